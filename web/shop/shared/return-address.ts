/** What the payment window brought back in the address: taken out of it before anything else is loaded. */
import { readStored, removeStored, writeStored } from '../../api/storage.ts'

export type FailReturn = {
  code: string
  /** The Toss order id; absent where the buyer closed the window. */
  orderId?: string
  orderNumber?: string
  token?: string
}

const failKey = 'hanbeon.fail-return'
const tokenKey = (orderNumber: string): string => `hanbeon.token.${orderNumber}`
const tokens = new Map<string, string>()
let failReturn: FailReturn | undefined

/** Runs first of all on every page. */
export function takeReturnAddress(): void {
  if (location.pathname === '/checkout/fail') takeFail()
  const result = /^\/checkout\/result\/([^/]+)\/?$/.exec(location.pathname)
  if (result?.[1] !== undefined) takeToken(decodeURIComponent(result[1]))
}

/** The token of an order, kept for a reload until its result is final. */
export function returnToken(orderNumber: string): string | undefined {
  return tokens.get(orderNumber) ?? readStored(tokenKey(orderNumber), 'session') ?? undefined
}

export function keepToken(orderNumber: string, token: string): void {
  tokens.set(orderNumber, token)
  writeStored(tokenKey(orderNumber), token, 'session')
}

export function forgetToken(orderNumber: string): void {
  removeStored(tokenKey(orderNumber), 'session')
}

export function failedReturn(): FailReturn | undefined {
  return failReturn ?? parsedFail(readStored(failKey, 'session'))
}

function takeFail(): void {
  const query = new URLSearchParams(location.search)
  const code = query.get('code')
  if (code === null) return
  failReturn = {
    code: code.slice(0, 100),
    orderId: query.get('orderId') ?? undefined,
    orderNumber: query.get('order') ?? undefined,
    token: query.get('token') ?? undefined,
  }
  writeStored(failKey, JSON.stringify(failReturn), 'session')
  history.replaceState(history.state, '', location.pathname)
}

function takeToken(orderNumber: string): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('t')
  if (token === null || token === '') return
  tokens.set(orderNumber, token)
  // Where nothing can be stored, the address stays the only place that survives a reload.
  if (!writeStored(tokenKey(orderNumber), token, 'session')) return
  history.replaceState(history.state, '', location.pathname)
}

function parsedFail(stored: string | null): FailReturn | undefined {
  try {
    return stored === null ? undefined : (JSON.parse(stored) as FailReturn)
  } catch {
    return undefined
  }
}
