/** The questions and actions of a checkout, from the price to the result. */
import { queryOptions } from '@tanstack/react-query'
import type { CheckoutResult, Confirmed, Initiated, Quote } from '../../contract/checkout.ts'
import type { ShippingAddress } from '../../contract/order.ts'
import { api, send } from './client.ts'

export type CartItem = { productId: string; quantity: number }
export type InitiateBody = {
  items: readonly CartItem[]
  couponCode?: string
  expectedTotalAmount?: number
  shippingAddress?: ShippingAddress
  buyer?: { name?: string; email?: string; phone?: string }
}
export type ConfirmBody = { paymentKey: string; orderId: string; amount: number; token?: string }
export type FailBody = { orderId?: string; code: string; message?: string; token?: string }

/** The price that the server will charge for these items. */
export const quoteQuery = (items: readonly CartItem[], couponCode?: string) =>
  queryOptions({
    queryKey: ['quote', items, couponCode ?? null],
    queryFn: ({ signal }) =>
      api.post<Quote>('/api/checkout/quote', { items, couponCode }, { signal }),
    enabled: items.length > 0,
    staleTime: 10_000,
  })

/** The state of one order for its result page, by token or by the buyer's session. */
export const resultQuery = (orderId: string, token: string | undefined) =>
  queryOptions({
    queryKey: ['result', orderId, token ?? null],
    queryFn: async ({ signal }) => {
      const answer = await send<CheckoutResult>('GET', '/api/checkout/result', {
        query: { orderId, token },
        signal,
      })
      return { ...answer.data, requestId: answer.requestId, retryAfterMs: answer.retryAfterMs }
    },
    staleTime: 0,
    enabled: orderId !== '',
  })

export type KnownResult = CheckoutResult & { requestId: string; retryAfterMs: number | undefined }

/** Repeating with the same key after a lost answer never makes a second order. */
export const initiate = (body: InitiateBody, idempotencyKey: string) =>
  api.post<Initiated>('/api/checkout/initiate', body, { idempotencyKey })

/** The payment key itself is the key: asking again joins the same confirm. */
export const confirm = (body: ConfirmBody) =>
  send<Confirmed>('POST', '/api/checkout/confirm', { body })

export const recordFail = (body: FailBody) =>
  api.post<{ recorded: boolean }>('/api/checkout/fail', body)

export const retryOrder = (orderId: string) =>
  api.post<Initiated>(`/api/orders/${encodeURIComponent(orderId)}/retry`)

export const cancelOrder = (orderId: string) =>
  api.post<unknown>(`/api/orders/${encodeURIComponent(orderId)}/cancel`)
