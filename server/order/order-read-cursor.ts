/** Where a page of orders ended: the instant and the id of its last row, opaque to whoever carries it back. */

export type Position = {
  /** To the microsecond, as the database keeps it: rounding would skip orders of one moment, or show them twice. */
  readonly createdAt: string
  readonly id: string
}

const shape =
  /^(20\d{2}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{6}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export function cursorOf(position: Position): string {
  const text = btoa(`${position.createdAt} ${position.id}`)
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Undefined where this is no cursor of ours. */
export function positionOf(cursor: string): Position | undefined {
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(cursor)) return undefined
  const match = shape.exec(decode(cursor))
  const [, createdAt, id] = match ?? []
  if (createdAt === undefined || id === undefined || !exists(createdAt)) return undefined
  return { createdAt, id }
}

/** One row more than the page was asked for: where it is there, so is a next page. */
export function pageOf<T extends Position>(
  rows: readonly T[],
  limit: number,
): { rows: readonly T[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last ? cursorOf(last) : null }
}

function decode(cursor: string): string {
  try {
    return atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return ''
  }
}

/** The 31st of February has the shape of a day, and the database would refuse it. */
function exists(instant: string): boolean {
  const time = Date.parse(instant)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === instant.slice(0, 19)
}
