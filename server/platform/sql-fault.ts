/** Tells the faults of the road to the database from the answers of the database. */

const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // the unix socket of a server that is down
  'NOT_WRITABLE',
])
/** Shut down, crashed, starting, too many connections; and a node that is no longer the primary. */
const serverCodes = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '25006'])
/** `pg` gives these no code. */
const messages = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Cannot use a pool after calling end',
]

/** The connection failed, so the statement, if it was sent, may or may not have been carried out. */
export function isConnectionFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  if (code !== undefined)
    return socketCodes.has(code) || serverCodes.has(code) || /^08...$/.test(code)
  if (error instanceof AggregateError) return error.errors.some(isConnectionFault)
  return messages.some((message) => error.message.startsWith(message))
}

const neverSent = new WeakSet<Error>()

/** Remembers that this error came before a statement could leave. */
export function markNeverSent(error: unknown): void {
  if (error instanceof Error) neverSent.add(error)
}

/** No connection was had, so nothing was carried out: asking again is safe whatever the statement is. */
export function wasNeverSent(error: unknown): boolean {
  return error instanceof Error && neverSent.has(error)
}

/** PostgreSQL's five characters, or the socket's word. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** The constraint that a refused write ran into; its name is what we match on, never the message. */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('constraint' in error)) return undefined
  return typeof error.constraint === 'string' ? error.constraint : undefined
}
