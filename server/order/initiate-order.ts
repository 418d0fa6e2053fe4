/** initiate: prices a basket, holds everything in it, and writes the order and its first attempt, all or nothing. */
import type { ShippingAddress } from '../../contract/order.ts'
import { secondsAfter } from '../kernel/clock.ts'
import { sha256Hex } from '../kernel/hash.ts'
import { koreanDayOf } from '../kernel/korean-day.ts'
import type { Performer } from '../kernel/performer.ts'
import { orderNumberOf, platformSellerId } from './order.ts'
import type { Quote, QuoteOutcome, QuoteRefusal } from './quote.ts'
import type { QuoteInput } from './quote-order.ts'

export type Buyer = { name?: string; email?: string; phone?: string }

export type InitiateInput = {
  buyerId: string
  items: readonly { productId: string; quantity: number }[]
  couponCode?: string
  /** Compared, never charged. Won. */
  expectedTotalAmount?: number
  shippingAddress?: ShippingAddress
  partnerId?: string
  buyer: Buyer
  performer: Performer
}

export type InitiatePorts = {
  loadQuote(input: QuoteInput): Promise<QuoteOutcome>
  insert(row: InitiateRow): Promise<InitiateVerdict>
  now(): Date
  newId(): string
  newToken(): string
  newBase32(count: number): string
  ttlSeconds: number
}

/** What the statement takes; see `initiate_order_v1`. */
export type InitiateRow = {
  order: {
    id: string
    orderNumber: string
    buyerId: string
    sellerId: string
    supplierId: string
    partnerId: string | null
    items: unknown[]
    orderName: string
    subtotal: number
    discount: number
    shippingFee: number
    taxFreeAmount: number
    totalAmount: number
    buyer: Buyer
    shippingAddress: ShippingAddress | null
  }
  lines: { productId: string; courseId: string | null; quantity: number; unitPrice: number }[]
  payment: { id: string; tokenHash: string }
  expiresAt: string | null
  now: string
  actor: Performer
}

export type InitiateVerdict =
  | {
      verdict: 'initiated'
      status: 'pending_payment' | 'paid'
      paidAt: string | null
      expiresAt: string | null
      enrollments: { id: string; courseId: string; status: 'PENDING' | 'ENROLLED' | 'CANCELLED' }[]
    }
  | {
      verdict:
        | 'paused'
        | 'number_taken'
        | 'gone'
        | 'price_changed'
        | 'already_enrolled'
        | 'out_of_stock'
        | 'course_full'
    }

export type InitiateOutcome =
  | {
      kind: 'initiated'
      orderId: string
      orderNumber: string
      status: 'pending_payment' | 'paid'
      expiresAt: string | null
      quote: Quote
      token: string
      enrollments: { id: string; courseId: string; status: 'PENDING' | 'ENROLLED' | 'CANCELLED' }[]
    }
  | { kind: 'refused'; refusal: QuoteRefusal | 'paused' }
  | { kind: 'stale'; expected: number; actual: number }

/** A number that is taken, or a price that changed between quote and hold, is tried again with fresh ones. */
const tries = 4

export async function initiateOrder(
  ports: InitiatePorts,
  input: InitiateInput,
): Promise<InitiateOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    const quoted = await ports.loadQuote({
      items: input.items,
      couponCode: input.couponCode,
      buyerId: input.buyerId,
    })
    if (quoted.kind === 'refused') return { kind: 'refused', refusal: quoted.refusal }
    const { quote } = quoted
    const expected = input.expectedTotalAmount
    if (expected !== undefined && expected !== quote.totalAmount) {
      return { kind: 'stale', expected, actual: quote.totalAmount }
    }
    const token = ports.newToken()
    const row = await rowOf(ports, input, quote, token)
    const verdict = await ports.insert(row)
    if (verdict.verdict === 'initiated') {
      return {
        kind: 'initiated',
        orderId: row.order.id,
        orderNumber: row.order.orderNumber,
        status: verdict.status,
        expiresAt: verdict.expiresAt,
        quote,
        token,
        enrollments: verdict.enrollments,
      }
    }
    if (verdict.verdict === 'number_taken' || verdict.verdict === 'price_changed') {
      if (attempt < tries) continue
      throw new Error(`initiate gave up after ${tries} tries: ${verdict.verdict}`)
    }
    return {
      kind: 'refused',
      refusal: verdict.verdict === 'gone' ? 'not_on_sale' : verdict.verdict,
    }
  }
}

async function rowOf(
  ports: InitiatePorts,
  input: InitiateInput,
  quote: Quote,
  token: string,
): Promise<InitiateRow> {
  const now = ports.now()
  return {
    order: {
      id: ports.newId(),
      orderNumber: orderNumberOf(koreanDayOf(now), ports.newBase32(7)),
      buyerId: input.buyerId,
      sellerId: platformSellerId,
      supplierId: quote.supplierId,
      partnerId: input.partnerId ?? null,
      items: quote.lines.map((line) => ({
        id: ports.newId(),
        productId: line.productId,
        courseId: line.courseId,
        kind: line.kind,
        name: line.name,
        quantity: line.quantity,
        unitPrice: line.unitPrice,
        amount: line.amount,
      })),
      orderName: quote.orderName,
      subtotal: quote.subtotal,
      discount: quote.discount,
      shippingFee: quote.shippingFee,
      taxFreeAmount: quote.taxFreeAmount,
      totalAmount: quote.totalAmount,
      buyer: input.buyer,
      shippingAddress: input.shippingAddress ?? null,
    },
    lines: quote.lines.map(({ productId, courseId, quantity, unitPrice }) => ({
      productId,
      courseId,
      quantity,
      unitPrice,
    })),
    payment: { id: ports.newId(), tokenHash: await sha256Hex(token) },
    expiresAt: quote.totalAmount === 0 ? null : secondsAfter(now, ports.ttlSeconds).toISOString(),
    now: now.toISOString(),
    actor: input.performer,
  }
}
