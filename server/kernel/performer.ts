/** Who did something, as the log of an order keeps it: never a name or an address. */

export type PerformerType = 'consumer' | 'operator' | 'admin' | 'system' | 'provider'

export type Performer = {
  /** A member's id, or the name of a part of the program. */
  readonly by: string
  readonly type: PerformerType
  readonly requestId: string | null
}

export function system(part: string): Performer {
  return { by: part, type: 'system', requestId: null }
}

/** The buyer: by id where somebody is signed in, else as whoever holds the order's token. */
export function consumer(by: string, requestId: string): Performer {
  return { by, type: 'consumer', requestId }
}
