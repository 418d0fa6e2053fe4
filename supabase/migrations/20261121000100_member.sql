-- expand; lock risk: none (creates new objects only)
--
-- Members, their sessions and accounts, the application's own secrets, and answers kept for repeated requests.
-- All of it lies in hanbeon_private, which a data API does not expose. The sign-in library writes member, session,
-- account and verification through a map of names (server/member/auth.ts); everything else reads plain SQL.

create schema if not exists hanbeon_private;
revoke all on schema hanbeon_private from public;

create table hanbeon_private.member (
  id uuid not null default gen_random_uuid(),
  email text not null,
  email_verified boolean not null default false,
  name text not null,
  image text,
  role text not null default 'customer',
  signs text[] not null default '{}',
  banned boolean not null default false,
  -- Toss's customerKey: random, so that it can be shown to a browser and tells nothing.
  customer_key uuid not null default gen_random_uuid(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint member_pkey primary key (id),
  constraint member_email_key unique (email),
  constraint member_email_is_lower_case check (email = lower(email)),
  constraint member_customer_key_key unique (customer_key),
  constraint member_role_is_known
    check (role in ('customer', 'instructor', 'viewer', 'operator', 'admin')),
  constraint member_signs_are_known
    check (signs <@ array['development', 'security', 'business'])
);

create index member_role_idx on hanbeon_private.member (role) where role <> 'customer';

create table hanbeon_private.session (
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  token text not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint session_pkey primary key (id),
  constraint session_token_key unique (token),
  constraint session_member_id_fkey foreign key (member_id)
    references hanbeon_private.member (id) on delete cascade
);

create index session_member_id_idx on hanbeon_private.session (member_id);
create index session_expires_at_idx on hanbeon_private.session (expires_at);

-- A way to sign in: provider 'credential' (with the password's hash), 'kakao' or 'naver'.
create table hanbeon_private.account (
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint account_pkey primary key (id),
  constraint account_provider_id_account_id_key unique (provider_id, account_id),
  constraint account_member_id_fkey foreign key (member_id)
    references hanbeon_private.member (id) on delete cascade
);

create index account_member_id_idx on hanbeon_private.account (member_id);

-- Short-lived proofs: password resets and the state of a social sign-in, under a hash of their token.
create table hanbeon_private.verification (
  id uuid not null default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint verification_pkey primary key (id)
);

create index verification_identifier_idx on hanbeon_private.verification (identifier);
create index verification_expires_at_idx on hanbeon_private.verification (expires_at);

-- Random values that every process of one installation shares; the program makes them at migrate or start.
create table hanbeon_private.app_secret (
  name text not null,
  value bytea not null,
  created_at timestamptz not null default now(),
  constraint app_secret_pkey primary key (name),
  constraint app_secret_is_long_enough check (octet_length(value) >= 32)
);

-- The first answer to a request that carried an Idempotency-Key. scope_hash is of caller, method, path and key;
-- fingerprint also covers the body. locked_until is the owner's lease, and what it writes back must still match it.
create table hanbeon_private.idempotency (
  scope_hash bytea not null,
  fingerprint bytea not null,
  state text not null,
  status int,
  -- Sealed: an answer may carry an order's token.
  body bytea,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  constraint idempotency_pkey primary key (scope_hash),
  constraint idempotency_state_is_known check (state in ('running', 'done')),
  constraint idempotency_running_has_lease check (state <> 'running' or locked_until is not null),
  constraint idempotency_done_has_status check (state <> 'done' or status is not null)
);

create index idempotency_created_at_idx on hanbeon_private.idempotency (created_at);

alter table hanbeon_private.member enable row level security;
alter table hanbeon_private.session enable row level security;
alter table hanbeon_private.account enable row level security;
alter table hanbeon_private.verification enable row level security;
alter table hanbeon_private.app_secret enable row level security;
alter table hanbeon_private.idempotency enable row level security;

-- The server's own role, where there is one: without it the tables belong to whoever migrates, and serves.
do $$
declare
  name text;
begin
  if not exists (select from pg_roles where rolname = 'hanbeon_server') then
    return;
  end if;
  grant usage on schema hanbeon_private to hanbeon_server;
  foreach name in array array['member', 'session', 'account', 'verification', 'app_secret', 'idempotency'] loop
    execute format(
      'grant select, insert, update, delete on hanbeon_private.%I to hanbeon_server', name);
    execute format(
      'create policy %I on hanbeon_private.%I for all to hanbeon_server using (true) with check (true)',
      name || '_server', name);
  end loop;
end
$$;
