/**
 * Two more facts, from a test payment whose buyer has just authenticated in the real window.
 *
 * It is looked up and confirmed with a wrong amount: the refusal is the fact, and nothing is charged.
 */

import { parseJson } from '../http/read-body.ts'
import type { Readings } from '../options.ts'
import type { Side } from './compare.ts'

export type Session = { paymentKey: string; orderId: string; amount: number }

export async function sessionFacts(
  { secretKey, fetch }: Side,
  { paymentKey, orderId, amount }: Session,
): Promise<Partial<Readings>> {
  const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`
  const facts: Partial<Readings> = {}
  const seen = await fetch(`/v1/payments/${paymentKey}`, { headers: { authorization } })
  if (seen.status === 200) facts.lookupUnconfirmed = 'found'
  if (codeIn(await seen.text()) === 'NOT_FOUND_PAYMENT')
    facts.lookupUnconfirmed = 'NOT_FOUND_PAYMENT'

  const refused = await fetch('/v1/payments/confirm', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ paymentKey, orderId, amount: amount + 1 }),
  })
  const code = codeIn(await refused.text())
  if (code === 'INVALID_REQUEST' || code === 'FORBIDDEN_REQUEST') facts.amountMismatch = code
  return facts
}

function codeIn(text: string): unknown {
  const answer = parseJson(text)
  return typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'code') : undefined
}
