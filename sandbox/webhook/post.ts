/** One attempt to hand a webhook over, with Toss's headers and Toss's patience. */

import { effectsOf, type Fault, hasEffect } from '../fault/fault.ts'
import { send } from './send.ts'
import type { Delivery } from './webhook.ts'

export type PostOutcome = { status: number | null; error: string | null }

const timeoutMs = 10_000

export async function post(
  { id, url, body, retriedCount }: Delivery,
  at: string,
  fault: Fault | null,
  extra: Readonly<Record<string, string>> = {},
): Promise<PostOutcome> {
  const delayMs = effectsOf(fault).reduce((sum, effect) => sum + effect.delayMs, 0)
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
  if (isLostBefore(fault)) return { status: null, error: `fault: ${fault?.mode}` }
  try {
    const status = await send({
      url,
      headers: {
        'content-type': 'application/json',
        'tosspayments-webhook-transmission-time': at,
        'tosspayments-webhook-transmission-retried-count': String(retriedCount),
        'tosspayments-webhook-transmission-id': id,
        ...extra,
      },
      body: hasEffect(fault, 'malformed') ? body.slice(0, 40) : body,
      timeoutMs,
    })
    // Received, but the sandbox never hears of it: the receiver will get it again.
    if (isLostAfter(fault)) return { status: null, error: `fault: ${fault?.mode}` }
    return { status, error: null }
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.message : String(error) }
  }
}

function isLostBefore(fault: Fault | null): boolean {
  return hasEffect(fault, 'drop_before', 'error_before', 'decline')
}

function isLostAfter(fault: Fault | null): boolean {
  return hasEffect(fault, 'drop_after', 'error_after')
}
