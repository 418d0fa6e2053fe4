/** The last requests on Toss's paths, newest first when read, so that a test can see what was asked. */

export type LoggedRequest = {
  at: string
  operation: string
  method: string
  path: string
  headers: Record<string, string>
  body: unknown
  /** 0 while the call runs, and where the connection was closed before anything was done. */
  status: number
  response: unknown
  /** The fault that was played on it. */
  fault: string | null
  /** The answer came from the idempotency store. */
  replayed: boolean
}

/** Bodies stay text until somebody reads the log; the hot path must not parse them again. */
export type RawRequest = Omit<LoggedRequest, 'body' | 'response' | 'headers'> & {
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: string
  response: string | null
}

export type RequestLog = {
  /** Listed from its arrival on; the caller fills in the answer when there is one. */
  add(request: RawRequest): RawRequest
  newest(limit: number): LoggedRequest[]
  clear(): void
}

const bodyLimit = 16_384

export function createRequestLog(max: number): RequestLog {
  let ring: RawRequest[] = []
  let next = 0
  return {
    add(request) {
      ring[next] = request
      next = (next + 1) % max
      return request
    },
    newest(limit) {
      const requests: LoggedRequest[] = []
      for (let i = 1; i <= Math.min(limit, ring.length); i++) {
        const raw = ring[(next - i + max) % max]
        if (raw !== undefined) requests.push(readable(raw))
      }
      return requests
    },
    clear() {
      ring = []
      next = 0
    },
  }
}

function readable(raw: RawRequest): LoggedRequest {
  return {
    ...raw,
    headers: masked(raw.headers),
    body: parsed(raw.body),
    response: raw.response === null ? null : parsed(raw.response),
  }
}

function parsed(text: string): unknown {
  if (text === '') return null
  if (text.length > bodyLimit) return `${text.slice(0, bodyLimit)}…`
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function masked(headers: RawRequest['headers']): Record<string, string> {
  const readableHeaders: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue
    const secret = name === 'authorization' || name === 'cookie'
    readableHeaders[name] = secret ? '***' : String(value)
  }
  return readableHeaders
}

/** Keeps a huge body from filling the bounded memory of the log. */
export function shortened(body: string): string {
  return body.length > bodyLimit + 1 ? body.slice(0, bodyLimit + 1) : body
}
