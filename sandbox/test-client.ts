/** A small client for the sandbox's own tests: Toss's calls and the control API, in memory or over a port. */

import { merchants } from './data/merchants.ts'
import type { Payment } from './payment/payment.ts'

export type Reply<T> = { status: number; body: T; text: string; headers: Headers }
export type TossError = { code: string; message: string }
type Fetch = (input: string, init?: RequestInit) => Promise<Response>
type Headers_ = Record<string, string>

/** How long a test waits for what happens beside it, on a machine that is busy with other things. */
export const soon = { timeout: 4_000, interval: 10 }

export function basic(secretKey: string): string {
  return `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`
}

/** `fetcher` takes a path; every call is signed with the window family's key unless told otherwise. */
export function clientOf(fetcher: Fetch) {
  async function call<T>(method: string, path: string, body?: unknown, headers: Headers_ = {}) {
    const response = await fetcher(path, {
      method,
      headers: {
        authorization: basic(merchants.window.secretKey),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
      redirect: 'manual',
    })
    const text = await response.text()
    const reply: Reply<T> = {
      status: response.status,
      headers: response.headers,
      text,
      body: parse(text) as T,
    }
    return reply
  }

  async function newPayment(input: { orderId: string; amount: number; [more: string]: unknown }) {
    const reply = await call<{ paymentKey: string }>('POST', '/sandbox/payments', input)
    return reply.body.paymentKey
  }

  async function approved(input: { orderId: string; amount: number; [more: string]: unknown }) {
    const paymentKey = await newPayment(input)
    const { orderId, amount } = input
    return (await call<Payment>('POST', '/v1/payments/confirm', { paymentKey, orderId, amount }))
      .body
  }

  return {
    call,
    newPayment,
    approved,
    confirm: (input: unknown, headers?: Headers_) =>
      call<Payment & TossError>('POST', '/v1/payments/confirm', input, headers),
    cancel: (paymentKey: string, input: unknown, headers?: Headers_) =>
      call<Payment & TossError>('POST', `/v1/payments/${paymentKey}/cancel`, input, headers),
    get: (paymentKey: string, headers?: Headers_) =>
      call<Payment & TossError>('GET', `/v1/payments/${paymentKey}`, undefined, headers),
    getByOrder: (orderId: string) =>
      call<Payment & TossError>('GET', `/v1/payments/orders/${orderId}`),
    fault: (input: unknown) => call<{ id: string } & TossError>('POST', '/sandbox/faults', input),
    advance: (advanceSeconds: number) => call('POST', '/sandbox/clock', { advanceSeconds }),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
