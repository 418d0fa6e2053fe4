/** A false event, as somebody would send it who knows the address but not the secret: it claims the contrary. */

import { parseJson } from '../http/read-body.ts'

export function forged(body: string): string {
  const event = parseJson(body)
  if (!isObject(event)) return body
  if (isObject(event.data)) return JSON.stringify({ ...event, data: lie(event.data) })
  if (isObject(event.entityBody)) {
    return JSON.stringify({ ...event, entityBody: lie(event.entityBody) })
  }
  return JSON.stringify(lie(event))
}

function lie(told: Record<string, unknown>): Record<string, unknown> {
  const status = told.status === 'DONE' ? 'CANCELED' : 'DONE'
  return {
    ...told,
    status,
    ...('secret' in told ? { secret: 'ps_forged0000000000000000000000' } : {}),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
