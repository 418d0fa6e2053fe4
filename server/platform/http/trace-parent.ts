/** W3C trace context: the caller's trace goes on under a span of our own, or a new one begins. */

export type TraceParent = {
  readonly traceId: string
  readonly spanId: string
  readonly sampled: boolean
  /** The header for whoever we call. */
  readonly header: string
}

const shape = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/

export function continueTrace(shown: string | undefined): TraceParent {
  const caller = parseTraceParent(shown)
  const traceId = caller?.traceId ?? randomHex(16)
  const spanId = randomHex(8)
  const sampled = caller?.sampled ?? true
  return { traceId, spanId, sampled, header: `00-${traceId}-${spanId}-${sampled ? '01' : '00'}` }
}

/** Version `ff` is forbidden, `00` has no further fields, and an id of zeros is none. */
export function parseTraceParent(
  shown: string | undefined,
): { traceId: string; parentId: string; sampled: boolean } | undefined {
  const match = shape.exec(shown ?? '')
  if (match === null) return undefined
  const [, version = '', traceId = '', parentId = '', flags = '', more] = match
  if (version === 'ff' || (version === '00' && more !== undefined)) return undefined
  if (/^0+$/.test(traceId) || /^0+$/.test(parentId)) return undefined
  return { traceId, parentId, sampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

function randomHex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
