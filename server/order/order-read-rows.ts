/** What the statements that read orders answer, held to its shape and spelled as the API spells it. */
import { z } from 'zod'
import type { Enrollment, Order, Payment, Refund, VirtualAccount } from '../../contract/order.ts'

/** Instants come as Dates from columns and as text, in the connection's zone, from JSON. */
const instant = z.union([z.date(), z.string()]).transform((at) => new Date(at).toISOString())

const soldItem = z.object({
  id: z.string(),
  productId: z.string(),
  courseId: z.string().nullable().default(null),
  kind: z.enum(['goods', 'course']),
  name: z.string(),
  quantity: z.number(),
  unitPrice: z.number(),
  amount: z.number(),
})

export const orderRow = z
  .object({
    id: z.string(),
    orderNumber: z.string(),
    status: z.enum(['created', 'pending_payment', 'paid', 'refunded', 'cancelled']),
    paymentStatus: z.enum([
      'pending',
      'confirming',
      'paid',
      'partially_refunded',
      'refunded',
      'failed',
    ]),
    subtotal: z.number(),
    discount: z.number(),
    shippingFee: z.number(),
    taxFreeAmount: z.number(),
    totalAmount: z.number(),
    refundedAmount: z.number(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    paidAt: instant.nullable(),
    refundedAt: instant.nullable(),
    refundReason: z.string().nullable(),
    partnerId: z.string().nullable(),
    supplierId: z.string(),
    items: z.array(soldItem),
    /** Pieces that refunds have named, by item. */
    refundedItems: z.record(z.string(), z.number()),
  })
  .transform(({ refundedItems, items, ...order }): Order => {
    const isWhole = order.paymentStatus === 'refunded'
    return {
      ...order,
      items: items.map((item) => ({
        ...item,
        refundedQuantity: isWhole
          ? item.quantity
          : Math.min(item.quantity, refundedItems[item.id] ?? 0),
      })),
    }
  })

export const paymentRow: z.ZodType<Payment> = z.object({
  id: z.string(),
  orderId: z.string(),
  paymentKey: z.string().nullable(),
  status: z.enum([
    'PENDING',
    'CONFIRMING',
    'WAITING_FOR_DEPOSIT',
    'SUCCESS',
    'PARTIALLY_REFUNDED',
    'REFUNDED',
    'FAILED',
    'EXPIRED',
  ]),
  method: z.string().nullable(),
  amount: z.number(),
  balanceAmount: z.number(),
  approvedAt: instant.nullable(),
  card: z
    .object({
      company: z.string().nullable(),
      number: z.string().nullable(),
      installmentMonths: z.number().nullable(),
    })
    .nullable(),
  easyPay: z.object({ provider: z.string() }).nullable(),
  receiptUrl: z.string().nullable(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
})

export const refundRow: z.ZodType<Refund> = z.object({
  id: z.string(),
  paymentId: z.string(),
  amount: z.number(),
  reason: z.string(),
  status: z.enum(['needs_approval', 'pending', 'succeeded', 'failed', 'rejected']),
  items: z.array(
    z.object({
      orderItemId: z.string(),
      quantity: z.number(),
      restock: z
        .boolean()
        .nullish()
        .transform((restock) => restock ?? undefined),
    }),
  ),
  transactionKey: z.string().nullable(),
  requestedBy: z.string(),
  dueAt: instant.nullable(),
  createdAt: instant,
  completedAt: instant.nullable(),
})

export const enrollmentRow: z.ZodType<Enrollment> = z.object({
  id: z.string(),
  courseId: z.string(),
  status: z.enum(['PENDING', 'ENROLLED', 'CANCELLED']),
})

export const virtualAccountRow: z.ZodType<VirtualAccount> = z.object({
  bankCode: z.string().default(''),
  bankName: z.string().default(''),
  accountNumber: z.string(),
  holderName: z
    .string()
    .nullish()
    .transform((name) => name ?? ''),
  dueAt: instant,
  amount: z.number(),
})

export const timelineRow = z.object({
  action: z.string(),
  createdAt: instant,
  amount: z.number().nullable(),
})
