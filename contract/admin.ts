/** What staff read and do: orders, statistics, refunds, logs, settings. */
import { z } from '@hono/zod-openapi'
import { instant, pagination, uuid, won } from './common.ts'
import {
  enrollment,
  order,
  orderDetail,
  orderPaymentStatus,
  orderStatus,
  payment,
  refund,
} from './order.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Korean days, both ends included. */
export const statsQuery = z.strictObject({ from: day.optional(), to: day.optional() })

export const stats = z
  .object({
    counts: z.object({
      total: z.int(),
      pending: z.int(),
      paid: z.int(),
      failed: z.int(),
      partiallyRefunded: z.int(),
      refunded: z.int(),
      cancelled: z.int(),
    }),
    revenue: z.object({
      gross: z.int(),
      refunded: z.int(),
      net: z.int(),
      currency: z.literal('KRW'),
    }),
    refunds: z.object({ count: z.int(), amount: z.int() }),
    payments: z.object({
      attempts: z.int(),
      succeeded: z.int(),
      declined: z.int(),
      technical: z.int(),
      inDoubt: z.int(),
      successRate: z.number().nullable(),
      averageMs: z.number().nullable(),
      p95Ms: z.number().nullable(),
    }),
  })
  .openapi('OrderStats')

export const adminOrdersQuery = z.strictObject({
  status: orderStatus.optional(),
  paymentStatus: orderPaymentStatus.optional(),
  supplierId: z.string().max(255).optional(),
  partnerId: z.string().max(255).optional(),
  from: day.optional(),
  to: day.optional(),
  q: z.string().trim().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(200).optional(),
})

/** A line of the list: the order with who bought it (masked for viewers). */
export const adminOrder = order
  .extend({
    buyer: z
      .object({ name: z.string(), email: z.string(), phone: z.string() })
      .partial()
      .nullable(),
    method: z.string().nullable(),
  })
  .openapi('AdminOrder')
export const adminOrderList = z.object({ orders: z.array(adminOrder), pagination })

export const refundable = z
  .object({
    amount: won,
    partial: z.boolean(),
    until: instant.nullable(),
    blockedBy: z.string().nullable(),
  })
  .openapi('Refundable')

export const adminOrderDetail = z
  .object({
    order: adminOrder.extend({ shippingAddress: orderDetail.shape.shippingAddress }),
    payments: z.array(payment),
    refunds: z.array(refund),
    enrollments: z.array(enrollment),
    refundable,
  })
  .openapi('AdminOrderDetail')

export const refundBody = z
  .strictObject({
    reason: z.string().max(200).optional(),
    amount: z.int().min(1).max(1_000_000_000_000).optional(),
    items: z
      .array(
        z.object({
          orderItemId: uuid,
          quantity: z.int().min(1).max(10_000),
          restock: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(100)
      .optional(),
    shippingFee: z.enum(['keep', 'refund']).optional(),
    refundReceiveAccount: z
      .object({
        bank: z.string().min(1).max(20),
        accountNumber: z.string().regex(/^\d{1,20}$/),
        holderName: z.string().trim().min(1).max(60),
      })
      .optional(),
    keepAccess: z.boolean().optional(),
  })
  .openapi('RefundRequest')

export const refunded = z.object({ order, payment, refund: refund.nullable() }).openapi('Refunded')

export const logEntry = z
  .object({
    id: uuid,
    action: z.string(),
    previousData: z.record(z.string(), z.unknown()).nullable(),
    newData: z.record(z.string(), z.unknown()).nullable(),
    performedBy: z.string().nullable(),
    performerType: z.string().nullable(),
    note: z.string().nullable(),
    requestId: z.string().nullable(),
    createdAt: instant,
  })
  .openapi('LogEntry')
export const logList = z.object({ logs: z.array(logEntry) })

export const providerCall = z
  .object({
    at: instant,
    operation: z.string(),
    status: z.int().nullable(),
    code: z.string().nullable(),
    body: z.unknown(),
    traceId: z.string().nullable(),
    ms: z.int(),
  })
  .openapi('ProviderCall')
export const providerCallList = z.object({ calls: z.array(providerCall) })

export const synced = z
  .object({
    order,
    changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
  })
  .openapi('Synced')

export const settings = z
  .object({
    checkoutPaused: z.boolean(),
    pauseReason: z.string().nullable(),
    maxItems: z.int(),
    maxAmount: won,
    shippingFee: won,
    freeShippingFrom: won,
    virtualAccountHours: z.int(),
  })
  .openapi('Settings')
export const settingsBody = z.strictObject({
  checkoutPaused: z.boolean().optional(),
  pauseReason: z.string().trim().min(1).max(500).optional(),
  maxItems: z.int().min(1).max(100).optional(),
  maxAmount: z.int().min(100).max(1_000_000_000).optional(),
  shippingFee: z.int().min(0).max(100_000).optional(),
  freeShippingFrom: won.optional(),
  virtualAccountHours: z.int().min(1).max(168).optional(),
})

export type Stats = z.infer<typeof stats>
export type AdminOrder = z.infer<typeof adminOrder>
export type AdminOrderDetail = z.infer<typeof adminOrderDetail>
export type RefundBody = z.infer<typeof refundBody>
export type LogEntry = z.infer<typeof logEntry>
export type ProviderCall = z.infer<typeof providerCall>
export type Settings = z.infer<typeof settings>
