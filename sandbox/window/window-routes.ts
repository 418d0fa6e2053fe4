/** placeholder */
import { Hono } from 'hono'
import type { State } from '../state/state.ts'
export function windowRoutes(_state: State): Hono {
  return new Hono()
}
