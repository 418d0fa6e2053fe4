/** The parts of Toss's answers that we read; fields that we do not know are ignored, as Toss asks. */
import { z } from 'zod'

const text = z.string().nullish()

export const tossPayment = z.object({
  paymentKey: z.string(),
  orderId: z.string(),
  status: z.string(),
  method: text,
  currency: text,
  totalAmount: z.number(),
  balanceAmount: z.number(),
  approvedAt: text,
  lastTransactionKey: text,
  isPartialCancelable: z.boolean().nullish(),
  secret: text,
  receipt: z.object({ url: text }).nullish(),
  failure: z.object({ code: z.string(), message: z.string() }).nullish(),
  card: z
    .object({
      issuerCode: text,
      number: text,
      installmentPlanMonths: z.number().nullish(),
    })
    .nullish(),
  easyPay: z.object({ provider: text }).nullish(),
  virtualAccount: z
    .object({
      accountNumber: z.string(),
      bankCode: z.string(),
      customerName: text,
      dueDate: z.string(),
      expired: z.boolean().nullish(),
      refundStatus: text,
    })
    .nullish(),
  cancels: z
    .array(
      z.object({
        transactionKey: z.string(),
        cancelReason: text,
        cancelAmount: z.number(),
        canceledAt: z.string(),
        cancelStatus: text,
      }),
    )
    .nullish(),
})
export type TossPayment = z.infer<typeof tossPayment>

export const tossError = z.object({ code: z.string(), message: z.string() })
