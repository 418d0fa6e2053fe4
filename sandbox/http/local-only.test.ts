import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox, type ListeningSandbox } from '../index.ts'

let listening: ListeningSandbox
beforeAll(async () => {
  listening = await createSandbox().listen(0)
})
afterAll(() => listening.close())

/** `fetch` does not let a caller lie about the host. */
function ask(path: string, headers: Record<string, string>, method = 'GET') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const asked = request({ port: listening.port, path, method, headers }, (response) => {
        let body = ''
        response.on('data', (data) => {
          body += data
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        )
      })
      asked.on('error', reject)
      asked.end()
    },
  )
}

test.each(['localhost', 'LOCALHOST:4010', '127.0.0.1:1', '[::1]:4010'])(
  'the host %s is local',
  async (host) => {
    expect((await ask('/sandbox/healthz', { host })).status).toBe(200)
  },
)

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example:80',
  '0.0.0.0',
  '[::2]',
])('the host %s is not', async (host) => {
  const reply = await ask('/sandbox/healthz', { host })
  expect([reply.status, JSON.parse(reply.body).code]).toEqual([403, 'FORBIDDEN_REQUEST'])
})

test.each(['/sandbox/reset', '/window/sessions', '/v1/payments/confirm'])(
  'a page from elsewhere reaches nothing at %s',
  async (path) => {
    for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'null']) {
      expect((await ask(path, { host: 'localhost', origin }, 'POST')).status).toBe(403)
    }
  },
)

test('the script and its session may be used from a local shop', async () => {
  const origin = 'http://localhost:4000'
  const script = await ask('/v2/standard', { host: 'localhost:4010', origin })
  expect(script.headers['access-control-allow-origin']).toBe(origin)
  const preflight = await ask(
    '/window/sessions',
    {
      host: 'localhost:4010',
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
    'OPTIONS',
  )
  expect(preflight.status).toBe(204)
  expect(preflight.headers['access-control-allow-origin']).toBe(origin)
  expect(preflight.headers['access-control-allow-headers']).toContain('content-type')
})

test('a body past the limit is refused in the shape of Toss', async () => {
  const { secretKey } = JSON.parse((await ask('/sandbox/keys', { host: 'localhost' })).body)
  for (const body of ['x'.repeat((1 << 20) + 1), chunks((1 << 20) + 1)]) {
    const response = await fetch(`${listening.url}/v1/payments/confirm`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}` },
      body,
      duplex: 'half',
    } as RequestInit)
    expect([response.status, await response.json()]).toEqual([
      400,
      { code: 'INVALID_REQUEST', message: '잘못된 요청입니다.' },
    ])
  }
})

test.each([
  'GET / HTTP/9.9\r\n\r\n',
  'GET / HTTP/1.0\r\n\r\n',
  'GET /\\..\\x HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
  'not http at all\r\n\r\n',
  'GET / HTTP/1.1\r\nhost: localhost\r\nbad header\u0000: x\r\n\r\n',
])('garbage on the wire gets an answer, and the sandbox lives on', async (garbage) => {
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect(listening.port, '127.0.0.1', () => socket.write(garbage))
    let received = ''
    socket.on('data', (data) => {
      received += data
    })
    socket.on('close', () => resolve(received))
    socket.on('error', reject)
  })
  expect(text).toContain('400 Bad Request')
  expect(text).toContain('INVALID_REQUEST')
  expect((await ask('/sandbox/healthz', { host: 'localhost' })).status).toBe(200)
})

function chunks(size: number): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(size))
      controller.close()
    },
  })
}
