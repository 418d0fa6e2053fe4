/** Which origins are ours: the public one, and the further ones that the installation names. */

export type Origins = {
  /** May read our answers from a page: exactly what was configured. */
  readonly mayRead: (origin: string) => boolean
  /** May change something with our cookie: also our own page under another name of this machine. */
  readonly mayChange: (origin: string) => boolean
}

const localNames = ['localhost', '127.0.0.1', '[::1]']

export function ourOrigins(frontendUrl: string, further: readonly string[] = []): Origins {
  const configured = new Set([frontendUrl, ...further].map((url) => new URL(url).origin))
  const local = new Set(localAliases(frontendUrl))
  return {
    mayRead: (origin) => configured.has(origin),
    mayChange: (origin) => configured.has(origin) || local.has(origin),
  }
}

/** Whoever opens 127.0.0.1 instead of localhost is on the same page of the same machine. */
function localAliases(frontendUrl: string): string[] {
  const { protocol, hostname, port } = new URL(frontendUrl)
  if (!localNames.includes(hostname)) return []
  return localNames.map((name) => `${protocol}//${name}${port === '' ? '' : `:${port}`}`)
}
