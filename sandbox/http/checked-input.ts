/** Reading the fields of a request: each may name the code with which Toss refuses it. */

import { z } from 'zod'
import { isTossErrorCode, type TossErrorCode } from '../data/error-catalogue.ts'

/** The input, or the code of the first field that is wrong. */
export function checkedInput<T extends z.ZodType<object>>(
  schema: T,
  input: unknown,
): z.infer<T> | TossErrorCode {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const message = read.error.issues[0]?.message ?? ''
  return isTossErrorCode(message) ? message : 'INVALID_REQUEST'
}

/** A field that is there but wrong has a code of its own; one that is missing is an invalid request. */
export function otherwise(code: TossErrorCode) {
  const error = ({ input }: { input?: unknown }): string =>
    input === undefined || input === null ? 'INVALID_REQUEST' : code
  return { error }
}

/** `null` in an optional field is what serialisers of typed languages send for "not given". */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value ?? undefined, schema.optional())

export const won = z.number().int().max(Number.MAX_SAFE_INTEGER)

export const amountField = won.positive('BELOW_ZERO_AMOUNT' satisfies TossErrorCode)

export const orderNameField = z
  .string(otherwise('INVALID_ORDER_NAME'))
  .min(1, 'INVALID_ORDER_NAME' satisfies TossErrorCode)
  .max(100, 'INVALID_ORDER_NAME' satisfies TossErrorCode)

/** Toss's servers take a number for an order id and answer it as text. */
export const orderIdField = z
  .union([z.string(), z.number()], otherwise('INVALID_ORDER_ID'))
  .transform(String)
  .pipe(z.string().regex(/^[A-Za-z0-9_=.-]{1,64}$/, 'INVALID_ORDER_ID' satisfies TossErrorCode))

export const emailField = z
  .string(otherwise('INVALID_EMAIL'))
  .max(100, 'INVALID_EMAIL' satisfies TossErrorCode)
  .regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'INVALID_EMAIL' satisfies TossErrorCode)

export const customerNameField = z.string().min(1).max(100)
