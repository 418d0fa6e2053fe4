-- expand: the private schema, the roles that serve and that keep the log, and how a table is opened to them; no lock.

create schema if not exists hanbeon_private;

-- The role that serves requests owns nothing, so that it can neither switch off a guard nor rewrite the log.
-- Where roles may not be made (a managed database), the connecting role serves, and the guards below still hold.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['hanbeon_server', 'hanbeon_log_owner'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception when insufficient_privilege or duplicate_object or unique_violation then
        raise notice 'role % was not made: %', wanted, sqlerrm;
      end;
    end if;
  end loop;
end $$;

-- Opens a table to the serving role alone: row-level security on, one policy, the named rights.
create or replace function hanbeon_private.serve_table(target regclass, rights text)
returns void
language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  if exists (select from pg_roles where rolname = 'hanbeon_server') then
    execute format('grant %s on %s to hanbeon_server', rights, target);
    execute format('create policy served on %s to hanbeon_server using (true) with check (true)', target);
  end if;
end $$;
