/** What staff look for in the list of orders, and how a typed text is understood. */
import type { Period } from '../kernel/korean-day.ts'
import type { OrderPaymentState, OrderState } from './order.ts'
import { phoneDigits } from './phone.ts'

export type OrderFilter = {
  readonly status?: OrderState
  readonly paymentStatus?: OrderPaymentState
  readonly supplierId?: string
  readonly partnerId?: string
  readonly period: Period
  readonly search?: Search
}

export type Search =
  /** An order number, or how it begins. */
  | { readonly kind: 'number'; readonly start: string }
  /** A payment key, or a buyer's name, e-mail or phone. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly digits: string | null
      /** The whole of a name, an address or a number, not a part of it. */
      readonly isWhole: boolean
    }

const fullNumber = /^(ORD-\d{8}-[0-9A-Z]{7})(-\d{1,2})?$/
const fewestDigits = 4

/**
 * Whoever may not see personal data must know the whole of it to search by it: by parts, a masked number could be
 * guessed digit by digit.
 */
export function searchOf(q: string, seesPersons: boolean): Search {
  const text = q.trim()
  const upper = text.toUpperCase()
  if (upper.startsWith('ORD-'))
    return { kind: 'number', start: fullNumber.exec(upper)?.[1] ?? upper }
  const digits = /^\+?[\d\s().-]+$/.test(text) ? phoneDigits(text) : ''
  return {
    kind: 'text',
    text,
    digits: digits.length >= fewestDigits ? digits : null,
    isWhole: !seesPersons,
  }
}
