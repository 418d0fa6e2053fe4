/** Whose request it is by address: the socket's, or what a proxy that we trust says it was. */

export type Network = { readonly version: 4 | 6; readonly bits: bigint; readonly prefix: number }

const width = { 4: 32, 6: 128 } as const

/** `10.0.0.1`, `10.0.0.0/8`, `fd00::/8`; anything else is undefined. */
export function parseNetwork(text: string): Network | undefined {
  const [host = '', prefixText, more] = text.trim().split('/')
  const address = parseAddress(host)
  if (address === undefined || more !== undefined) return undefined
  const most = width[address.version]
  if (prefixText === undefined) return { ...address, prefix: most }
  const prefix = /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : Number.NaN
  return prefix <= most ? { ...address, prefix } : undefined
}

/** What is no network is left out: it cannot make a proxy trusted. */
export function parseNetworks(texts: readonly string[]): Network[] {
  return texts.map(parseNetwork).filter((network) => network !== undefined)
}

export function isWithin(text: string, networks: readonly Network[]): boolean {
  const address = parseAddress(text)
  if (address === undefined) return false
  return networks.some((network) => {
    if (network.version !== address.version) return false
    const shift = BigInt(width[network.version] - network.prefix)
    return address.bits >> shift === network.bits >> shift
  })
}

export function isLoopback(text: string): boolean {
  return isWithin(text, loopback)
}

/** Read from the right: each proxy appends who called it, and only what a trusted one wrote counts. */
export function callerAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trusted: readonly Network[],
): string {
  let caller = socketAddress ?? 'unknown'
  const hops = (forwardedFor ?? '').split(',').reverse()
  for (const hop of hops) {
    const said = hop.trim()
    if (!isWithin(caller, trusted) || parseAddress(said) === undefined) break
    caller = said
  }
  return caller
}

/** One household of IPv6 has 2^64 addresses, so all of them count as one. */
export function limitKeyOf(text: string): string {
  const address = parseAddress(text)
  if (address === undefined) return text.slice(0, 64)
  return address.version === 4 ? `4:${address.bits}` : `6:${address.bits >> 64n}`
}

function parseAddress(text: string): { version: 4 | 6; bits: bigint } | undefined {
  const bare = text.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '')
  const four = parseFour(bare.replace(/^::ffff:(?=\d+\.)/i, ''))
  if (four !== undefined) return { version: 4, bits: four }
  const six = parseSix(bare)
  return six === undefined ? undefined : { version: 6, bits: six }
}

function parseFour(text: string): bigint | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined
  const parts = text.split('.').map(Number)
  if (parts.some((part) => part > 255)) return undefined
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n)
}

function parseSix(text: string): bigint | undefined {
  const halves = text.split('::')
  if (halves.length > 2 || !text.includes(':')) return undefined
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n)
}

const loopback: readonly Network[] = [
  { version: 4, bits: 127n << 24n, prefix: 8 },
  { version: 6, bits: 1n, prefix: 128 },
]
