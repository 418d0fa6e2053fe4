-- expand: refunds (arm, take, settle) and what a look-up finds beyond them; new functions only, no lock on tables.

-- One refund as the API shows it.
create function hanbeon_private.refund_json(r public.checkout_refund) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'id', r.id, 'paymentId', r.payment_id, 'amount', r.amount::bigint, 'reason', r.reason, 'status', r.status,
    'items', r.items, 'transactionKey', r.transaction_key, 'requestedBy', r.requested_by, 'dueAt', r.due_at,
    'createdAt', r.created_at, 'completedAt', r.completed_at)
$$;

-- arm: a refund is written down, and its amount is off the refundable balance, before Toss hears of it.
-- {refundId, orderId, reason, amount, items, keepAccess, receiveAccount (hex), actor, requestedBy, scope (hex),
--  fingerprint (hex), dueAt, now}; an absent amount is the whole rest.
create function hanbeon_private.arm_refund_v1(p jsonb) returns jsonb language plpgsql as $$
declare
  v_now timestamptz := (p ->> 'now')::timestamptz;
  v_amount numeric := (p ->> 'amount')::numeric;
  v_available numeric;
  o public.checkout_order;
  pay public.checkout_payment;
  r public.checkout_refund;
begin
  select * into o from public.checkout_order where id = (p ->> 'orderId')::uuid for update;
  select * into r from public.checkout_refund where idempotency_scope = decode(p ->> 'scope', 'hex');
  if r.id is not null then
    if r.fingerprint <> decode(p ->> 'fingerprint', 'hex') or r.order_id <> o.id then
      return jsonb_build_object('verdict', 'idempotency_mismatch');
    end if;
    return jsonb_build_object('verdict', 'replay', 'refundId', r.id, 'paymentId', r.payment_id);
  end if;
  if o.payment_status = 'confirming' then
    return jsonb_build_object('verdict', 'in_doubt', 'activePaymentId', o.active_payment_id);
  end if;
  if o.paid_payment_id is null or o.payment_status not in ('paid', 'partially_refunded') then
    return jsonb_build_object('verdict', 'not_refundable');
  end if;
  select * into pay from public.checkout_payment where id = o.paid_payment_id for update;
  select pay.balance_amount - coalesce(sum(amount), 0) into v_available
  from public.checkout_refund where payment_id = pay.id and status = 'pending';
  v_amount := coalesce(v_amount, v_available);
  if v_available <= 0 or v_amount > v_available or exists (
    select from jsonb_to_recordset(coalesce(nullif(p -> 'items', 'null'), '[]')) as w("orderItemId" text, quantity integer)
    where w.quantity > (
      select (i ->> 'quantity')::integer from jsonb_array_elements(o.items) i where i ->> 'id' = w."orderItemId"
    ) - (
      select coalesce(sum((d ->> 'quantity')::integer), 0)
      from public.checkout_refund x, jsonb_array_elements(x.items) d
      where x.order_id = o.id and x.status in ('pending', 'succeeded') and d ->> 'orderItemId' = w."orderItemId"
    )) then
    return jsonb_build_object('verdict', 'exceeds_balance', 'available', v_available::bigint);
  end if;
  if pay.method = '가상계좌' and p ->> 'receiveAccount' is null then
    return jsonb_build_object('verdict', 'account_required');
  end if;
  insert into public.checkout_refund
    (id, order_id, payment_id, kind, seq, amount, reason, status, items, keep_access, receive_account, requested_by,
     performer_type, request_id, idempotency_scope, fingerprint, next_try_at, due_at, created_at, updated_at)
  values (
    (p ->> 'refundId')::uuid, o.id, pay.id, 'refund',
    1 + coalesce((select max(seq) from public.checkout_refund where payment_id = pay.id), 0),
    v_amount, p ->> 'reason', 'pending', coalesce(nullif(p -> 'items', 'null'), '[]'),
    coalesce((p ->> 'keepAccess')::boolean, false),
    decode(p ->> 'receiveAccount', 'hex'), p ->> 'requestedBy', p #>> '{actor,type}', p #>> '{actor,requestId}',
    decode(p ->> 'scope', 'hex'), decode(p ->> 'fingerprint', 'hex'), v_now,
    (p ->> 'dueAt')::timestamptz, v_now, v_now)
  returning * into r;
  o := hanbeon_private.log_append(o, 'refund_requested', hanbeon_private.order_states(o),
    hanbeon_private.order_states(o) || jsonb_build_object('refundId', r.id, 'amount', v_amount::bigint),
    p -> 'actor', r.reason, v_now);
  perform hanbeon_private.store_order(o, v_now);
  return jsonb_build_object('verdict', 'armed', 'refundId', r.id, 'paymentId', pay.id);
end $$;

-- void: an account that nobody has paid into is to be closed at Toss before its order goes on.
create function hanbeon_private.arm_void_v1(p_order_id uuid, p_actor jsonb, p_now timestamptz)
returns jsonb language plpgsql as $$
declare
  o public.checkout_order;
  pay public.checkout_payment;
  v_refund uuid;
begin
  select * into o from public.checkout_order where id = p_order_id for update;
  select * into pay from public.checkout_payment where id = o.active_payment_id for update;
  if pay.status is distinct from 'WAITING_FOR_DEPOSIT' then
    return null;
  end if;
  select id into v_refund from public.checkout_refund
  where payment_id = pay.id and kind = 'void' and status = 'pending';
  if v_refund is null then
    perform hanbeon_private.arm_give_back(o, pay, 'void', '입금 전 가상계좌를 닫아요', p_actor, p_now);
    select id into v_refund from public.checkout_refund
    where payment_id = pay.id and kind = 'void' and status = 'pending';
  end if;
  return jsonb_build_object('refundId', v_refund, 'paymentId', pay.id);
end $$;

-- take: the right to send this payment's oldest armed refund, one at a time per payment, kept by a short lease.
-- Null where nothing is armed or due yet, or somebody else is sending. `n` and the balance are stored before they are sent.
create function hanbeon_private.take_refund_v1(
  p_payment_id uuid, p_lease_id uuid, p_now timestamptz, p_until timestamptz
) returns jsonb language plpgsql as $$
declare
  pay public.checkout_payment;
  r public.checkout_refund;
  v_order_id uuid;
begin
  select order_id into v_order_id from public.checkout_payment where id = p_payment_id;
  perform from public.checkout_order where id = v_order_id for update;
  select * into pay from public.checkout_payment where id = p_payment_id for update;
  if pay.refund_lease_until > p_now and pay.refund_lease_id <> p_lease_id then
    return null;
  end if;
  update public.checkout_refund set
    send_n = greatest(send_n, 1), refundable_before = coalesce(refundable_before, pay.balance_amount),
    tries = tries + 1, next_try_at = p_until, updated_at = p_now
  where id = (select id from public.checkout_refund
              where payment_id = pay.id and status = 'pending' order by seq limit 1)
    and next_try_at <= p_now
  returning * into r;
  update public.checkout_payment set
    refund_lease_id = case when r.id is null then null else p_lease_id end,
    refund_lease_until = case when r.id is null then null else p_until end
  where id = pay.id;
  if r.id is null then
    return null;
  end if;
  return jsonb_build_object(
    'refundId', r.id, 'paymentId', pay.id, 'orderId', pay.order_id, 'paymentKey', pay.payment_key, 'kind', r.kind,
    'amount', r.amount::bigint, 'reason', r.reason, 'sendN', r.send_n, 'tries', r.tries,
    'refundableBefore', r.refundable_before::bigint, 'createdAt', r.created_at,
    'receiveAccount', encode(r.receive_account, 'hex'));
end $$;

create function hanbeon_private.release_refund_lease_v1(p_payment_id uuid, p_lease_id uuid) returns void language sql as $$
  update public.checkout_payment set refund_lease_id = null, refund_lease_until = null
  where id = p_payment_id and refund_lease_id = p_lease_id
$$;

-- What a refund that has happened does to its payment and order, under their locks.
create function hanbeon_private.apply_refund(
  o public.checkout_order, r public.checkout_refund, p_actor jsonb, p_now timestamptz
) returns void language plpgsql as $$
declare
  v_before jsonb := hanbeon_private.order_states(o);
  pay public.checkout_payment;
  h record;
begin
  if r.kind = 'void' then
    update public.checkout_payment set
      status = 'EXPIRED', failure_kind = 'expired', next_look_at = null, settled_at = p_now, updated_at = p_now
    where id = r.payment_id and status = 'WAITING_FOR_DEPOSIT';
    if o.active_payment_id = r.payment_id then
      o.active_payment_id := null;
      update public.enrollments set status = 'CANCELLED', updated_at = p_now
      where order_id = o.id and status = 'PENDING';
    end if;
    o := hanbeon_private.log_append(o, 'account_closed', v_before,
      hanbeon_private.order_states(o) || jsonb_build_object('paymentId', r.payment_id), p_actor, r.reason, p_now);
    perform hanbeon_private.store_order(o, p_now);
    return;
  end if;

  update public.checkout_payment set
    balance_amount = balance_amount - r.amount,
    status = case when balance_amount - r.amount = 0 then 'REFUNDED' else 'PARTIALLY_REFUNDED' end,
    updated_at = p_now
  where id = r.payment_id
  returning * into pay;

  if o.paid_payment_id = pay.id then
    o.refunded_amount := o.refunded_amount + r.amount;
    o.refund_reason := r.reason;
    o.payment_status := case when pay.balance_amount = 0 then 'refunded' else 'partially_refunded' end;
    if pay.balance_amount = 0 then
      o.status := 'refunded';
      o.refunded_at := p_now;
    end if;
    -- Pieces go back only where the operator says that they are there again.
    for h in
      select i."productId", sum(w.quantity)::integer as quantity
      from jsonb_to_recordset(r.items) as w("orderItemId" text, quantity integer, restock boolean)
      join jsonb_to_recordset(o.items) as i(id text, "productId" uuid) on i.id = w."orderItemId"
      where w.restock
      group by 1 order by 1
    loop
      update public.product set stock = stock + h.quantity where id = h."productId" and stock is not null;
    end loop;
    if not r.keep_access then
      update public.enrollments e set status = 'CANCELLED', updated_at = p_now
      where e.order_id = o.id and e.status in ('ENROLLED', 'PENDING')
        and (pay.balance_amount = 0 or exists (
          select from jsonb_to_recordset(r.items) as w("orderItemId" text)
          join jsonb_to_recordset(o.items) as i(id text, "courseId" uuid) on i.id = w."orderItemId"
          where i."courseId" = e.course_id));
    end if;
  elsif o.paid_payment_id is null and pay.balance_amount = 0 and o.payment_status in ('pending', 'failed') then
    o.payment_status := 'refunded';
    o.refunded_at := p_now;
    o.refund_reason := r.reason;
  end if;
  o := hanbeon_private.log_append(o, 'refunded', v_before,
    hanbeon_private.order_states(o) || jsonb_build_object(
      'refundId', r.id, 'paymentId', pay.id, 'amount', r.amount::bigint, 'kind', r.kind,
      'balanceAmount', pay.balance_amount::bigint),
    p_actor, r.reason, p_now);
  perform hanbeon_private.store_order(o, p_now);
end $$;

-- settle a refund: Toss's answer to one that was sent.
-- {refundId, outcome: succeeded|failed|unknown, transactionKey, failureCode, failureMessage, grow, nextTryAt, calls, now, actor}
-- `grow`: the answer did nothing and stays bound to the key, so the next try needs another one.
create function hanbeon_private.settle_refund_v1(p jsonb) returns jsonb language plpgsql as $$
declare
  v_now timestamptz := (p ->> 'now')::timestamptz;
  v_outcome text := p ->> 'outcome';
  v_order_id uuid;
  o public.checkout_order;
  r public.checkout_refund;
begin
  select order_id into v_order_id from public.checkout_refund where id = (p ->> 'refundId')::uuid;
  select * into o from public.checkout_order where id = v_order_id for update;
  select * into r from public.checkout_refund where id = (p ->> 'refundId')::uuid for update;
  insert into hanbeon_private.provider_call
    (order_id, payment_id, operation, at, status, code, body, trace_id, request_id, ms)
  select o.id, r.payment_id, c.operation, c.at, c.status, c.code, c.body, c."traceId", p #>> '{actor,requestId}', c.ms
  from jsonb_to_recordset(coalesce(p -> 'calls', '[]'))
    as c(operation text, at timestamptz, status integer, code text, body jsonb, "traceId" text, ms integer);
  if r.status <> 'pending' then
    return jsonb_build_object('changed', false, 'status', r.status);
  end if;
  if v_outcome = 'succeeded' then
    update public.checkout_refund set
      status = 'succeeded', transaction_key = p ->> 'transactionKey', completed_at = v_now, next_try_at = null,
      failure_code = null, failure_message = null, updated_at = v_now
    where id = r.id
    returning * into r;
    perform hanbeon_private.apply_refund(o, r, p -> 'actor', v_now);
  elsif v_outcome = 'failed' then
    update public.checkout_refund set
      status = 'failed', failure_code = p ->> 'failureCode', failure_message = left(p ->> 'failureMessage', 500),
      next_try_at = null, updated_at = v_now
    where id = r.id
    returning * into r;
    o := hanbeon_private.log_append(o, 'refund_failed', hanbeon_private.order_states(o),
      hanbeon_private.order_states(o) || jsonb_build_object(
        'refundId', r.id, 'amount', r.amount::bigint, 'code', p ->> 'failureCode'),
      p -> 'actor', null, v_now);
    perform hanbeon_private.store_order(o, v_now);
  else
    update public.checkout_refund set
      send_n = case when (p ->> 'grow')::boolean then send_n + 1 else send_n end,
      refundable_before = case when (p ->> 'grow')::boolean then null else refundable_before end,
      next_try_at = (p ->> 'nextTryAt')::timestamptz, failure_code = p ->> 'failureCode', updated_at = v_now
    where id = r.id
    returning * into r;
  end if;
  return jsonb_build_object('changed', true, 'status', r.status);
end $$;

-- sync: cancels that Toss lists and we do not have. One that fits a refund we sent is that refund's lost answer;
-- any other was made outside (Toss's own console), and is written down as such.
-- {paymentId, cancels: [{transactionKey, amount, reason, canceledAt}], now, actor}
create function hanbeon_private.sync_cancels_v1(p jsonb) returns jsonb language plpgsql as $$
declare
  v_now timestamptz := (p ->> 'now')::timestamptz;
  v_order_id uuid;
  v_changes jsonb := '[]';
  c record;
  o public.checkout_order;
  pay public.checkout_payment;
  r public.checkout_refund;
begin
  select order_id into v_order_id from public.checkout_payment where id = (p ->> 'paymentId')::uuid;
  for c in
    select * from jsonb_to_recordset(p -> 'cancels')
      as x("transactionKey" text, amount numeric, reason text, "canceledAt" timestamptz)
    order by "canceledAt"
  loop
    select * into o from public.checkout_order where id = v_order_id for update;
    select * into pay from public.checkout_payment where id = (p ->> 'paymentId')::uuid for update;
    continue when pay.status not in ('SUCCESS', 'PARTIALLY_REFUNDED') or exists (
      select from public.checkout_refund where payment_id = pay.id and transaction_key = c."transactionKey");
    update public.checkout_refund set
      status = 'succeeded', transaction_key = c."transactionKey", completed_at = v_now, next_try_at = null, updated_at = v_now
    where id = (select id from public.checkout_refund
                where payment_id = pay.id and status = 'pending' and send_n > 0 and amount = c.amount and reason = c.reason
                order by seq limit 1)
    returning * into r;
    if r.id is null then
      insert into public.checkout_refund
        (id, order_id, payment_id, kind, seq, amount, reason, status, requested_by, performer_type, transaction_key,
         created_at, updated_at, completed_at)
      values (gen_random_uuid(), o.id, pay.id, 'outside',
        1 + coalesce((select max(seq) from public.checkout_refund where payment_id = pay.id), 0),
        c.amount, left(coalesce(nullif(c.reason, ''), '토스에서 취소'), 200), 'succeeded', 'toss', 'provider',
        c."transactionKey", v_now, v_now, v_now)
      returning * into r;
    end if;
    perform hanbeon_private.apply_refund(o, r, p -> 'actor', v_now);
    v_changes := v_changes || jsonb_build_object('field', 'refund', 'before', null, 'after', hanbeon_private.refund_json(r));
  end loop;
  return v_changes;
end $$;

-- ── rights ────────────────────────────────────────────────────────────────────────────────────────
-- Nobody but the serving role calls what stands in the private schema; the log belongs to a role that nobody uses.
revoke execute on all functions in schema hanbeon_private from public;
do $$
begin
  if exists (select from pg_roles where rolname = 'hanbeon_server') then
    grant execute on all functions in schema hanbeon_private to hanbeon_server;
    revoke execute on function hanbeon_private.serve_table(regclass, text) from hanbeon_server;
  end if;
  begin
    execute format('create policy served_by_migrator on public.order_log to %I using (true) with check (true)', current_user);
    execute format('grant hanbeon_log_owner to %I', current_user);
    grant create on schema public to hanbeon_log_owner;
    alter table public.order_log owner to hanbeon_log_owner;
    execute format('grant select, insert, references on public.order_log to %I', current_user);
    revoke create on schema public from hanbeon_log_owner;
    execute format('revoke hanbeon_log_owner from %I', current_user);
  exception when insufficient_privilege or undefined_object then
    raise notice 'order_log keeps its owner: %', sqlerrm;
  end;
end $$;
