/** A receiver of webhooks for the length of one run. */

import { createServer } from 'node:http'
import { aboutEvent } from '../fault/about.ts'
import { parseJson } from '../http/read-body.ts'

export type ReceivedWebhook = { transmissionId: string; event: unknown }

export type Receiver = {
  url: string
  /** Those about orders of this run. */
  received: ReceivedWebhook[]
  close(): Promise<void>
}

export function openReceiver(orderIdPrefix: string, answers: readonly number[]): Promise<Receiver> {
  const received: ReceivedWebhook[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const isOurs = aboutEvent(body).orderId?.startsWith(orderIdPrefix) === true
    const status = answers[Math.min(received.length, answers.length - 1)] ?? 200
    if (isOurs) {
      const id = request.headers['tosspayments-webhook-transmission-id']
      received.push({ transmissionId: String(id), event: parseJson(body) })
    }
    response.writeHead(isOurs ? status : 200).end()
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({
        url: `http://127.0.0.1:${port}/`,
        received,
        async close() {
          server.closeAllConnections()
          await new Promise((closed) => server.close(closed))
        },
      })
    })
  })
}
