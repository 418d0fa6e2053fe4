/** What every handler finds in its context: the request's ids, its language and the fields of its log line. */
import type { Context } from 'hono'
import type { TraceParent } from './trace-parent.ts'

/** Fields of the one line that a request logs (`request_id`, `route` and the like are filled in by themselves). */
export type LogFields = Record<string, string | number | boolean | null | undefined>

export type HttpVariables = {
  requestId: string
  trace: TraceParent
  logFields: LogFields
}

export type HttpEnv = { Variables: HttpVariables }

/** Any context that has at least our variables, whatever a noun adds to them. */
export type HttpContext = Context<{ Variables: HttpVariables }>

/** The id of whoever a noun has put into the context as the one who asks. */
export function actorIdOf(c: HttpContext): string | undefined {
  const actor: unknown = Reflect.get(c.var, 'actor')
  if (typeof actor !== 'object' || actor === null || !('id' in actor)) return undefined
  return typeof actor.id === 'string' ? actor.id : undefined
}
