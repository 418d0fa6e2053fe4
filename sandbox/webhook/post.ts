/** One attempt to hand a webhook over, with Toss's headers and Toss's patience. */

import type { Fault } from '../fault/fault.ts'
import type { Delivery } from './webhook.ts'

export type PostOutcome = { status: number | null; error: string | null }

const timeoutMs = 10_000

export async function post(
  { id, url, body, retriedCount }: Delivery,
  at: string,
  fault: Fault | null,
): Promise<PostOutcome> {
  if (fault !== null && fault.delayMs > 0) {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
  }
  if (isLostBefore(fault)) return { status: null, error: `fault: ${fault?.mode}` }
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'tosspayments-webhook-transmission-time': at,
        'tosspayments-webhook-transmission-retried-count': String(retriedCount),
        'tosspayments-webhook-transmission-id': id,
      },
      body: fault?.mode === 'malformed' ? body.slice(0, 40) : body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.arrayBuffer()
    // Received, but the sandbox never hears of it: the receiver will get it again.
    if (isLostAfter(fault)) return { status: null, error: `fault: ${fault?.mode}` }
    return { status: response.status, error: null }
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.message : String(error) }
  }
}

function isLostBefore(fault: Fault | null): boolean {
  const mode = fault?.mode
  return mode === 'drop_before' || mode === 'error_before' || mode === 'decline'
}

function isLostAfter(fault: Fault | null): boolean {
  return fault?.mode === 'drop_after' || fault?.mode === 'error_after'
}
