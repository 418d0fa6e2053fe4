/** Promotions of card companies: instant discounts, instalments without interest, and points. */

import { answerError, answerJson } from '../http/answer.ts'
import type { Call, Operation } from '../http/operation.ts'
import { koreanDate } from '../payment/korean-time.ts'

const dayMs = 86_400_000
const lastsDays = 30

/** Examples of each kind, always valid for the next days of the sandbox's clock. */
function cardPromotions(now: number) {
  const dueDate = koreanDate(now + lastsDays * dayMs)
  return {
    discountCards: [
      {
        issuerCode: '61',
        discountAmount: 1000,
        balance: 1_000_000,
        discountCode: '1000000001',
        dueDate,
        minimumPaymentAmount: 10_000,
        maximumPaymentAmount: 100_000,
      },
    ],
    interestFreeCards: ['41', '11', '51', '61', '71', '21'].map((issuerCode) => ({
      issuerCode,
      dueDate,
      installmentFreeMonths: [2, 3],
      minimumPaymentAmount: 50_000,
    })),
    pointCards: [{ issuerCode: '61', minimumPaymentAmount: 5_000, dueDate }],
  }
}

const cards: Operation = {
  name: 'card-promotions',
  method: 'GET',
  path: '/v1/promotions/card',
  handle: (call) => answerUnlessDeclined(call, cardPromotions(call.state.clock.now())),
}

const all: Operation = {
  name: 'promotions',
  method: 'GET',
  path: '/v1/promotions',
  handle: (call) =>
    answerUnlessDeclined(call, { card: cardPromotions(call.state.clock.now()), easyPay: [] }),
}

/** Known to older clients only; whether it still answers is a reading. */
const oldCards: Operation = {
  name: 'card-promotions',
  method: 'GET',
  path: '/v1/cards/promotions',
  handle: (call) =>
    call.state.readings.oldPromotionsPath === 'served'
      ? cards.handle(call)
      : answerError('NOT_FOUND_HTTP_METHOD', call.language),
}

function answerUnlessDeclined({ declineCode, language }: Call, value: unknown) {
  return declineCode === null ? answerJson(value) : answerError(declineCode, language)
}

export const promotionOperations: readonly Operation[] = [all, cards, oldCards]
