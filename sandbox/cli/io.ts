/** Where a command speaks: data to stdout, words for people to stderr. */

export type Io = { out(line: string): void; say(line: string): void }

export const terminal: Io = {
  out: (line) => void process.stdout.write(`${line}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
}

/** What a command cannot do, in a sentence of each language; it ends with exit code 1. */
export class CannotDo extends Error {
  constructor(ko: string, en: string) {
    super(`${ko}\n  ${en}`)
    this.name = 'CannotDo'
  }
}

/** Ends a command: 0 when all is well, 1 where it could not be done. */
export async function ending(io: Io, work: Promise<number>): Promise<number> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof CannotDo)) throw error
    io.say(`✗ ${error.message}`)
    return 1
  }
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
