/** Reading a request's body as text, but never more of it than the limit. */

export const bodyLimitBytes = 1 << 20

/** The text, or null where the body is too large. */
export async function readBody(request: Request): Promise<string | null> {
  if (request.method === 'GET' || request.method === 'HEAD') return ''
  const length = request.headers.get('content-length')
  if (length !== null && Number(length) <= bodyLimitBytes) return request.text()
  return readStream(request)
}

/** A client that is still sending hears nothing; what is too large is read to its end, unless it has none. */
const drainLimitBytes = 64 << 20

/** Without a length, or with too great a one, the body is counted as it comes. */
async function readStream(request: Request): Promise<string | null> {
  if (request.body === null) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return size > bodyLimitBytes ? null : Buffer.concat(chunks).toString()
    size += value.length
    if (size > drainLimitBytes) {
      await reader.cancel()
      return null
    }
    if (size <= bodyLimitBytes) chunks.push(value)
    else chunks.length = 0
  }
}

/** The parsed body; undefined where it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
