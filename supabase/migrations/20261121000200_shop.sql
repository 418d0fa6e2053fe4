-- expand: the shop's tables, their constraints and the guards of their states; new tables only, no lock on anything that exists.

-- Goods and places on a course. `stock` is what can still be sold: a hold takes it off, a closed order gives it back.
create table public.product (
  id uuid primary key,
  kind varchar(20) not null,
  name varchar(100) not null,
  summary text not null default '',
  description text not null default '',
  image_url text not null default '',
  price decimal(12, 2) not null,
  list_price decimal(12, 2) not null,
  stock integer,
  course_id uuid,
  supplier_id varchar(255) not null,
  tax_type varchar(20) not null default 'taxable',
  sale_ends_at timestamptz,
  published boolean not null default true,
  sort integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint product_kind_known check (kind in ('goods', 'course')),
  constraint product_tax_type_known check (tax_type in ('taxable', 'taxFree')),
  constraint product_price_whole_won check (price >= 0 and price = trunc(price)),
  constraint product_list_price_whole_won check (list_price >= price and list_price = trunc(list_price)),
  constraint product_stock_not_negative check (stock >= 0),
  constraint product_course_has_course check ((kind = 'course') = (course_id is not null))
);
create unique index product_course_once on public.product (course_id) where course_id is not null;

create table public.checkout_order (
  id uuid primary key,
  order_number varchar(20) not null,
  buyer_id varchar(255) not null,
  seller_id varchar(255) not null,
  supplier_id varchar(255) not null,
  partner_id varchar(255),
  items jsonb not null,
  subtotal decimal(12, 2) not null,
  shipping_fee decimal(12, 2) not null default 0,
  discount decimal(12, 2) not null default 0,
  total_amount decimal(12, 2) not null,
  status varchar(50) not null default 'created',
  payment_status varchar(50) not null default 'pending',
  shipping_address jsonb,
  paid_at timestamptz,
  refunded_at timestamptz,
  refund_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  currency varchar(3) not null default 'KRW',
  order_name varchar(100) not null,
  tax_free_amount decimal(12, 2) not null default 0,
  refunded_amount decimal(12, 2) not null default 0,
  buyer jsonb,
  -- The end of the unpaid order's life; from an issued virtual account on, the end of its deposit.
  expires_at timestamptz,
  cancelled_at timestamptz,
  closed_reason varchar(50),
  attempts integer not null default 0,
  -- The one attempt that can take money now: confirming, in doubt, or awaiting its deposit.
  active_payment_id uuid,
  -- The attempt that paid this order.
  paid_payment_id uuid,
  log_seq integer not null default 0,
  log_head bytea not null default ''::bytea,
  constraint checkout_order_number_unique unique (order_number),
  constraint checkout_order_status_known
    check (status in ('created', 'pending_payment', 'paid', 'refunded', 'cancelled')),
  constraint checkout_order_payment_status_known
    check (payment_status in ('pending', 'confirming', 'paid', 'partially_refunded', 'refunded', 'failed')),
  constraint checkout_order_whole_won check (
    least(subtotal, shipping_fee, discount, total_amount, tax_free_amount, refunded_amount) >= 0
    and subtotal = trunc(subtotal) and shipping_fee = trunc(shipping_fee) and discount = trunc(discount)
    and total_amount = trunc(total_amount) and tax_free_amount = trunc(tax_free_amount)
    and refunded_amount = trunc(refunded_amount)
  ),
  constraint checkout_order_total_adds_up check (total_amount = subtotal + shipping_fee - discount),
  constraint checkout_order_refund_within_total check (refunded_amount <= total_amount),
  constraint checkout_order_paid_has_instant
    check (status not in ('paid', 'refunded') or paid_at is not null),
  constraint checkout_order_currency_won check (currency = 'KRW')
);
create index checkout_order_newest on public.checkout_order (created_at desc, id desc);
create index checkout_order_of_buyer on public.checkout_order (buyer_id, created_at desc, id desc);
create index checkout_order_of_partner on public.checkout_order (partner_id, created_at desc, id desc)
  where partner_id is not null;
create index checkout_order_open_until on public.checkout_order (expires_at)
  where status in ('created', 'pending_payment');
create index checkout_order_paid_when on public.checkout_order (paid_at) where paid_at is not null;

-- A learner's place on a course; the classroom grows around it.
create table public.enrollments (
  id uuid primary key,
  user_id varchar(255) not null,
  course_id uuid not null,
  status varchar(20) not null,
  order_id uuid references public.checkout_order (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint enrollments_user_course_unique unique (user_id, course_id),
  constraint enrollments_status_known check (status in ('PENDING', 'ENROLLED', 'CANCELLED'))
);
create index enrollments_of_order on public.enrollments (order_id);

-- One attempt to collect an order.
create table public.checkout_payment (
  id uuid primary key,
  order_id uuid not null references public.checkout_order (id),
  amount decimal(12, 2) not null,
  status varchar(50) not null default 'PENDING',
  payment_key varchar(255),
  method varchar(50),
  card_company varchar(50),
  card_number varchar(50),
  installment_months integer,
  approved_at timestamptz,
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  provider varchar(20) not null default 'toss',
  -- Written when the provider has said yes, so that a guessed payment key blocks nobody.
  provider_tx_id varchar(255),
  enrollment_id uuid references public.enrollments (id) on update cascade,
  currency varchar(3) not null default 'KRW',
  attempt integer not null,
  toss_order_id varchar(64) not null,
  token_hash bytea,
  balance_amount decimal(12, 2) not null default 0,
  easy_pay_provider varchar(50),
  receipt_url text,
  toss_secret varchar(100),
  virtual_account jsonb,
  due_at timestamptz,
  failure_code varchar(100),
  failure_message text,
  -- declined | temporary | configuration | expired | abandoned: what a later confirm may do depends on it.
  failure_kind varchar(20),
  returned_at timestamptz,
  returned_amount decimal(12, 2),
  claim_id uuid,
  claimed_at timestamptz,
  -- When an ambiguous answer to its confirm was received: from then on a look-up may send the confirm again.
  doubted_at timestamptz,
  settled_at timestamptz,
  -- The n of the idempotency key `confirm:<id>:<n>`, stored before it is sent.
  confirm_n integer not null default 0,
  next_look_at timestamptz,
  looked_at timestamptz,
  looks integer not null default 0,
  refund_lease_id uuid,
  refund_lease_until timestamptz,
  constraint checkout_payment_provider_tx_unique unique (provider, provider_tx_id),
  constraint checkout_payment_attempt_unique unique (order_id, attempt),
  constraint checkout_payment_status_known check (
    status in ('PENDING', 'CONFIRMING', 'WAITING_FOR_DEPOSIT', 'SUCCESS', 'PARTIALLY_REFUNDED',
               'REFUNDED', 'FAILED', 'EXPIRED')
  ),
  constraint checkout_payment_failure_kind_known check (
    failure_kind in ('declined', 'temporary', 'configuration', 'expired', 'abandoned')
  ),
  constraint checkout_payment_whole_won check (
    amount >= 0 and amount = trunc(amount)
    and balance_amount >= 0 and balance_amount <= amount and balance_amount = trunc(balance_amount)
  ),
  constraint checkout_payment_yes_has_key check (
    status not in ('SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED', 'WAITING_FOR_DEPOSIT')
    or (payment_key is not null and provider_tx_id is not null)
  )
);
create index checkout_payment_of_order on public.checkout_payment (order_id, attempt);
create index checkout_payment_by_toss_order on public.checkout_payment (toss_order_id);
create index checkout_payment_by_key on public.checkout_payment (payment_key) where payment_key is not null;
create index checkout_payment_claimed_when on public.checkout_payment (claimed_at) where claimed_at is not null;
create index checkout_payment_due on public.checkout_payment (next_look_at) where next_look_at is not null;
-- The right to charge belongs to the order: never two attempts at once.
create unique index checkout_payment_one_confirming on public.checkout_payment (order_id)
  where status = 'CONFIRMING';

-- Money on its way back. Armed (pending) before it is sent, so that a lost answer is never forgotten.
create table public.checkout_refund (
  id uuid primary key,
  order_id uuid not null references public.checkout_order (id),
  payment_id uuid not null references public.checkout_payment (id),
  -- refund: asked for; late_money: taken for an order that can no longer have it; void: an unpaid account
  -- closed; outside: made in Toss's own console and found by a look-up.
  kind varchar(20) not null,
  seq integer not null,
  amount decimal(12, 2) not null,
  reason varchar(200) not null,
  status varchar(20) not null,
  items jsonb not null default '[]',
  keep_access boolean not null default false,
  receive_account bytea,
  requested_by varchar(255) not null,
  performer_type varchar(50) not null,
  request_id varchar(128),
  idempotency_scope bytea,
  fingerprint bytea,
  -- The n of the idempotency key `cancel:<id>:<n>`, and Toss's balance that was sent with it.
  send_n integer not null default 0,
  refundable_before decimal(12, 2),
  tries integer not null default 0,
  next_try_at timestamptz,
  transaction_key varchar(64),
  failure_code varchar(100),
  failure_message text,
  due_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  completed_at timestamptz,
  constraint checkout_refund_seq_unique unique (payment_id, seq),
  constraint checkout_refund_transaction_unique unique (payment_id, transaction_key),
  constraint checkout_refund_idempotency_unique unique (idempotency_scope),
  constraint checkout_refund_kind_known check (kind in ('refund', 'late_money', 'void', 'outside')),
  constraint checkout_refund_status_known
    check (status in ('needs_approval', 'pending', 'succeeded', 'failed', 'rejected')),
  constraint checkout_refund_whole_won check (amount > 0 and amount = trunc(amount)),
  constraint checkout_refund_done_has_instant check (status <> 'succeeded' or completed_at is not null)
);
create index checkout_refund_of_order on public.checkout_refund (order_id);
create index checkout_refund_due on public.checkout_refund (next_try_at) where status = 'pending';
create index checkout_refund_done_when on public.checkout_refund (completed_at) where status = 'succeeded';

-- What an open order keeps from others: pieces of stock, seats, and the pair (buyer, course).
create table public.stock_hold (
  order_id uuid not null references public.checkout_order (id),
  product_id uuid not null references public.product (id),
  buyer_id varchar(255) not null,
  course_id uuid,
  quantity integer not null,
  state varchar(20) not null default 'held',
  taken_at timestamptz not null,
  ended_at timestamptz,
  constraint stock_hold_pk primary key (order_id, product_id),
  constraint stock_hold_quantity_positive check (quantity > 0),
  constraint stock_hold_state_known check (state in ('held', 'sold', 'released'))
);
create index stock_hold_open on public.stock_hold (product_id, buyer_id) where state = 'held';
create unique index stock_hold_course_pair on public.stock_hold (buyer_id, course_id)
  where state = 'held' and course_id is not null;

create table public.order_log (
  id uuid primary key,
  order_id uuid not null references public.checkout_order (id),
  action varchar(50) not null,
  previous_data jsonb,
  new_data jsonb,
  performed_by varchar(255),
  performer_type varchar(50),
  note text,
  created_at timestamptz not null,
  seq integer not null,
  request_id varchar(128),
  hash bytea not null,
  constraint order_log_seq_unique unique (order_id, seq)
);

-- What Toss answered, masked before it comes here.
create table hanbeon_private.provider_call (
  id uuid primary key default gen_random_uuid(),
  order_id uuid,
  payment_id uuid,
  operation varchar(30) not null,
  at timestamptz not null,
  status integer,
  code varchar(100),
  body jsonb,
  trace_id varchar(100),
  request_id varchar(128),
  ms integer not null
);
create index provider_call_of_order on hanbeon_private.provider_call (order_id, at desc);

create table hanbeon_private.setting (
  name varchar(100) primary key,
  value jsonb not null,
  updated_by varchar(255) not null,
  updated_at timestamptz not null
);
create table hanbeon_private.setting_log (
  id uuid primary key default gen_random_uuid(),
  name varchar(100) not null,
  previous_value jsonb,
  new_value jsonb not null,
  reason text,
  performed_by varchar(255) not null,
  request_id varchar(128),
  created_at timestamptz not null
);

-- Every table of the classroom's wording reads the same rows.
create view public.payments with (security_invoker = true) as
  select id, provider, provider_tx_id, enrollment_id, amount, currency, status, approved_at as paid_at
  from public.checkout_payment;

-- ── guards ────────────────────────────────────────────────────────────────────────────────────────
-- A change of state that is not listed is refused. The lists are server/order/order.ts,
-- server/payment/payment.ts, server/refund/refund.ts and server/enrollment/enrollment.ts, spelled again;
-- server/order/states.db.test.ts walks every pair.

create function hanbeon_private.guard_order_state() returns trigger language plpgsql as $$
begin
  if old.status <> new.status and old.status || '>' || new.status <> all (array[
    'created>pending_payment', 'created>paid', 'created>cancelled',
    'pending_payment>paid', 'pending_payment>cancelled',
    'paid>refunded', 'paid>pending_payment', 'cancelled>paid'
  ]) then
    raise exception 'order % may not go from % to %', old.order_number, old.status, new.status
      using errcode = 'check_violation', constraint = 'checkout_order_state_change';
  end if;
  if old.payment_status <> new.payment_status
     and old.payment_status || '>' || new.payment_status <> all (array[
    'pending>confirming', 'pending>paid', 'pending>failed', 'pending>refunded',
    'confirming>paid', 'confirming>pending', 'confirming>failed',
    'failed>confirming', 'failed>pending', 'failed>paid', 'failed>refunded',
    'paid>partially_refunded', 'paid>refunded', 'paid>pending',
    'partially_refunded>refunded'
  ]) then
    raise exception 'payment status of order % may not go from % to %',
      old.order_number, old.payment_status, new.payment_status
      using errcode = 'check_violation', constraint = 'checkout_order_payment_state_change';
  end if;
  if old.id <> new.id or old.order_number <> new.order_number or old.buyer_id <> new.buyer_id
     or old.items <> new.items or old.total_amount <> new.total_amount or old.subtotal <> new.subtotal
     or old.discount <> new.discount or old.shipping_fee <> new.shipping_fee then
    raise exception 'what order % sold, for how much and to whom is fixed', old.order_number
      using errcode = 'check_violation', constraint = 'checkout_order_terms_fixed';
  end if;
  return new;
end $$;
create trigger checkout_order_state_guard before update on public.checkout_order
  for each row execute function hanbeon_private.guard_order_state();

create function hanbeon_private.guard_payment_state() returns trigger language plpgsql as $$
begin
  if old.status <> new.status and old.status || '>' || new.status <> all (array[
    'PENDING>CONFIRMING', 'PENDING>EXPIRED', 'PENDING>FAILED',
    'PENDING>SUCCESS', 'PENDING>WAITING_FOR_DEPOSIT',
    'CONFIRMING>SUCCESS', 'CONFIRMING>WAITING_FOR_DEPOSIT', 'CONFIRMING>FAILED', 'CONFIRMING>EXPIRED',
    'WAITING_FOR_DEPOSIT>SUCCESS', 'WAITING_FOR_DEPOSIT>EXPIRED', 'WAITING_FOR_DEPOSIT>FAILED',
    'FAILED>SUCCESS', 'FAILED>WAITING_FOR_DEPOSIT', 'EXPIRED>SUCCESS', 'EXPIRED>WAITING_FOR_DEPOSIT',
    'SUCCESS>PARTIALLY_REFUNDED', 'SUCCESS>REFUNDED', 'SUCCESS>WAITING_FOR_DEPOSIT',
    'PARTIALLY_REFUNDED>REFUNDED'
  ]) then
    raise exception 'payment % may not go from % to %', old.id, old.status, new.status
      using errcode = 'check_violation', constraint = 'checkout_payment_state_change';
  end if;
  if old.order_id <> new.order_id or old.amount <> new.amount or old.toss_order_id <> new.toss_order_id
     or (old.provider_tx_id is not null and old.provider_tx_id is distinct from new.provider_tx_id) then
    raise exception 'what payment % collects is fixed', old.id
      using errcode = 'check_violation', constraint = 'checkout_payment_terms_fixed';
  end if;
  return new;
end $$;
create trigger checkout_payment_state_guard before update on public.checkout_payment
  for each row execute function hanbeon_private.guard_payment_state();

create function hanbeon_private.guard_refund_state() returns trigger language plpgsql as $$
begin
  if old.status <> new.status and old.status || '>' || new.status <> all (array[
    'needs_approval>pending', 'needs_approval>rejected',
    'pending>succeeded', 'pending>failed', 'failed>pending', 'succeeded>failed'
  ]) then
    raise exception 'refund % may not go from % to %', old.id, old.status, new.status
      using errcode = 'check_violation', constraint = 'checkout_refund_state_change';
  end if;
  if old.order_id <> new.order_id or old.payment_id <> new.payment_id or old.amount <> new.amount then
    raise exception 'what refund % gives back is fixed', old.id
      using errcode = 'check_violation', constraint = 'checkout_refund_terms_fixed';
  end if;
  return new;
end $$;
create trigger checkout_refund_state_guard before update on public.checkout_refund
  for each row execute function hanbeon_private.guard_refund_state();

create function hanbeon_private.guard_enrollment_state() returns trigger language plpgsql as $$
begin
  if old.status <> new.status and old.status || '>' || new.status <> all (array[
    'PENDING>ENROLLED', 'PENDING>CANCELLED', 'ENROLLED>CANCELLED', 'ENROLLED>PENDING',
    'CANCELLED>ENROLLED'
  ]) then
    raise exception 'enrolment % may not go from % to %', old.id, old.status, new.status
      using errcode = 'check_violation', constraint = 'enrollments_state_change';
  end if;
  return new;
end $$;
create trigger enrollments_state_guard before update on public.enrollments
  for each row execute function hanbeon_private.guard_enrollment_state();

-- Rows about money are never deleted, and the log is never changed.
create function hanbeon_private.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: it is kept as it was written', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger order_log_append_only before update or delete on public.order_log
  for each row execute function hanbeon_private.refuse_change();
create trigger order_log_no_truncate before truncate on public.order_log
  for each statement execute function hanbeon_private.refuse_change();
create trigger checkout_order_kept before delete on public.checkout_order
  for each row execute function hanbeon_private.refuse_change();
create trigger checkout_payment_kept before delete on public.checkout_payment
  for each row execute function hanbeon_private.refuse_change();
create trigger checkout_refund_kept before delete on public.checkout_refund
  for each row execute function hanbeon_private.refuse_change();
create trigger setting_log_append_only before update or delete on hanbeon_private.setting_log
  for each row execute function hanbeon_private.refuse_change();

-- ── rights ────────────────────────────────────────────────────────────────────────────────────────
do $$
begin
  if exists (select from pg_roles where rolname = 'hanbeon_server') then
    grant usage on schema public, hanbeon_private to hanbeon_server;
    grant select on public.payments to hanbeon_server;
  end if;
end $$;
select hanbeon_private.serve_table('public.product', 'select, insert, update');
select hanbeon_private.serve_table('public.checkout_order', 'select, insert, update');
select hanbeon_private.serve_table('public.checkout_payment', 'select, insert, update');
select hanbeon_private.serve_table('public.checkout_refund', 'select, insert, update');
select hanbeon_private.serve_table('public.enrollments', 'select, insert, update');
select hanbeon_private.serve_table('public.stock_hold', 'select, insert, update');
select hanbeon_private.serve_table('public.order_log', 'select, insert');
select hanbeon_private.serve_table('hanbeon_private.provider_call', 'select, insert');
select hanbeon_private.serve_table('hanbeon_private.setting', 'select, insert, update');
select hanbeon_private.serve_table('hanbeon_private.setting_log', 'select, insert');
