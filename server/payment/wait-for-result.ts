/** Waits for the outcome of a payment that somebody else is confirming, and helps it along where its owner is silent. */
import type { ConfirmView } from './payment-rows.ts'

export type WaitPorts = {
  readView(orderId: string, paymentId: string): Promise<ConfirmView | null>
  /** At most one look every 3 seconds, whoever asks. */
  resolve(paymentId: string): Promise<unknown>
  pause(ms: number): Promise<void>
  monotonicMs(): number
}

/** How long a confirm waits for an outcome before it answers that it is not known yet. */
export const longestWaitMs = 15_000
const pollMs = 150
/** An owner that answers at all has usually done so by then. */
const patienceMs = 5000

/** The view as it stands when the outcome is known, or after the longest wait. */
export async function waitForResult(ports: WaitPorts, first: ConfirmView): Promise<ConfirmView> {
  const started = ports.monotonicMs()
  let view = first
  let helped = started
  while (view.payment.status === 'CONFIRMING') {
    const now = ports.monotonicMs()
    if (now - started >= longestWaitMs) return view
    if (now - helped >= patienceMs) {
      helped = now
      await ports.resolve(view.payment.id)
    } else await ports.pause(pollMs)
    view = (await ports.readView(view.orderId, view.payment.id)) ?? view
  }
  return view
}
