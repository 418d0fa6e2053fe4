/** What the SDK registers when a shop asks for a payment, checked as Toss's own SDK checks it. */

import { z } from 'zod'
import { cardCompanyOf } from '../data/card-companies.ts'
import { easyPayProviderOf } from '../data/easy-pays.ts'
import { type Merchant, merchantOfClientKey } from '../data/merchants.ts'
import { methodOf } from '../data/methods.ts'
import { createPayment } from '../payment/create-payment.ts'
import type { Choice, PaymentRecord } from '../payment/payment.ts'
import { makingOf, type State } from '../state/state.ts'
import type { SdkErrorCode } from './sdk-errors.ts'

/** Each field names the error that its absence or malformation is to the SDK. */
function or<T extends z.ZodType>(schema: T, error: SdkErrorCode) {
  return z
    .unknown()
    .optional()
    .transform((value, context): z.infer<T> => {
      const parsed = schema.safeParse(value ?? undefined)
      if (parsed.success) return parsed.data
      context.addIssue({ code: 'custom', message: error })
      return z.NEVER
    })
}

const webUrl = z.url({ protocol: /^https?$/ })
const maxValidHours = 2160

const input = z.object({
  clientKey: or(z.string(), 'INVALID_CLIENT_KEY'),
  product: z.enum(['payment', 'widgets']),
  method: or(z.string().min(1), 'INVALID_PARAMETERS'),
  amount: z.object({
    value: or(z.int(), 'INVALID_AMOUNT_VALUE'),
    currency: or(z.literal('KRW'), 'INVALID_AMOUNT_CURRENCY'),
  }),
  orderId: or(z.string().regex(/^[A-Za-z0-9_=-]{6,64}$/), 'INVALID_PARAMETERS'),
  orderName: or(z.string().min(1).max(100), 'INVALID_PARAMETERS'),
  successUrl: or(webUrl, 'INCORRECT_SUCCESS_URL_FORMAT'),
  failUrl: or(webUrl, 'INCORRECT_FAIL_URL_FORMAT'),
  customerName: or(z.string().max(100).optional(), 'INVALID_PARAMETERS'),
  customerMobilePhone: or(
    z
      .string()
      .regex(/^\d{8,15}$/)
      .optional(),
    'INVALID_PARAMETERS',
  ),
  taxFreeAmount: or(z.int().min(0).optional(), 'INVALID_PARAMETERS'),
  taxExemptionAmount: or(z.int().min(0).optional(), 'INVALID_PARAMETERS'),
  useEscrow: or(z.boolean().optional(), 'INVALID_PARAMETERS'),
  metadata: or(
    z
      .record(
        z
          .string()
          .max(40)
          .regex(/^[^[\]]*$/),
        z.string().max(2000),
      )
      .refine((pairs) => Object.keys(pairs).length <= 5)
      .optional(),
    'INVALID_METADATA',
  ),
  cardCompany: or(z.string().optional(), 'INVALID_PARAMETERS'),
  easyPay: or(z.string().optional(), 'INVALID_PARAMETERS'),
  installmentMonths: or(z.int().min(0).max(12).optional(), 'INVALID_PARAMETERS'),
  validHours: or(z.int().min(1).max(maxValidHours).optional(), 'EXCEED_MAX_DUE_DATE'),
  dueDate: or(z.string().optional(), 'INVALID_PARAMETERS'),
})

type Wanted = z.infer<typeof input>

/** The new READY payment, or the code with which the SDK rejects. */
export function openSession(state: State, body: unknown): PaymentRecord | SdkErrorCode {
  const parsed = input.safeParse(body)
  if (!parsed.success) return codeOf(parsed.error)
  const wanted = parsed.data
  const merchant = merchantOfClientKey(wanted.clientKey)
  const refusal = keyRefusal(merchant, wanted) ?? amountRefusal(wanted)
  if (refusal !== null) return refusal
  const preselected = preselectionOf(wanted)
  if (preselected === null) return 'NOT_SUPPORTED_METHOD'

  const { orderId, orderName, amount, taxFreeAmount, taxExemptionAmount, useEscrow } = wanted
  const { customerName, customerMobilePhone, validHours, dueDate, successUrl, failUrl } = wanted
  const record = createPayment(
    {
      orderId,
      orderName,
      amount: amount.value,
      taxFreeAmount,
      taxExemptionAmount,
      useEscrow,
      metadata: wanted.metadata,
      merchant: merchant ?? null,
      wishes: {
        customerName,
        customerMobilePhone,
        validHours,
        dueDate,
        successUrl,
        failUrl,
        preselected,
      },
    },
    makingOf(state),
  )
  state.payments.save(record)
  return record
}

function codeOf(error: z.ZodError): SdkErrorCode {
  const custom = error.issues.find((issue) => issue.code === 'custom')
  return (custom?.message as SdkErrorCode | undefined) ?? 'INVALID_PARAMETERS'
}

/** The two families of keys are easily mixed up, so each product says which one it wants. */
function keyRefusal(merchant: Merchant | undefined, { product }: Wanted): SdkErrorCode | null {
  if (merchant === undefined) return 'INVALID_CLIENT_KEY'
  if (product === 'payment' && merchant.family === 'widget') return 'NOT_SUPPORTED_WIDGET_KEY'
  if (product === 'widgets' && merchant.family === 'window') {
    return 'NOT_SUPPORTED_API_INDIVIDUAL_KEY'
  }
  return null
}

function amountRefusal({
  amount,
  taxFreeAmount,
  validHours,
  dueDate,
}: Wanted): SdkErrorCode | null {
  if (amount.value <= 0) return 'BELOW_ZERO_AMOUNT'
  if ((taxFreeAmount ?? 0) > amount.value) return 'INVALID_PARAMETERS'
  if (validHours !== undefined && dueDate !== undefined) return 'INVALID_PARAMETERS'
  return null
}

/** Widgets name an easy pay or a card company as the method itself. */
function preselectionOf(wanted: Wanted): Partial<Choice> | null {
  const company = cardCompanyOf(wanted.cardCompany ?? wanted.method)
  const provider = easyPayProviderOf(wanted.easyPay ?? wanted.method)
  if (provider !== undefined) return { method: 'EASY_PAY', easyPay: provider.ko }
  const method = methodOf(wanted.method) ?? (company === undefined ? undefined : 'CARD')
  if (method === undefined) return null
  return { method, cardCode: company?.code, installmentMonths: wanted.installmentMonths }
}
