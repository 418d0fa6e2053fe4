/**
 * A map that forgets its oldest entry when it is full.
 *
 * The order of keys stands in a ring beside the map: asking a large `Map` for its first key again and
 * again means walking over everything that was deleted before it, which halves the speed of the sandbox.
 */

export type BoundedMap<V> = {
  get(key: string): V | undefined
  has(key: string): boolean
  set(key: string, value: V): void
  delete(key: string): boolean
  /** Oldest first. */
  entries(): IterableIterator<[string, V]>
  values(): IterableIterator<V>
  clear(): void
}

export function createBoundedMap<V>(max: number, onForget?: (value: V) => void): BoundedMap<V> {
  const map = new Map<string, V>()
  let ring: string[] = []
  let next = 0

  function makeRoomFor(key: string): void {
    const oldest = ring[next]
    ring[next] = key
    next = (next + 1) % max
    if (oldest === undefined) return
    const value = map.get(oldest)
    if (map.delete(oldest) && value !== undefined) onForget?.(value)
  }

  return {
    get: (key) => map.get(key),
    has: (key) => map.has(key),
    set(key, value) {
      if (!map.has(key)) makeRoomFor(key)
      map.set(key, value)
    },
    delete: (key) => map.delete(key),
    entries: () => map.entries(),
    values: () => map.values(),
    clear() {
      map.clear()
      ring = []
      next = 0
    },
  }
}
