/** Sends a statement again that the database rolled back because of somebody else: it did nothing, so it may. */
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf } from './sql-fault.ts'

const tries = 5

/**
 * Repeats `work` after a deadlock (40P01) or a serialisation failure (40001), and after whatever else `safe` says may
 * be repeated (a lost connection, where the statement is idempotent).
 */
export async function retriedOnConflict<T>(
  work: () => Promise<T>,
  safe: (error: unknown) => boolean = () => false,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const code = codeOf(error)
      const conflict = code === '40P01' || code === '40001'
      if (attempt >= tries || !(conflict || safe(error))) throw error
      await wait(20 * 2 ** attempt * (0.5 + Math.random()))
    }
  }
}
