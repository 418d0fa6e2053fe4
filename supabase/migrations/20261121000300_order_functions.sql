-- expand: the statements of an order's life (log, holds, initiate, close); new functions only, no lock on tables.
--
-- Locks are always taken in this order: the buyer (advisory), the order, its payment, products by id.
-- Within a volatile PL/pgSQL function every query sees what was committed before it began, so whatever is
-- read after the order's lock is the newest there is. What a confirm calls is PL/pgSQL even where SQL would do:
-- its plan is kept for the session, and an SQL function's is made anew at each call.

-- The member behind a session that has not ended, as text (an order's buyer_id). Sessions end by the database's own
-- clock: the shifted one is for money.
create function hanbeon_private.session_member(p_token text) returns text language plpgsql stable as $$
begin
  return (
    select m.id::text from hanbeon_private.session s
    join hanbeon_private.member m on m.id = s.member_id
    where s.token = p_token and s.expires_at > now() and not m.banned);
end $$;

-- Writes one line of an order's log and moves the chain's head, which the caller stores with the order.
create function hanbeon_private.log_append(
  o public.checkout_order, p_action text, p_previous jsonb, p_new jsonb, p_actor jsonb, p_note text, p_now timestamptz
) returns public.checkout_order language plpgsql as $$
declare
  v_id uuid := gen_random_uuid();
begin
  o.log_seq := o.log_seq + 1;
  -- As a JSON array, so that no two different lines read the same.
  o.log_head := sha256(o.log_head || convert_to(jsonb_build_array(
    v_id::text, o.id::text, o.log_seq, p_action, p_previous, p_new, p_actor ->> 'by', p_actor ->> 'type',
    p_note, extract(epoch from p_now)::text, p_actor ->> 'requestId')::text, 'UTF8'));
  insert into public.order_log
    (id, order_id, action, previous_data, new_data, performed_by, performer_type, note, created_at, seq, request_id, hash)
  values
    (v_id, o.id, p_action, p_previous, p_new, p_actor ->> 'by', p_actor ->> 'type', p_note, p_now, o.log_seq,
     p_actor ->> 'requestId', o.log_head);
  return o;
end $$;

-- Stores an order that was changed in memory under its lock.
create function hanbeon_private.store_order(o public.checkout_order, p_now timestamptz)
returns void language plpgsql as $$
begin
  update public.checkout_order set
    status = o.status, payment_status = o.payment_status, paid_at = o.paid_at, refunded_at = o.refunded_at,
    refund_reason = o.refund_reason, refunded_amount = o.refunded_amount, expires_at = o.expires_at,
    cancelled_at = o.cancelled_at, closed_reason = o.closed_reason, attempts = o.attempts,
    active_payment_id = o.active_payment_id, paid_payment_id = o.paid_payment_id,
    log_seq = o.log_seq, log_head = o.log_head, updated_at = p_now
  where id = o.id;
end $$;

-- The two states of an order, as its log keeps them.
create function hanbeon_private.order_states(o public.checkout_order) returns jsonb language sql immutable as $$
  select jsonb_build_object('status', o.status, 'paymentStatus', o.payment_status)
$$;

-- One payment as the API shows it.
create function hanbeon_private.payment_json(p public.checkout_payment) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'id', p.id, 'orderId', p.order_id, 'paymentKey', p.payment_key, 'status', p.status, 'method', p.method,
    'amount', p.amount::bigint, 'balanceAmount', p.balance_amount::bigint, 'approvedAt', p.approved_at,
    'card', case when p.card_number is null and p.card_company is null then null else jsonb_build_object(
      'company', p.card_company, 'number', p.card_number, 'installmentMonths', p.installment_months) end,
    'easyPay', case when p.easy_pay_provider is null then null
      else jsonb_build_object('provider', p.easy_pay_provider) end,
    'receiptUrl', p.receipt_url,
    'failure', case when p.failure_code is null then null
      else jsonb_build_object('code', p.failure_code, 'message', coalesce(p.failure_message, '')) end)
$$;

create function hanbeon_private.enrollments_json(p_order_id uuid) returns jsonb language plpgsql stable as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'courseId', e.course_id, 'status', e.status) order by e.id), '[]')
    from public.enrollments e where e.order_id = p_order_id);
end $$;

-- The answer to a confirm: the order and one of its payments; `buyerId` and `failureKind` are for the server alone.
create function hanbeon_private.confirm_json(p_order_id uuid, p_payment_id uuid) returns jsonb language plpgsql stable as $$
begin
  return (
    select jsonb_build_object(
      'orderId', o.id, 'orderNumber', o.order_number, 'status', o.status, 'paymentStatus', o.payment_status,
      'totalAmount', o.total_amount::bigint, 'paidAt', o.paid_at,
      'payment', hanbeon_private.payment_json(p),
      'buyerId', o.buyer_id, 'failureKind', p.failure_kind,
      'virtualAccount', p.virtual_account,
      'enrollments', hanbeon_private.enrollments_json(o.id))
    from public.checkout_order o, public.checkout_payment p
    where o.id = p_order_id and p.id = p_payment_id);
end $$;

-- Gives an order's holds back, once: only rows still held or sold change.
create function hanbeon_private.release_holds(p_order_id uuid, p_now timestamptz) returns void language plpgsql as $$
declare
  h record;
begin
  for h in
    select product_id, quantity from public.stock_hold
    where order_id = p_order_id and state = 'held' order by product_id
  loop
    update public.product set stock = stock + h.quantity where id = h.product_id and stock is not null;
    update public.stock_hold set state = 'released', ended_at = p_now
    where order_id = p_order_id and product_id = h.product_id;
  end loop;
end $$;

-- Takes the holds of a closed order again, all or none. False where something is gone.
create function hanbeon_private.retake_holds(p_order public.checkout_order, p_now timestamptz)
returns boolean language plpgsql as $$
declare
  h record;
  short boolean := false;
begin
  perform pg_advisory_xact_lock(hashtextextended(p_order.buyer_id, 0));
  for h in
    select s.product_id, s.quantity, s.course_id, p.stock
    from public.stock_hold s join public.product p on p.id = s.product_id
    where s.order_id = p_order.id and s.state = 'released'
    order by s.product_id
    for update of p
  loop
    short := short or coalesce(h.stock < h.quantity, false) or (h.course_id is not null and (
      exists (select from public.stock_hold x
              where x.buyer_id = p_order.buyer_id and x.course_id = h.course_id and x.state = 'held')
      or exists (select from public.enrollments e
                 where e.user_id = p_order.buyer_id and e.course_id = h.course_id and e.status = 'ENROLLED')));
  end loop;
  if short then
    return false;
  end if;
  update public.product p set stock = p.stock - s.quantity
  from public.stock_hold s
  where s.order_id = p_order.id and s.state = 'released' and p.id = s.product_id and p.stock is not null;
  update public.stock_hold set state = 'held', taken_at = p_now, ended_at = null
  where order_id = p_order.id and state = 'released';
  return true;
end $$;

-- Closes an unpaid order under its lock: attempts end, holds go back, the log says why.
create function hanbeon_private.close_order(
  o public.checkout_order, p_reason text, p_actor jsonb, p_now timestamptz
) returns public.checkout_order language plpgsql as $$
declare
  v_before jsonb := hanbeon_private.order_states(o);
begin
  update public.checkout_payment set
    status = 'EXPIRED', failure_kind = coalesce(failure_kind, 'expired'), next_look_at = null, updated_at = p_now
  where order_id = o.id and status = 'PENDING';
  perform hanbeon_private.release_holds(o.id, p_now);
  update public.enrollments set status = 'CANCELLED', updated_at = p_now
  where order_id = o.id and status = 'PENDING';
  o.status := 'cancelled';
  if o.payment_status = 'pending' then
    o.payment_status := 'failed';
  end if;
  o.cancelled_at := p_now;
  o.closed_reason := p_reason;
  o.active_payment_id := null;
  o := hanbeon_private.log_append(o, 'cancelled', v_before,
    hanbeon_private.order_states(o) || jsonb_build_object('reason', p_reason), p_actor, null, p_now);
  perform hanbeon_private.store_order(o, p_now);
  return o;
end $$;

-- Grants what an order sells, all or none. False where another order holds one of its courses.
create function hanbeon_private.grant_enrollments(
  o public.checkout_order, p_payment_id uuid, p_status text, p_now timestamptz
) returns boolean language plpgsql as $$
declare
  v_granted uuid[];
begin
  if exists (
    select from public.stock_hold h
    join public.enrollments e on e.user_id = o.buyer_id and e.course_id = h.course_id
    where h.order_id = o.id and e.status in ('ENROLLED', 'PENDING') and e.order_id is distinct from o.id) then
    return false;
  end if;
  -- A cancelled place stays cancelled until its deposit is there; a paid one opens it again.
  insert into public.enrollments as e (id, user_id, course_id, status, order_id, created_at, updated_at)
  select gen_random_uuid(), o.buyer_id, h.course_id, p_status, o.id, p_now, p_now
  from public.stock_hold h where h.order_id = o.id and h.course_id is not null order by h.course_id
  on conflict on constraint enrollments_user_course_unique do update set
    status = case when e.status = 'CANCELLED' and excluded.status = 'PENDING' then e.status else excluded.status end,
    order_id = excluded.order_id, updated_at = excluded.updated_at;
  if p_payment_id is not null then
    select array_agg(id) into v_granted from public.enrollments where order_id = o.id;
    update public.checkout_payment set enrollment_id = v_granted[1]
    where id = p_payment_id and cardinality(v_granted) = 1;
  end if;
  return true;
end $$;

-- initiate: an order, its first attempt and all its holds, or nothing and the reason.
-- Under concurrency: one buyer's calls stand in line; a product's pieces are counted under its row lock.
-- `p`: {order: {id, orderNumber, buyerId, sellerId, supplierId, partnerId, items, orderName, subtotal, discount,
--   shippingFee, taxFreeAmount, totalAmount, buyer, shippingAddress}, lines: [{productId, courseId, quantity, unitPrice}],
--   payment: {id, tokenHash (hex)}, expiresAt, now, actor}
create function hanbeon_private.initiate_order_v1(p jsonb) returns jsonb language plpgsql as $$
declare
  v_now timestamptz := (p ->> 'now')::timestamptz;
  v_in jsonb := p -> 'order';
  v_buyer text := v_in ->> 'buyerId';
  v_total numeric := (v_in ->> 'totalAmount')::numeric;
  o public.checkout_order;
  v_idle public.checkout_order;
  l record;
  v_own integer;
  v_all integer;
  v_stock integer;
  v_share integer;
begin
  if coalesce((select value from hanbeon_private.setting where name = 'checkoutPaused'), 'false') = 'true' then
    return jsonb_build_object('verdict', 'paused');
  end if;
  if exists (select from public.checkout_order where order_number = v_in ->> 'orderNumber') then
    return jsonb_build_object('verdict', 'number_taken');
  end if;
  perform pg_advisory_xact_lock(hashtextextended(v_buyer, 0));

  -- An account keeps at most the greater of 3 pieces and a fifth of a stock from others: its oldest idle orders go first.
  for l in
    select * from jsonb_to_recordset(p -> 'lines')
      as x("productId" uuid, "courseId" uuid, quantity integer, "unitPrice" numeric) order by 1
  loop
    loop
      select coalesce(sum(quantity), 0) into v_own
      from public.stock_hold where product_id = l."productId" and buyer_id = v_buyer and state = 'held';
      exit when v_own = 0;
      select coalesce(sum(quantity), 0) into v_all
      from public.stock_hold where product_id = l."productId" and state = 'held';
      select stock into v_stock from public.product where id = l."productId";
      v_share := case when l."courseId" is not null then 0
        else greatest(3, floor((coalesce(v_stock, 0) + v_all) * 0.2)) - l.quantity end;
      -- A piece that only one's own idle order keeps is not sold out.
      exit when (v_stock is null and l."courseId" is null)
        or (v_own <= v_share and v_stock >= l.quantity);
      v_idle := null;
      select c.* into v_idle from public.checkout_order c
      where c.buyer_id = v_buyer and c.status = 'pending_payment' and c.active_payment_id is null
        and exists (select from public.stock_hold h
                    where h.order_id = c.id and h.product_id = l."productId" and h.state = 'held')
        and not exists (select from public.checkout_payment w
                        where w.order_id = c.id and w.status = 'PENDING' and w.returned_at is not null)
      order by c.created_at limit 1
      for update skip locked;
      exit when v_idle.id is null;
      perform hanbeon_private.close_order(v_idle, 'replaced', p -> 'actor', v_now);
    end loop;
  end loop;

  -- Products in one order, so that two buyers of the same things never wait for each other in a circle.
  for l in
    select x.*, r.stock, r.price, r.published, r.sale_ends_at, r.id as found
    from jsonb_to_recordset(p -> 'lines')
      as x("productId" uuid, "courseId" uuid, quantity integer, "unitPrice" numeric)
    left join public.product r on r.id = x."productId"
    order by x."productId"
  loop
    if l.found is null or not l.published or (l.sale_ends_at is not null and l.sale_ends_at <= v_now) then
      raise exception using errcode = 'HB001', message = 'gone', detail = l."productId"::text;
    end if;
    if l.price <> l."unitPrice" then
      raise exception using errcode = 'HB001', message = 'price_changed', detail = l."productId"::text;
    end if;
    if l."courseId" is not null and (
      exists (select from public.enrollments e
              where e.user_id = v_buyer and e.course_id = l."courseId" and e.status in ('ENROLLED', 'PENDING'))
      or exists (select from public.stock_hold h
                 where h.buyer_id = v_buyer and h.course_id = l."courseId" and h.state = 'held')) then
      raise exception using errcode = 'HB001', message = 'already_enrolled', detail = l."productId"::text;
    end if;
    update public.product set stock = stock - l.quantity
    where id = l."productId" and price = l."unitPrice" and (stock is null or stock >= l.quantity);
    if not found then
      raise exception using errcode = 'HB001',
        message = case when l."courseId" is null then 'out_of_stock' else 'course_full' end,
        detail = l."productId"::text;
    end if;
  end loop;

  insert into public.checkout_order (
    id, order_number, buyer_id, seller_id, supplier_id, partner_id, items, order_name, subtotal, shipping_fee, discount,
    tax_free_amount, total_amount, shipping_address, buyer, expires_at, created_at, updated_at)
  values (
    (v_in ->> 'id')::uuid, v_in ->> 'orderNumber', v_buyer, v_in ->> 'sellerId', v_in ->> 'supplierId',
    v_in ->> 'partnerId', v_in -> 'items', v_in ->> 'orderName', (v_in ->> 'subtotal')::numeric,
    (v_in ->> 'shippingFee')::numeric, (v_in ->> 'discount')::numeric, (v_in ->> 'taxFreeAmount')::numeric, v_total,
    nullif(v_in -> 'shippingAddress', 'null'), nullif(v_in -> 'buyer', 'null'), (p ->> 'expiresAt')::timestamptz,
    v_now, v_now)
  returning * into o;
  insert into public.stock_hold (order_id, product_id, buyer_id, course_id, quantity, taken_at)
  select o.id, x."productId", v_buyer, x."courseId", x.quantity, v_now
  from jsonb_to_recordset(p -> 'lines') as x("productId" uuid, "courseId" uuid, quantity integer);
  o := hanbeon_private.log_append(o, 'created', null,
    hanbeon_private.order_states(o) || jsonb_build_object('totalAmount', v_total::bigint), p -> 'actor', null, v_now);

  if v_total = 0 then
    update public.stock_hold set state = 'sold', ended_at = v_now where order_id = o.id;
    if not hanbeon_private.grant_enrollments(o, null, 'ENROLLED', v_now) then
      raise exception using errcode = 'HB001', message = 'already_enrolled';
    end if;
    o.status := 'paid';
    o.payment_status := 'paid';
    o.paid_at := v_now;
    o.expires_at := null;
    o := hanbeon_private.log_append(o, 'payment_success',
      jsonb_build_object('status', 'created', 'paymentStatus', 'pending'),
      hanbeon_private.order_states(o) || '{"totalAmount": 0}', p -> 'actor', null, v_now);
  else
    insert into public.checkout_payment (id, order_id, amount, attempt, toss_order_id, token_hash, created_at, updated_at)
    values ((p #>> '{payment,id}')::uuid, o.id, v_total, 1, o.order_number,
            decode(p #>> '{payment,tokenHash}', 'hex'), v_now, v_now);
    o.status := 'pending_payment';
    o.attempts := 1;
    o := hanbeon_private.log_append(o, 'payment_initiated',
      jsonb_build_object('status', 'created', 'paymentStatus', 'pending'),
      hanbeon_private.order_states(o) || jsonb_build_object('tossOrderId', o.order_number), p -> 'actor', null, v_now);
  end if;
  perform hanbeon_private.store_order(o, v_now);
  return jsonb_build_object('verdict', 'initiated', 'status', o.status, 'paidAt', o.paid_at,
    'expiresAt', o.expires_at, 'enrollments', hanbeon_private.enrollments_json(o.id));
exception
  -- A refusal after a hold takes every hold of this call back with it.
  when sqlstate 'HB001' then
    declare
      v_message text;
      v_detail text;
    begin
      get stacked diagnostics v_message = message_text, v_detail = pg_exception_detail;
      return jsonb_build_object('verdict', v_message, 'productId', nullif(v_detail, ''));
    end;
end $$;

-- Closes unpaid orders past their deadline. An order that is confirming, in doubt, awaiting a deposit, or whose
-- buyer has come back and is still to be confirmed, is never closed here.
create function hanbeon_private.close_due_orders_v1(p_now timestamptz, p_limit integer, p_actor jsonb)
returns integer language plpgsql as $$
declare
  o public.checkout_order;
  v_due public.checkout_order[];
begin
  v_due := array(
    select c from public.checkout_order c
    where c.status in ('created', 'pending_payment') and c.expires_at <= p_now and c.active_payment_id is null
      and c.payment_status in ('pending', 'failed')
      and not exists (
        select from public.checkout_payment w
        where w.order_id = c.id and w.status = 'PENDING' and w.next_look_at is not null)
    order by c.expires_at limit p_limit
    for update skip locked);
  -- All products of all these orders at once and in their order, or two batches could wait for each other.
  perform from public.product
  where id in (select h.product_id from public.stock_hold h
               where h.order_id in (select d.id from unnest(v_due) d) and h.state = 'held')
  order by id for update;
  foreach o in array v_due loop
    perform hanbeon_private.close_order(o, 'expired', p_actor, p_now);
  end loop;
  return cardinality(v_due);
end $$;

-- cancel: the buyer gives an unpaid order up.
create function hanbeon_private.cancel_order_v1(p_order_id uuid, p_actor jsonb, p_now timestamptz)
returns text language plpgsql as $$
declare
  o public.checkout_order;
  v_active text;
begin
  select * into o from public.checkout_order where id = p_order_id for update;
  if o.status = 'cancelled' then
    return 'already';
  end if;
  if o.status not in ('created', 'pending_payment') then
    return 'paid';
  end if;
  if o.active_payment_id is not null then
    select status into v_active from public.checkout_payment where id = o.active_payment_id;
    return case v_active when 'CONFIRMING' then 'confirming' else 'waiting' end;
  end if;
  perform hanbeon_private.close_order(o, 'buyer', p_actor, p_now);
  return 'cancelled';
end $$;

-- retry: a further attempt on the same unpaid order. Earlier attempts stay payable: the right to charge is the order's.
create function hanbeon_private.retry_order_v1(
  p_order_id uuid, p_payment_id uuid, p_token_hash bytea, p_actor jsonb, p_now timestamptz
) returns jsonb language plpgsql as $$
declare
  o public.checkout_order;
  v_before jsonb;
  v_active text;
  v_toss_order_id text;
begin
  if coalesce((select value from hanbeon_private.setting where name = 'checkoutPaused'), 'false') = 'true' then
    return jsonb_build_object('verdict', 'paused');
  end if;
  select * into o from public.checkout_order where id = p_order_id for update;
  if o.status in ('paid', 'refunded') then
    return jsonb_build_object('verdict', 'paid');
  end if;
  if o.active_payment_id is not null then
    select status into v_active from public.checkout_payment where id = o.active_payment_id;
    return jsonb_build_object('verdict', case v_active when 'CONFIRMING' then 'confirming' else 'waiting' end);
  end if;
  if o.status <> 'pending_payment' or o.expires_at < p_now + interval '5 minutes' or o.attempts >= 50 then
    return jsonb_build_object('verdict', 'closed');
  end if;
  v_before := hanbeon_private.order_states(o);
  o.attempts := o.attempts + 1;
  v_toss_order_id := o.order_number || '-' || o.attempts;
  insert into public.checkout_payment (id, order_id, amount, attempt, toss_order_id, token_hash, created_at, updated_at)
  values (p_payment_id, o.id, o.total_amount, o.attempts, v_toss_order_id, p_token_hash, p_now, p_now);
  if o.payment_status = 'failed' then
    o.payment_status := 'pending';
  end if;
  o := hanbeon_private.log_append(o, 'payment_initiated', v_before,
    hanbeon_private.order_states(o) || jsonb_build_object('tossOrderId', v_toss_order_id), p_actor, null, p_now);
  perform hanbeon_private.store_order(o, p_now);
  return jsonb_build_object('verdict', 'retried', 'tossOrderId', v_toss_order_id);
end $$;
