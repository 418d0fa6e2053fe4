/** Browser storage that may be closed (private windows, embedded browsers): reading gives null, writing gives up. */

export function readStored(key: string, store: 'local' | 'session' = 'local'): string | null {
  try {
    return open(store).getItem(key)
  } catch {
    return null
  }
}

/** Says whether the value will still be there after a reload. */
export function writeStored(
  key: string,
  value: string,
  store: 'local' | 'session' = 'local',
): boolean {
  try {
    open(store).setItem(key, value)
    return true
  } catch {
    return false
  }
}

export function removeStored(key: string, store: 'local' | 'session' = 'local'): void {
  try {
    open(store).removeItem(key)
  } catch {
    // Nothing was stored there either.
  }
}

/** Everything that this tab has kept. */
export function clearSessionStored(): void {
  try {
    sessionStorage.clear()
  } catch {
    // Nothing was kept.
  }
}

function open(store: 'local' | 'session'): Storage {
  return store === 'local' ? localStorage : sessionStorage
}
