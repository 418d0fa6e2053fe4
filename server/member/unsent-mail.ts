/** Stands where a mailer will be: says in the log that a letter was due, and never what is in it. */
import type { Mail } from './auth.ts'

export function unsentMail(
  log: (fields: { function_name: string; kind: Mail['kind'] }, message: string) => void,
): (mail: Mail) => Promise<void> {
  return async ({ kind }) =>
    log({ function_name: 'mail', kind }, 'no mailer: the letter was not sent')
}
