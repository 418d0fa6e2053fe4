/**
 * A wire between a PostgreSQL client and its server that counts flights and can be cut at any message.
 *
 * A flight is what the client sends before it waits for an answer: the unit that costs a round trip.
 */
import { connect, createServer, type Server, type Socket } from 'node:net'

/** `before`: the message is lost; `after`: it arrives and nothing comes back; `on-reply`: cut at the first answer. */
export type CutMode = 'before' | 'after' | 'on-reply'

export type WireProxy = {
  /** The database's address, through the wire. */
  url: string
  /** Since the start or the last reset; connecting and signing in do not count. */
  flights(): number
  /** Messages of the client, which are the points where the wire can be cut. */
  messages(): number
  reset(): void
  /** Cuts once, at the n-th message from now (1 is the next one); `forGood`: the database is gone from then on. */
  cutAt(n: number, mode: CutMode, options?: { forGood?: boolean }): void
  /** Whether the armed cut has happened. */
  wasCut(): boolean
  /** Cuts every connection now. */
  cutAll(): void
  /** Cuts every connection and takes no further one, until it is back. */
  gone(): void
  back(): void
  close(): Promise<void>
}

type Cut = { at: number; mode: CutMode }

class Meter {
  flights = 0
  messages = 0
  cut: Cut | undefined
  cuts = 0
  /** What a cut for good does when it happens. */
  afterCut: (() => void) | undefined

  /** The cut that falls on the message that has just been counted. */
  takeCut(): CutMode | undefined {
    if (this.cut === undefined || this.messages !== this.cut.at) return undefined
    const { mode } = this.cut
    this.cut = undefined
    this.cuts += 1
    return mode
  }
}

export async function createWireProxy(databaseUrl: string): Promise<WireProxy> {
  const target = new URL(databaseUrl)
  const meter = new Meter()
  const wires = new Set<Wire>()
  let isGone = false
  const server = createServer((client) => {
    if (isGone) return void client.destroy()
    const wire = new Wire(client, connect(Number(target.port || 5432), target.hostname), meter)
    wires.add(wire)
    client.once('close', () => wires.delete(wire))
  })
  const port = await listen(server)
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${port}`
  const cutAll = () => {
    for (const wire of wires) wire.destroy()
  }
  const gone = () => {
    isGone = true
    cutAll()
  }
  return {
    url: url.href,
    flights: () => meter.flights,
    messages: () => meter.messages,
    reset() {
      meter.flights = 0
      meter.messages = 0
      meter.cut = undefined
      meter.cuts = 0
    },
    cutAt(n, mode, { forGood = false } = {}) {
      meter.cut = { at: meter.messages + n, mode }
      meter.cuts = 0
      meter.afterCut = forGood ? gone : undefined
    },
    wasCut: () => meter.cuts > 0,
    cutAll,
    gone,
    back() {
      isGone = false
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        cutAll()
      }),
  }
}

const sslRequest = 80877103
const cancelRequest = 80877102
const passwordMessage = 'p'
const terminateMessage = 'X'

/** One connection: the client's bytes are passed on message by message, the server's as they come. */
class Wire {
  readonly #client: Socket
  readonly #server: Socket
  readonly #meter: Meter
  #pending: Buffer = Buffer.alloc(0)
  #started = false
  /** The server has said something since the client last spoke. */
  #answered = false
  #cutOnReply = false

  constructor(client: Socket, server: Socket, meter: Meter) {
    this.#client = client
    this.#server = server
    this.#meter = meter
    client.setNoDelay(true)
    server.setNoDelay(true)
    client.on('data', (bytes) => this.#fromClient(bytes))
    server.on('data', (bytes) => this.#fromServer(bytes))
    client.on('error', () => this.destroy())
    server.on('error', () => this.destroy())
    client.on('end', () => server.end())
    server.on('end', () => client.end())
    client.on('close', () => server.end())
  }

  destroy(): void {
    this.#client.destroy()
    this.#server.destroy()
  }

  #fromServer(bytes: Buffer): void {
    this.#answered = true
    if (this.#cutOnReply) this.#end()
    else this.#client.write(bytes)
  }

  #fromClient(bytes: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, bytes])
    for (;;) {
      const message = this.#takeMessage()
      if (message === undefined) return
      if (!this.#pass(message)) return
    }
  }

  /** A message has a letter and its length, but the first ones, which have no letter. */
  #takeMessage(): Buffer | undefined {
    const header = this.#started ? 1 : 0
    if (this.#pending.length < header + 4) return undefined
    const length = header + this.#pending.readInt32BE(header)
    if (this.#pending.length < length) return undefined
    const message = this.#pending.subarray(0, length)
    this.#pending = this.#pending.subarray(length)
    return message
  }

  /** False when the wire is cut. */
  #pass(message: Buffer): boolean {
    const letter = this.#started ? String.fromCharCode(message[0] ?? 0) : ''
    if (!this.#started) {
      const code = message.length >= 8 ? message.readInt32BE(4) : 0
      if (code !== sslRequest && code !== cancelRequest) this.#started = true
    }
    if (letter === '' || letter === passwordMessage || letter === terminateMessage) {
      this.#server.write(message)
      return true
    }
    if (this.#answered) this.#meter.flights += 1
    this.#answered = false
    this.#meter.messages += 1
    return this.#passUnlessCut(message)
  }

  #passUnlessCut(message: Buffer): boolean {
    const mode = this.#meter.takeCut()
    if (mode === 'before') {
      this.#end()
      return false
    }
    this.#server.write(message)
    if (mode === 'on-reply') this.#cutOnReply = true
    if (mode !== 'after') return true
    // The server gets what was sent, and is left to find that nobody listens.
    this.#client.destroy()
    this.#server.removeAllListeners('data')
    this.#server.resume()
    this.#server.end()
    this.#meter.afterCut?.()
    return false
  }

  #end(): void {
    this.destroy()
    this.#meter.afterCut?.()
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('No port'))
      else resolve(address.port)
    })
  })
}
