/** A closed loop: so many clients, each with one request at a time, until the list is done. */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { ReadyOrder } from './orders.ts'

export type Run = { perSecond: number; p50: number; p95: number; p99: number; refused: number }

/** `work` answers whether it went well. */
export async function closedLoop<T>(
  clients: number,
  items: readonly T[],
  work: (item: T) => Promise<boolean>,
): Promise<Run> {
  const tookMs: number[] = []
  let refused = 0
  let next = 0
  async function client(): Promise<void> {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      const begunAt = performance.now()
      if (!(await work(item))) refused += 1
      tookMs.push(performance.now() - begunAt)
    }
  }
  const begunAt = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - begunAt) / 1000
  tookMs.sort((a, b) => a - b)
  const at = (share: number) => tookMs[Math.ceil(share * tookMs.length) - 1] ?? 0
  return { perSecond: items.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), refused }
}

export type Caller = { confirm(order: ReadyOrder): Promise<boolean>; close(): void }

/** As the result page calls it: signed in, with a request id and an idempotency key, connections kept alive. */
export function caller(port: number, clients: number): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const confirm = ({ tossOrderId, paymentKey, amount, session }: ReadyOrder) =>
    new Promise<boolean>((resolve, reject) => {
      const body = JSON.stringify({ paymentKey, orderId: tossOrderId, amount })
      const sent = request(
        {
          agent,
          host: '127.0.0.1',
          port,
          method: 'POST',
          path: '/api/checkout/confirm',
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            authorization: `Bearer ${session}`,
            'idempotency-key': randomUUID(),
            'x-request-id': randomUUID(),
          },
        },
        (response) => {
          let text = ''
          response.setEncoding('utf8').on('data', (part: string) => {
            text += part
          })
          response.once('end', () =>
            resolve(response.statusCode === 200 && text.includes('"paymentStatus":"paid"')),
          )
          response.once('error', reject)
        },
      )
      sent.once('error', reject)
      sent.end(body)
    })
  return { confirm, close: () => agent.destroy() }
}
