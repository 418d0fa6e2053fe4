/** Writes `docs/states.md` from the tables of states that the program itself goes by: `node --import tsx ops/generate-states.ts`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type EnrollmentState, enrollmentNext } from '../server/enrollment/enrollment.ts'
import {
  type OrderPaymentState,
  type OrderState,
  orderNext,
  orderPaymentNext,
} from '../server/order/order.ts'
import { type PaymentState, paymentNext } from '../server/payment/payment.ts'
import { type RefundState, refundNext } from '../server/refund/refund.ts'
import { root } from './program.ts'

type Machine<State extends string> = {
  title: string
  column: string
  source: string
  first: readonly State[]
  next: Readonly<Record<State, readonly State[]>>
  meaning: Readonly<Record<State, string>>
  note?: string
}

const order: Machine<OrderState> = {
  title: 'Order (주문)',
  column: 'checkout_order.status',
  source: 'server/order/order.ts',
  first: ['created'],
  next: orderNext,
  meaning: {
    created: 'Written down; seen only within the statement of initiate.',
    pending_payment: 'Holds what it sells, until its deadline.',
    paid: 'Paid, or free of charge.',
    refunded: 'Everything has been given back.',
    cancelled: 'Closed unpaid: by its buyer, by its deadline, or replaced by a newer order.',
  },
  note: '`cancelled → paid` is money that arrived late and is honoured. `paid → pending_payment` is left open for a deposit that the bank takes back; nothing makes this change yet.',
}

const orderPayment: Machine<OrderPaymentState> = {
  title: "The order's payment status (주문의 결제 상태)",
  column: 'checkout_order.payment_status',
  source: 'server/order/order.ts',
  first: ['pending'],
  next: orderPaymentNext,
  meaning: {
    pending: 'Nothing taken; also while a deposit is awaited.',
    confirming: 'Toss is being asked, or its answer is not known yet (in doubt).',
    paid: 'Taken.',
    partially_refunded: 'A part has been given back.',
    refunded: 'All has been given back.',
    failed: 'The last attempt was declined, closed or ran out of time; another may follow.',
  },
}

const payment: Machine<PaymentState> = {
  title: 'Payment (결제): one attempt to collect an order',
  column: 'checkout_payment.status',
  source: 'server/payment/payment.ts',
  first: ['PENDING'],
  next: paymentNext,
  meaning: {
    PENDING: 'The window may be open, or the buyer has come back and is about to be confirmed.',
    CONFIRMING: 'Claimed. Without an answer this is *in doubt*: a fact to resolve.',
    WAITING_FOR_DEPOSIT: 'A virtual account is issued.',
    SUCCESS: 'Toss shows the money as taken.',
    PARTIALLY_REFUNDED: 'A part has been given back.',
    REFUNDED: 'All has been given back.',
    FAILED: 'Declined, or the window was closed.',
    EXPIRED: 'Out of time, or another attempt has paid the order.',
  },
  note: '`PENDING`, `FAILED` and `EXPIRED` lead to success only by a look-up: what Toss shows counts, also when it is found late.',
}

const refund: Machine<RefundState> = {
  title: 'Refund (환불)',
  column: 'checkout_refund.status',
  source: 'server/refund/refund.ts',
  first: ['pending', 'succeeded'],
  next: refundNext,
  meaning: {
    needs_approval: 'Waits for a second person; reserves nothing.',
    pending:
      'Armed: its amount is taken off the balance. It is sent, or its answer is not known yet.',
    succeeded: 'Toss has given the money back.',
    failed: 'Toss said no, and the amount is back on the balance.',
    rejected: 'The second person said no.',
  },
  note: 'A refund that was made in Toss’s own console is found by a look-up and begins as `succeeded`. Nothing makes one `needs_approval` yet.',
}

const enrollment: Machine<EnrollmentState> = {
  title: 'Enrolment (수강 등록)',
  column: 'enrollments.status',
  source: 'server/enrollment/enrollment.ts',
  first: ['PENDING', 'ENROLLED'],
  next: enrollmentNext,
  meaning: {
    PENDING: 'Kept for a deposit that is awaited; it begins here then.',
    ENROLLED: 'May learn.',
    CANCELLED: 'Given back, or the deposit never came. Bought again, the same row opens again.',
  },
}

export function statesDocument(): string {
  return [
    '# States',
    'Generated from the tables in the sources by `ops/generate-states.ts`; a test fails where this page and the tables differ. The database holds the same lists in its triggers (`supabase/migrations/20261121000200_shop.sql`) and refuses every change that is not listed.',
    section(order),
    section(orderPayment),
    section(payment),
    section(refund),
    section(enrollment),
    '',
  ].join('\n\n')
}

function section<State extends string>(machine: Machine<State>): string {
  const states = Object.keys(machine.next) as State[]
  return [
    `## ${machine.title}`,
    `Column \`${machine.column}\`, table in \`${machine.source}\`.`,
    diagram(machine, states),
    table(machine, states),
    ...(machine.note === undefined ? [] : [machine.note]),
  ].join('\n\n')
}

function diagram<State extends string>({ first, next }: Machine<State>, states: State[]): string {
  const arrows = states.flatMap((from) => next[from].map((to) => `  ${from} --> ${to}`))
  const starts = first.map((state) => `  [*] --> ${state}`)
  return ['```mermaid', 'stateDiagram-v2', ...starts, ...arrows, '```'].join('\n')
}

function table<State extends string>({ next, meaning }: Machine<State>, states: State[]): string {
  const rows = states.map((state) => {
    const then = next[state].map((to) => `\`${to}\``).join(', ') || 'none'
    return `| \`${state}\` | ${meaning[state]} | ${then} |`
  })
  return ['| state | means | may become |', '|---|---|---|', ...rows].join('\n')
}

export const statesPath = join(root, 'docs', 'states.md')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(statesPath, statesDocument())
  console.log(statesPath)
}
