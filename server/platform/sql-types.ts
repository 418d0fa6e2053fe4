/** How a column's text becomes a value: won and counts are safe integers, days stay text, instants are Dates. */
import pg from 'pg'

const { builtins, getTypeParser } = pg.types
const int8Array = 1016
const numericArray = 1231
const dateArray = 1182

export function safeInteger(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new RangeError(`${text} is not a safe integer; cast it to float8 or text in the statement`)
}

/** `"{1,NULL,3}"`; integers never need quotes. */
function safeIntegers(text: string): (number | null)[] {
  const inner = text.slice(1, -1)
  if (inner === '') return []
  return inner.split(',').map((each) => (each === 'NULL' ? null : safeInteger(each)))
}

function days(text: string): (string | null)[] {
  const inner = text.slice(1, -1)
  return inner === '' ? [] : inner.split(',').map((each) => (each === 'NULL' ? null : each))
}

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, safeInteger],
  [builtins.NUMERIC, safeInteger],
  [int8Array, safeIntegers],
  [numericArray, safeIntegers],
  [builtins.DATE, (text) => text],
  [dateArray, days],
  // A timestamp without a zone would be read in the zone of the process.
  [builtins.TIMESTAMP, (text) => text],
])

export const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const own = format === 'binary' ? undefined : parsers.get(oid)
    return own ?? getTypeParser(oid, format ?? 'text')
  },
}
