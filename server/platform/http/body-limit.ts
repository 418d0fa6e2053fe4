/** Turns away bodies that are too large or not JSON before anybody reads them. */
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { HttpContext, HttpEnv } from './context.ts'
import { problemResponse } from './problem.ts'
import { Refusal } from './refusal.ts'

export const largestBody = 64 * 1024

const limitCounting = bodyLimit({
  maxSize: largestBody,
  onError: (c) => problemResponse(c as HttpContext, 'E_PAYLOAD_TOO_LARGE'),
})

/** An announced length is believed, because the parser of HTTP holds the sender to it; else the bytes are counted. */
export const limitBody: MiddlewareHandler<HttpEnv> = async function limitBody(c, next) {
  if (!changes(c.req.method)) return next()
  const length = c.req.header('content-length')
  if (length === undefined || c.req.header('transfer-encoding') !== undefined)
    return limitCounting(c, next)
  if (!(Number(length) <= largestBody)) throw new Refusal('E_PAYLOAD_TOO_LARGE')
  await next()
}

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

export function changes(method: string): boolean {
  return changing.has(method)
}

export function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === 'application/json'
}

/** A request that changes something and brings a body brings JSON. */
export const onlyJson: MiddlewareHandler<HttpEnv> = async function onlyJson(c, next) {
  const contentType = c.req.header('content-type')
  if (changes(c.req.method) && !isJson(contentType) && (contentType !== undefined || hasBody(c)))
    throw new Refusal('E_UNSUPPORTED_MEDIA_TYPE')
  await next()
}

/** As HTTP/1.1 tells it: neither length nor encoding is no body. */
function hasBody(c: HttpContext): boolean {
  const length = c.req.header('content-length')
  if (length !== undefined) return Number(length) > 0
  return c.req.header('transfer-encoding') !== undefined
}
