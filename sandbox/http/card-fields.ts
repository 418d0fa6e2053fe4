/** The fields of a card that was typed in, each refused with the code that Toss has for it. */

import { z } from 'zod'
import { isCardNumber } from '../data/card-numbers.ts'
import type { TossErrorCode } from '../data/error-catalogue.ts'
import { koreanMonth } from '../payment/korean-time.ts'
import { optional, otherwise } from './checked-input.ts'

const code = (name: TossErrorCode) => name

export const cardFields = {
  cardNumber: z
    .string(otherwise('INVALID_CARD_NUMBER'))
    .transform((text) => text.replaceAll('-', ''))
    .refine(isCardNumber, code('INVALID_CARD_NUMBER')),
  cardExpirationYear: z
    .string(otherwise('INVALID_CARD_EXPIRATION'))
    .regex(/^\d{2}$/, code('INVALID_CARD_EXPIRATION')),
  cardExpirationMonth: z
    .string(otherwise('INVALID_CARD_EXPIRATION'))
    .regex(/^(0[1-9]|1[0-2])$/, code('INVALID_CARD_EXPIRATION')),
  customerIdentityNumber: z
    .string(otherwise('INVALID_CARD_IDENTITY'))
    .regex(/^(\d{6}|\d{10})$/, code('INVALID_CARD_IDENTITY'))
    .refine((text) => text.length === 10 || isBirthDate(text), code('INVALID_BIRTH_DAY_FORMAT')),
  cardPassword: optional(
    z.string(otherwise('INVALID_CARD_PASSWORD')).regex(/^\d{2}$/, code('INVALID_CARD_PASSWORD')),
  ),
}

/** `yyMMdd` of a day that exists in some year. */
function isBirthDate(text: string): boolean {
  const [month, day] = [Number(text.slice(2, 4)), Number(text.slice(4))]
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(2000, month, 0).getDate()
}

/** A card lasts to the end of its month. */
export function isCardExpired(
  card: { cardExpirationYear: string; cardExpirationMonth: string },
  now: number,
): boolean {
  return `20${card.cardExpirationYear}-${card.cardExpirationMonth}` < koreanMonth(now)
}
