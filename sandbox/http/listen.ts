/** A server on the loopback address that answers even what is not HTTP in Toss's shape. */

import { createServer, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { errorBody } from '../data/error-catalogue.ts'

const keepAliveMs = 120_000

/** Takes the port; whoever owns the server then attaches what answers. Port 0 takes any free one. */
export function listenOn(port: number): Promise<Server> {
  const server = createServer()
  // Longer than any client keeps an idle connection: a reset here must come from a fault, not from a timer.
  server.keepAliveTimeout = keepAliveMs
  server.on('clientError', answerGarbage)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

export function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

/** Bytes that the parser gives up on: no request exists, so the answer is written by hand. */
function answerGarbage(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const body = errorBody('INVALID_REQUEST', 'ko')
  const head = [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
