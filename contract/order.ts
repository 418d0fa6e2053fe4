/** Orders, payments and refunds as the API shows them, to their buyer and to the staff. */
import { z } from '@hono/zod-openapi'
import { instant, kind, pagination, uuid, won } from './common.ts'

export const orderStatus = z.enum(['created', 'pending_payment', 'paid', 'refunded', 'cancelled'])
export const orderPaymentStatus = z.enum([
  'pending',
  'confirming',
  'paid',
  'partially_refunded',
  'refunded',
  'failed',
])
export const paymentStatus = z.enum([
  'PENDING',
  'CONFIRMING',
  'WAITING_FOR_DEPOSIT',
  'SUCCESS',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'FAILED',
  'EXPIRED',
])
export const refundStatus = z.enum(['needs_approval', 'pending', 'succeeded', 'failed', 'rejected'])
export const enrollmentStatus = z.enum(['PENDING', 'ENROLLED', 'CANCELLED'])

export const orderItem = z
  .object({
    id: uuid,
    productId: uuid,
    courseId: uuid.nullable(),
    kind,
    name: z.string(),
    quantity: z.int(),
    unitPrice: won,
    amount: won,
    refundedQuantity: z.int(),
  })
  .openapi('OrderItem')

export const order = z
  .object({
    id: uuid,
    orderNumber: z.string(),
    status: orderStatus,
    paymentStatus: orderPaymentStatus,
    subtotal: won,
    discount: won,
    shippingFee: won,
    taxFreeAmount: won,
    totalAmount: won,
    refundedAmount: won,
    createdAt: instant,
    expiresAt: instant.nullable(),
    paidAt: instant.nullable(),
    refundedAt: instant.nullable(),
    refundReason: z.string().nullable(),
    partnerId: z.string().nullable(),
    supplierId: z.string(),
    items: z.array(orderItem),
  })
  .openapi('Order')

export const virtualAccount = z
  .object({
    bankCode: z.string(),
    bankName: z.string(),
    accountNumber: z.string(),
    holderName: z.string(),
    dueAt: instant,
    amount: won,
  })
  .openapi('VirtualAccount')

export const payment = z
  .object({
    id: uuid,
    orderId: uuid,
    paymentKey: z.string().nullable(),
    status: paymentStatus,
    /** Toss's Korean literal: 카드, 간편결제, 가상계좌 … */
    method: z.string().nullable(),
    amount: won,
    balanceAmount: won,
    approvedAt: instant.nullable(),
    card: z
      .object({
        company: z.string().nullable(),
        number: z.string().nullable(),
        installmentMonths: z.int().nullable(),
      })
      .nullable(),
    easyPay: z.object({ provider: z.string() }).nullable(),
    receiptUrl: z.string().nullable(),
    failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .openapi('Payment')

export const refund = z
  .object({
    id: uuid,
    paymentId: uuid,
    amount: won,
    reason: z.string(),
    status: refundStatus,
    items: z.array(
      z.object({ orderItemId: uuid, quantity: z.int(), restock: z.boolean().optional() }),
    ),
    transactionKey: z.string().nullable(),
    requestedBy: z.string(),
    dueAt: instant.nullable(),
    createdAt: instant,
    completedAt: instant.nullable(),
  })
  .openapi('Refund')

export const enrollment = z
  .object({ id: uuid, courseId: uuid, status: enrollmentStatus })
  .openapi('Enrollment')

export const shippingAddress = z
  .object({
    recipientName: z.string().trim().min(2).max(20),
    /** Korean numbers; hyphens and +82 are accepted, digits are stored. */
    phone: z.string().trim().min(9).max(20),
    zipCode: z.string().regex(/^\d{5}$/),
    address1: z.string().trim().min(1).max(200),
    address2: z.string().trim().max(200).optional(),
    memo: z.string().trim().max(200).optional(),
  })
  .openapi('ShippingAddress')

/** One line of what happened to an order, as its buyer may read it. */
export const timelineEntry = z
  .object({ action: z.string(), createdAt: instant, amount: won.nullable() })
  .openapi('TimelineEntry')

/** An order of one's own, with everything that its page shows. */
export const orderDetail = order
  .extend({
    payments: z.array(payment),
    refunds: z.array(refund),
    enrollments: z.array(enrollment),
    receiptUrl: z.string().nullable(),
    virtualAccount: virtualAccount.nullable(),
    shippingAddress: shippingAddress.partial().nullable(),
    timeline: z.array(timelineEntry),
  })
  .openapi('OrderDetail')

export const orderList = z.object({ orders: z.array(order), pagination })
export const ownOrdersQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(200).optional(),
})

export type Order = z.infer<typeof order>
export type OrderItem = z.infer<typeof orderItem>
export type OrderDetail = z.infer<typeof orderDetail>
export type Payment = z.infer<typeof payment>
export type Refund = z.infer<typeof refund>
export type VirtualAccount = z.infer<typeof virtualAccount>
export type ShippingAddress = z.infer<typeof shippingAddress>
export type OrderStatus = z.infer<typeof orderStatus>
export type OrderPaymentStatus = z.infer<typeof orderPaymentStatus>
export type PaymentStatus = z.infer<typeof paymentStatus>
export type Enrollment = z.infer<typeof enrollment>
export type RefundStatus = z.infer<typeof refundStatus>
