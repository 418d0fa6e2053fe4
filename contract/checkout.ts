/** Checkout: quote, initiate, return, confirm, result, fail, retry, cancel. */
import { z } from '@hono/zod-openapi'
import { instant, kind, uuid, won } from './common.ts'
import {
  enrollment,
  orderPaymentStatus,
  orderStatus,
  payment,
  shippingAddress,
  virtualAccount,
} from './order.ts'

export const cartItems = z
  .array(z.object({ productId: uuid, quantity: z.int().min(1).max(10_000) }))
  .min(1)
  .max(100)

export const quoteBody = z.object({ items: cartItems, couponCode: z.string().max(64).optional() })

export const quote = z
  .object({
    items: z.array(
      z.object({
        productId: uuid,
        kind,
        name: z.string(),
        imageUrl: z.string(),
        quantity: z.int(),
        unitPrice: won,
        amount: won,
        stock: z.int().nullable(),
      }),
    ),
    subtotal: won,
    discount: won,
    shippingFee: won,
    taxFreeAmount: won,
    totalAmount: won,
  })
  .openapi('Quote')

export const initiateBody = z.object({
  items: cartItems,
  couponCode: z.string().max(64).optional(),
  /** Compared with the server's total, never charged. */
  expectedTotalAmount: won.optional(),
  shippingAddress: shippingAddress.optional(),
  partnerId: z.string().max(255).optional(),
  buyer: z
    .object({
      name: z.string().trim().min(1).max(100),
      email: z.email().max(254),
      phone: z.string().trim().min(9).max(20),
    })
    .partial()
    .optional(),
})

/** What the payment window needs. */
export const paymentRequest = z
  .object({
    clientKey: z.string(),
    customerKey: z.string(),
    /** The Toss order id: the order number, with `-2`, `-3` … for a further attempt. */
    orderId: z.string(),
    orderName: z.string(),
    amount: won,
    taxFreeAmount: won,
    successUrl: z.string(),
    failUrl: z.string(),
    isTestMode: z.boolean(),
    /** For how long a virtual account that is issued in this window can be paid into. */
    virtualAccountHours: z.int(),
  })
  .openapi('PaymentRequest')

export const initiated = z
  .object({
    orderId: uuid,
    orderNumber: z.string(),
    totalAmount: won,
    status: orderStatus,
    expiresAt: instant.nullable(),
    payment: paymentRequest.nullable(),
    enrollments: z.array(enrollment).optional(),
  })
  .openapi('Initiated')

export const confirmBody = z.object({
  paymentKey: z.string().min(1).max(200),
  /** The Toss order id. */
  orderId: z.string().min(1).max(64),
  amount: z.int().min(0).max(1_000_000_000_000),
  token: z.string().max(200).optional(),
})

export const confirmed = z
  .object({
    orderId: uuid,
    orderNumber: z.string(),
    status: orderStatus,
    paymentStatus: orderPaymentStatus,
    totalAmount: won,
    paidAt: instant.nullable(),
    payment,
    virtualAccount: virtualAccount.optional(),
    enrollments: z.array(enrollment),
    replayed: z.boolean(),
  })
  .openapi('Confirmed')

export const resultQuery = z.object({
  orderId: z.string().min(1).max(64),
  token: z.string().max(200).optional(),
})

/** The state of an order for its result page: no personal data. */
export const checkoutResult = z
  .object({
    orderId: uuid,
    orderNumber: z.string(),
    orderName: z.string(),
    status: orderStatus,
    paymentStatus: orderPaymentStatus,
    totalAmount: won,
    refundedAmount: won,
    createdAt: instant,
    expiresAt: instant.nullable(),
    paidAt: instant.nullable(),
    method: z.string().nullable(),
    receiptUrl: z.string().nullable(),
    virtualAccount: virtualAccount.nullable(),
    failure: z.object({ code: z.string(), message: z.string() }).nullable(),
    /** The payment as it came back in the buyer's browser and is still to be confirmed. */
    pending: z.object({ paymentKey: z.string(), orderId: z.string(), amount: won }).nullable(),
    /** True only where no money can have been taken and the order still lives. */
    canRetry: z.boolean(),
    enrollments: z.array(enrollment),
  })
  .openapi('CheckoutResult')

export const failBody = z.object({
  orderId: z.string().max(64).optional(),
  code: z.string().min(1).max(100),
  message: z.string().max(1000).optional(),
  token: z.string().max(200).optional(),
})
export const failed = z.object({ recorded: z.boolean() })

export type Quote = z.infer<typeof quote>
export type Initiated = z.infer<typeof initiated>
export type PaymentRequest = z.infer<typeof paymentRequest>
export type Confirmed = z.infer<typeof confirmed>
export type CheckoutResult = z.infer<typeof checkoutResult>
