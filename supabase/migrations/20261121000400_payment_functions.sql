-- expand: the two statements of confirm (claim, settle) and what surrounds them; new functions only, no lock on tables.
--
-- Each is sent as one autocommitted statement. They take a list, of one when the server is idle, and work it in the
-- order of order ids. No function here swallows a deadlock (40P01) or a serialisation failure (40001): the whole
-- statement is rolled back and the caller sends it again.

-- The attempt that a payment key belongs to: its own row, else the keyless attempt of that Toss order id, else a new one
-- (a second tab of the same window, or a key whose first refusal was only temporary). Null past 50 attempts.
create function hanbeon_private.attempt_of_key(
  inout o public.checkout_order, p_toss_order_id text, p_payment_key text, p_new_id uuid, p_now timestamptz,
  out v_payment_id uuid
) language plpgsql as $$
begin
  select id into v_payment_id from public.checkout_payment
  where order_id = o.id and status = 'PENDING'
    and (payment_key = p_payment_key or (payment_key is null and toss_order_id = p_toss_order_id))
  order by payment_key nulls last, attempt desc limit 1;
  if v_payment_id is not null or o.attempts >= 50 then
    return;
  end if;
  o.attempts := o.attempts + 1;
  insert into public.checkout_payment (id, order_id, amount, attempt, toss_order_id, created_at, updated_at)
  values (p_new_id, o.id, o.total_amount, o.attempts, p_toss_order_id, p_now, p_now)
  returning id into v_payment_id;
end $$;

-- Whether a token opens this order: one of its attempts' tokens, until a day after the deadline.
create function hanbeon_private.token_opens(o public.checkout_order, p_token_hash text, p_now timestamptz)
returns boolean language sql stable as $$
  select p_token_hash is not null and p_now <= coalesce(o.expires_at, o.created_at) + interval '24 hours'
    and exists (select from public.checkout_payment
                where order_id = o.id and token_hash = decode(p_token_hash, 'hex'))
$$;

-- claim, one item: the right to charge this order with this payment key, or why not, in the order of precedence.
-- {claimId, tossOrderId, paymentKey, amount, sessionToken, tokenHash (hex), source: buyer|worker, idempotencyScope (hex),
--  fingerprint (hex), newPaymentId, now, actor}
create function hanbeon_private.claim_payment(p jsonb, p_order_id uuid) returns jsonb language plpgsql as $$
declare
  v_now timestamptz := (p ->> 'now')::timestamptz;
  v_key text := p ->> 'paymentKey';
  v_member text;
  v_fingerprint bytea;
  v_before jsonb;
  o public.checkout_order;
  mine public.checkout_payment;
  active public.checkout_payment;
  found_attempt record;
begin
  if p ->> 'sessionToken' is not null then
    v_member := hanbeon_private.session_member(p ->> 'sessionToken');
  end if;
  if p_order_id is null then
    return jsonb_build_object('verdict', case when v_member is null then 'forbidden' else 'unknown_order' end);
  end if;
  select * into o from public.checkout_order where id = p_order_id for update;
  if p ->> 'source' <> 'worker'
     and v_member is distinct from o.buyer_id
     and not hanbeon_private.token_opens(o, p ->> 'tokenHash', v_now) then
    return jsonb_build_object('verdict', 'forbidden');
  end if;

  if p ->> 'idempotencyScope' is not null then
    -- Only the fingerprint counts here: the answer itself is always told from the rows (status 0, no body).
    insert into hanbeon_private.idempotency (scope_hash, fingerprint, state, status, created_at)
    values (decode(p ->> 'idempotencyScope', 'hex'), decode(p ->> 'fingerprint', 'hex'), 'done', 0, v_now)
    on conflict (scope_hash) do nothing;
    select fingerprint into v_fingerprint from hanbeon_private.idempotency
    where scope_hash = decode(p ->> 'idempotencyScope', 'hex');
    if v_fingerprint <> decode(p ->> 'fingerprint', 'hex') then
      return jsonb_build_object('verdict', 'idempotency_mismatch');
    end if;
  end if;

  select * into mine from public.checkout_payment
  where order_id = o.id and payment_key = v_key order by attempt desc limit 1;
  if mine.status in ('SUCCESS', 'WAITING_FOR_DEPOSIT', 'PARTIALLY_REFUNDED', 'REFUNDED') then
    return jsonb_build_object('verdict', 'replay', 'view', hanbeon_private.confirm_json(o.id, mine.id));
  end if;
  if o.paid_payment_id is not null or o.status in ('paid', 'refunded') then
    return jsonb_build_object('verdict', 'already_paid');
  end if;
  if o.active_payment_id is not null then
    select * into active from public.checkout_payment where id = o.active_payment_id;
    if active.status <> 'CONFIRMING' then
      return jsonb_build_object('verdict', 'already_paid');
    end if;
    if active.payment_key is distinct from v_key then
      return jsonb_build_object('verdict', 'in_progress', 'activePaymentId', active.id);
    end if;
    return jsonb_build_object(
      'verdict', case when active.claim_id = (p ->> 'claimId')::uuid then 'won' else 'joined' end,
      'paymentId', active.id, 'orderId', o.id, 'confirmN', active.confirm_n,
      'view', hanbeon_private.confirm_json(o.id, active.id));
  end if;
  if mine.status in ('FAILED', 'EXPIRED') and mine.settled_at is not null
     and mine.failure_kind in ('declined', 'expired') then
    return jsonb_build_object('verdict', mine.failure_kind, 'providerCode', mine.failure_code,
      'providerMessage', mine.failure_message);
  end if;
  if (p ->> 'amount')::numeric <> o.total_amount then
    return jsonb_build_object('verdict', 'amount_mismatch', 'expected', o.total_amount::bigint);
  end if;
  if coalesce((select value from hanbeon_private.setting where name = 'checkoutPaused'), 'false') = 'true' then
    return jsonb_build_object('verdict', 'paused');
  end if;
  if o.status = 'cancelled' then
    if o.closed_reason <> 'expired' then
      return jsonb_build_object('verdict', 'closed');
    end if;
    if not hanbeon_private.retake_holds(o, v_now) then
      return jsonb_build_object('verdict', 'expired');
    end if;
  end if;

  v_before := hanbeon_private.order_states(o);
  select * into found_attempt
  from hanbeon_private.attempt_of_key(o, p ->> 'tossOrderId', v_key, (p ->> 'newPaymentId')::uuid, v_now);
  if found_attempt.v_payment_id is null then
    return jsonb_build_object('verdict', 'closed');
  end if;
  o := found_attempt.o;
  update public.checkout_payment set
    status = 'CONFIRMING', payment_key = v_key, claim_id = (p ->> 'claimId')::uuid, claimed_at = v_now, confirm_n = 1,
    next_look_at = v_now + interval '5 seconds', looks = 0, looked_at = null, doubted_at = null,
    failure_code = null, failure_message = null, failure_kind = null, updated_at = v_now
  where id = found_attempt.v_payment_id
  returning * into mine;
  o.payment_status := 'confirming';
  o.active_payment_id := mine.id;
  o := hanbeon_private.log_append(o, 'payment_confirming', v_before,
    hanbeon_private.order_states(o) || jsonb_build_object('paymentId', mine.id), p -> 'actor', null, v_now);
  perform hanbeon_private.store_order(o, v_now);
  return jsonb_build_object('verdict', 'won', 'paymentId', mine.id, 'orderId', o.id, 'confirmN', 1,
    'view', hanbeon_private.confirm_json(o.id, mine.id));
end $$;

create function hanbeon_private.claim_payments_v1(p_items jsonb) returns jsonb language plpgsql as $$
declare
  i record;
  v_out jsonb := '[]';
begin
  for i in
    select x.item, a.order_id
    from jsonb_array_elements(p_items) x(item)
    left join lateral (
      select order_id from public.checkout_payment where toss_order_id = x.item ->> 'tossOrderId' limit 1) a on true
    order by a.order_id
  loop
    v_out := v_out || (hanbeon_private.claim_payment(i.item, i.order_id)
      || jsonb_build_object('claimId', i.item ->> 'claimId'));
  end loop;
  return v_out;
end $$;

-- Money that an order can no longer have goes back: a refund is armed in the same statement that wrote the money down.
create function hanbeon_private.arm_give_back(
  o public.checkout_order, pay public.checkout_payment, p_kind text, p_reason text, p_actor jsonb, p_now timestamptz
) returns void language sql as $$
  insert into public.checkout_refund
    (id, order_id, payment_id, kind, seq, amount, reason, status, requested_by, performer_type, request_id,
     next_try_at, due_at, created_at, updated_at)
  select gen_random_uuid(), o.id, pay.id, p_kind,
    1 + coalesce((select max(seq) from public.checkout_refund where payment_id = pay.id), 0),
    pay.amount, p_reason, 'pending', 'system', 'system', p_actor ->> 'requestId',
    p_now, p_now + interval '3 days', p_now, p_now
$$;

-- settle, one item: Toss's truth about one attempt becomes ours. Whoever comes first writes; the others get what stands.
-- {paymentId, outcome: paid|awaiting_deposit|failed|in_doubt, source: confirm|lookup, facts, calls, now, nextLookAt, actor}
create function hanbeon_private.settle_payment(p jsonb, p_order_id uuid) returns jsonb language plpgsql as $$
declare
  v_now timestamptz := (p ->> 'now')::timestamptz;
  f jsonb := coalesce(p -> 'facts', '{}');
  v_outcome text := p ->> 'outcome';
  v_before jsonb;
  v_changed boolean := false;
  v_honoured boolean;
  v_kind text;
  o public.checkout_order;
  pay public.checkout_payment;
begin
  select * into o from public.checkout_order where id = p_order_id for update;
  select * into pay from public.checkout_payment where id = (p ->> 'paymentId')::uuid for update;
  v_before := hanbeon_private.order_states(o);
  insert into hanbeon_private.provider_call
    (order_id, payment_id, operation, at, status, code, body, trace_id, request_id, ms)
  select o.id, pay.id, c.operation, c.at, c.status, c.code, c.body, c."traceId", p #>> '{actor,requestId}', c.ms
  from jsonb_to_recordset(coalesce(p -> 'calls', '[]'))
    as c(operation text, at timestamptz, status integer, code text, body jsonb, "traceId" text, ms integer);

  if v_outcome = 'in_doubt' then
    update public.checkout_payment set
      next_look_at = (p ->> 'nextLookAt')::timestamptz, doubted_at = coalesce(doubted_at, v_now), updated_at = v_now
    where id = pay.id and status = 'CONFIRMING';

  elsif v_outcome = 'paid' then
    if pay.status in ('FAILED', 'EXPIRED', 'PENDING') and p ->> 'source' <> 'lookup' then
      -- An answer that came after its attempt was given up: only a look-up may overrule that.
      update public.checkout_payment set next_look_at = v_now where id = pay.id;
    elsif pay.status in ('CONFIRMING', 'WAITING_FOR_DEPOSIT', 'FAILED', 'EXPIRED', 'PENDING') then
      v_changed := true;
      update public.checkout_payment set
        status = 'SUCCESS', provider_tx_id = payment_key, balance_amount = amount, settled_at = v_now, next_look_at = null,
        method = f ->> 'method', card_company = f ->> 'cardCompany', card_number = f ->> 'cardNumber',
        installment_months = (f ->> 'installmentMonths')::integer, easy_pay_provider = f ->> 'easyPayProvider',
        approved_at = (f ->> 'approvedAt')::timestamptz, receipt_url = f ->> 'receiptUrl',
        toss_secret = coalesce(f ->> 'secret', toss_secret),
        metadata = metadata || jsonb_build_object('isPartialCancelable', f -> 'isPartialCancelable'),
        failure_code = null, failure_message = null, failure_kind = null, updated_at = v_now
      where id = pay.id
      returning * into pay;
      v_honoured := o.paid_payment_id is null and o.status not in ('paid', 'refunded')
        and (o.active_payment_id is null or o.active_payment_id = pay.id)
        and (o.status <> 'cancelled'
             or exists (select from public.stock_hold where order_id = o.id and state = 'held')
             or (o.closed_reason <> 'buyer' and hanbeon_private.retake_holds(o, v_now)))
        and hanbeon_private.grant_enrollments(o, pay.id, 'ENROLLED', v_now);
      if v_honoured then
        update public.stock_hold set state = 'sold', ended_at = v_now where order_id = o.id and state = 'held';
        -- Other attempts of a paid order can no longer be confirmed.
        update public.checkout_payment set
          status = 'EXPIRED', failure_kind = 'expired', next_look_at = null, updated_at = v_now
        where order_id = o.id and status = 'PENDING';
        o.status := 'paid';
        o.payment_status := 'paid';
        o.paid_at := v_now;
        o.paid_payment_id := pay.id;
        o.active_payment_id := null;
        o.cancelled_at := null;
        o.closed_reason := null;
        o := hanbeon_private.log_append(o, 'payment_success', v_before,
          hanbeon_private.order_states(o) || jsonb_build_object(
            'paymentId', pay.id, 'amount', pay.amount::bigint, 'method', pay.method, 'source', p ->> 'source'),
          p -> 'actor', null, v_now);
      else
        perform hanbeon_private.arm_give_back(o, pay, 'late_money',
          case when o.paid_payment_id is null then '주문을 이어 갈 수 없어 돌려드려요' else '이미 결제한 주문이에요' end,
          p -> 'actor', v_now);
        if o.active_payment_id = pay.id then
          o.active_payment_id := null;
          o.payment_status := 'failed';
        end if;
        if o.status = 'cancelled' then
          perform hanbeon_private.release_holds(o.id, v_now);
        end if;
        o := hanbeon_private.log_append(o, 'late_payment', v_before,
          hanbeon_private.order_states(o) || jsonb_build_object(
            'paymentId', pay.id, 'amount', pay.amount::bigint, 'source', p ->> 'source'),
          p -> 'actor', null, v_now);
      end if;
      perform hanbeon_private.store_order(o, v_now);
    end if;

  elsif v_outcome = 'awaiting_deposit' then
    if pay.status = 'CONFIRMING' or (pay.status in ('PENDING', 'FAILED', 'EXPIRED') and p ->> 'source' = 'lookup') then
      v_changed := true;
      update public.checkout_payment set
        status = 'WAITING_FOR_DEPOSIT', provider_tx_id = payment_key, settled_at = v_now,
        next_look_at = v_now + interval '1 minute', looks = 0, method = f ->> 'method',
        virtual_account = f -> 'virtualAccount', due_at = (f ->> 'dueAt')::timestamptz,
        toss_secret = f ->> 'secret', receipt_url = f ->> 'receiptUrl',
        failure_code = null, failure_message = null, failure_kind = null, updated_at = v_now
      where id = pay.id
      returning * into pay;
      v_honoured := o.paid_payment_id is null and o.status = 'pending_payment'
        and (o.active_payment_id is null or o.active_payment_id = pay.id)
        and hanbeon_private.grant_enrollments(o, pay.id, 'PENDING', v_now);
      if o.payment_status in ('confirming', 'failed') and o.active_payment_id is not distinct from pay.id then
        o.payment_status := 'pending';
      end if;
      if v_honoured then
        o.active_payment_id := pay.id;
        o.expires_at := pay.due_at;
      else
        -- An account for an order that can no longer use it is closed at once.
        perform hanbeon_private.arm_give_back(o, pay, 'void', '주문이 끝나 가상계좌를 닫아요', p -> 'actor', v_now);
        if o.active_payment_id = pay.id then
          o.active_payment_id := null;
          o.payment_status := 'failed';
        end if;
        if o.status = 'cancelled' then
          perform hanbeon_private.release_holds(o.id, v_now);
        end if;
      end if;
      o := hanbeon_private.log_append(o, 'deposit_awaited', v_before,
        hanbeon_private.order_states(o) || jsonb_build_object(
          'paymentId', pay.id, 'amount', pay.amount::bigint, 'dueAt', pay.due_at),
        p -> 'actor', null, v_now);
      perform hanbeon_private.store_order(o, v_now);
    end if;

  elsif v_outcome = 'failed' then
    v_kind := f ->> 'failureKind';
    if pay.status in ('CONFIRMING', 'WAITING_FOR_DEPOSIT') or (pay.status = 'PENDING' and p ->> 'source' = 'lookup') then
      v_changed := true;
      update public.checkout_payment set
        status = case when v_kind = 'expired' then 'EXPIRED' else 'FAILED' end,
        failure_kind = v_kind, failure_code = f ->> 'failureCode', failure_message = left(f ->> 'failureMessage', 500),
        settled_at = v_now, next_look_at = null, updated_at = v_now
      where id = pay.id;
      if o.active_payment_id = pay.id then
        o.active_payment_id := null;
        if o.payment_status in ('confirming', 'pending') then
          o.payment_status := 'failed';
        end if;
      end if;
      o := hanbeon_private.log_append(o, 'payment_failed', v_before,
        hanbeon_private.order_states(o) || jsonb_build_object(
          'paymentId', pay.id, 'code', f ->> 'failureCode', 'kind', v_kind, 'source', p ->> 'source'),
        p -> 'actor', null, v_now);
      if o.status = 'cancelled' then
        perform hanbeon_private.release_holds(o.id, v_now);
        perform hanbeon_private.store_order(o, v_now);
      elsif pay.status = 'WAITING_FOR_DEPOSIT' and o.status = 'pending_payment' and v_kind = 'expired' then
        perform hanbeon_private.close_order(o, 'expired', p -> 'actor', v_now);
      else
        perform hanbeon_private.store_order(o, v_now);
      end if;
    end if;

  else
    raise exception 'unknown outcome %', v_outcome;
  end if;

  return jsonb_build_object('changed', v_changed, 'view', hanbeon_private.confirm_json(o.id, pay.id));
end $$;

create function hanbeon_private.settle_payments_v1(p_items jsonb) returns jsonb language plpgsql as $$
declare
  i record;
  v_out jsonb := '[]';
begin
  for i in
    select x.item, a.order_id
    from jsonb_array_elements(p_items) x(item)
    -- One look by the key for each item: a plain join would be planned for many items, and read the whole table.
    cross join lateral (
      select order_id from public.checkout_payment where id = (x.item ->> 'paymentId')::uuid limit 1) a
    order by a.order_id
  loop
    v_out := v_out || (hanbeon_private.settle_payment(i.item, i.order_id)
      || jsonb_build_object('paymentId', i.item ->> 'paymentId'));
  end loop;
  return v_out;
end $$;

-- The right to look one payment up now: at most one look every 3 seconds, whichever process asks.
-- Null where somebody has just looked, or there is nothing to find out.
create function hanbeon_private.take_look_v1(p_payment_id uuid, p_now timestamptz, p_next timestamptz)
returns jsonb language sql as $$
  update public.checkout_payment p set
    looked_at = p_now, looks = looks + 1, next_look_at = p_next
  where id = p_payment_id and payment_key is not null
    and (status in ('CONFIRMING', 'WAITING_FOR_DEPOSIT') or next_look_at <= p_now)
    and (looked_at is null or looked_at <= p_now - interval '3 seconds')
  returning jsonb_build_object(
    'paymentId', p.id, 'orderId', p.order_id, 'tossOrderId', p.toss_order_id, 'paymentKey', p.payment_key,
    'amount', p.amount::bigint, 'status', p.status, 'claimedAt', p.claimed_at, 'confirmN', p.confirm_n,
    'doubtedAt', p.doubted_at, 'looks', p.looks, 'dueAt', p.due_at)
$$;

-- The next idempotency key of a confirm, stored before it is sent. Null where somebody else has moved on.
create function hanbeon_private.grow_confirm_v1(p_payment_id uuid, p_from integer, p_now timestamptz)
returns integer language sql as $$
  update public.checkout_payment set confirm_n = p_from + 1, updated_at = p_now
  where id = p_payment_id and status = 'CONFIRMING' and confirm_n = p_from
  returning confirm_n
$$;

-- return: the buyer's redirect is written down, with a confirm two seconds ahead, before any page runs.
-- Answers the order number, or null without a good token, and then nothing is written.
create function hanbeon_private.bank_return_v1(
  p_toss_order_id text, p_token_hash text, p_payment_key text, p_amount numeric, p_new_id uuid, p_actor jsonb, p_now timestamptz
) returns text language plpgsql as $$
declare
  v_order_id uuid;
  v_payment_id uuid;
  o public.checkout_order;
  found_attempt record;
begin
  select order_id into v_order_id from public.checkout_payment where toss_order_id = p_toss_order_id limit 1;
  select * into o from public.checkout_order where id = v_order_id for update;
  if o.id is null or not hanbeon_private.token_opens(o, p_token_hash, p_now) then
    return null;
  end if;
  -- A reload, or a key whose attempt has gone on, is nothing new.
  if o.status <> 'pending_payment' or exists (
    select from public.checkout_payment
    where order_id = o.id and payment_key = p_payment_key and (status <> 'PENDING' or returned_at is not null)) then
    return o.order_number;
  end if;
  select * into found_attempt
  from hanbeon_private.attempt_of_key(o, p_toss_order_id, p_payment_key, p_new_id, p_now);
  v_payment_id := found_attempt.v_payment_id;
  if v_payment_id is null then
    return o.order_number;
  end if;
  o := found_attempt.o;
  update public.checkout_payment set
    payment_key = p_payment_key, returned_at = p_now, returned_amount = p_amount,
    next_look_at = case when p_amount = o.total_amount then p_now + interval '2 seconds' end, updated_at = p_now
  where id = v_payment_id;
  o := hanbeon_private.log_append(o, 'payment_returned', null,
    jsonb_build_object('paymentId', v_payment_id, 'amount', p_amount, 'tossOrderId', p_toss_order_id),
    p_actor, null, p_now);
  perform hanbeon_private.store_order(o, p_now);
  return o.order_number;
end $$;

-- fail: a window that failed or was closed. Never touches an attempt that came back, is confirming or has been answered.
-- The order is opened by its token or by its buyer; false where neither is shown.
create function hanbeon_private.fail_payment_v1(
  p_toss_order_id text, p_token_hash text, p_buyer_id text, p_code text, p_kind text, p_actor jsonb, p_now timestamptz
) returns boolean language plpgsql as $$
declare
  v_order_id uuid;
  v_payment_id uuid;
  v_before jsonb;
  o public.checkout_order;
begin
  select order_id into v_order_id from public.checkout_payment
  where toss_order_id = p_toss_order_id or (p_toss_order_id is null and token_hash = decode(p_token_hash, 'hex')) limit 1;
  select * into o from public.checkout_order where id = v_order_id for update;
  if o.id is null
     or (o.buyer_id is distinct from p_buyer_id and not hanbeon_private.token_opens(o, p_token_hash, p_now)) then
    return false;
  end if;
  if o.status <> 'pending_payment' or o.active_payment_id is not null then
    return false;
  end if;
  v_before := hanbeon_private.order_states(o);
  update public.checkout_payment set
    status = 'FAILED', failure_code = p_code, failure_kind = p_kind, settled_at = p_now, updated_at = p_now
  where id = (
    select id from public.checkout_payment
    where order_id = o.id and status = 'PENDING' and payment_key is null
      and toss_order_id = coalesce(p_toss_order_id, toss_order_id)
    order by attempt desc limit 1)
  returning id into v_payment_id;
  if v_payment_id is null then
    return false;
  end if;
  o.payment_status := 'failed';
  o := hanbeon_private.log_append(o, 'payment_failed', v_before,
    hanbeon_private.order_states(o) || jsonb_build_object('paymentId', v_payment_id, 'code', p_code, 'kind', p_kind),
    p_actor, null, p_now);
  perform hanbeon_private.store_order(o, p_now);
  return true;
end $$;
