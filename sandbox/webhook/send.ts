/** One POST over a connection that is kept: at thousands of webhooks a second, `fetch` is most of the work. */

import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

const kept = { keepAlive: true, maxSockets: 16 }
const plain = { agent: new HttpAgent(kept), request: httpRequest }
const secure = { agent: new HttpsAgent(kept), request: httpsRequest }

export type Sending = {
  url: string
  headers: Readonly<Record<string, string>>
  body: string
  timeoutMs: number
}

/** The status of the answer, once it has been read to its end; a redirect is an answer like any other. */
export function send(sending: Sending): Promise<number> {
  const { url, headers, body, timeoutMs } = sending
  const { agent, request } = url.startsWith('https:') ? secure : plain
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method: 'POST', agent, headers: { ...headers, ...length } })
    const timer = setTimeout(() => sent.destroy(new Error('no answer in time')), timeoutMs)
    sent.once('response', (response) => {
      response.resume()
      response.once('end', () => {
        clearTimeout(timer)
        resolve(response.statusCode ?? 0)
      })
      response.once('error', reject)
    })
    sent.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      // The receiver closed a kept connection at the moment it was taken: it has heard nothing.
      if (sent.reusedSocket && error.code === 'ECONNRESET') send(sending).then(resolve, reject)
      else reject(error)
    })
    sent.end(body)
  })
}
