/** The log: one JSON object a line on stdout, with no secret and no person in it. */
import { Writable } from 'node:stream'
import pino, { type Logger } from 'pino'
import { humanLine } from './log-human.ts'
import { scrub } from './log-scrub.ts'

export type Log = Logger

export type LogOptions = {
  level?: string
  /** Unset: short lines for a person at a terminal, JSON for everything else. */
  format?: 'json' | 'human'
  /** For tests; stdout otherwise. */
  write?: (line: string) => void
}

/** Fields that are personal or secret by their name, on the line itself and one level down. */
const closed = [
  ...['authorization', 'cookie', 'password', 'token', 'secret', 'secretKey', 'apiKey', 'signature'],
  ...['phone', 'email', 'buyerName', 'buyerPhone', 'buyerEmail', 'recipientName'],
  ...['address', 'address1', 'address2', 'zipCode', 'cardNumber', 'accountNumber', 'holderName'],
  ...['set-cookie', 'x-signature'],
]
const paths = closed.flatMap((name) => [`["${name}"]`, `*["${name}"]`])

export function createLog(options: LogOptions = {}): Log {
  const write = options.write ?? writeToStdout()
  const human = options.format === 'human' || (options.format === undefined && isTerminal(options))
  const stream = new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      const clean = scrub(line)
      write(human ? humanLine(clean) : clean)
      done()
    },
  })
  return pino(
    {
      level: options.level ?? 'info',
      base: undefined,
      messageKey: 'message',
      timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      redact: { paths, censor: '[redacted]' },
    },
    stream,
  )
}

/** A short form is for the person who watches; whoever pipes the log reads it with a program. */
function isTerminal(options: LogOptions): boolean {
  return options.write === undefined && process.stdout.isTTY === true
}

/** Written at once, so that the last line before a crash is there. */
function writeToStdout(): (line: string) => void {
  const stdout = pino.destination({ fd: 1, sync: true })
  // Whoever read the log has gone; that is no reason to stop taking payments.
  stdout.on('error', () => {})
  return (line) => stdout.write(line)
}
