/** Reading a request's body as text, but never more of it than the limit. */

export const bodyLimitBytes = 1 << 20

/** The text, or null where the body is too large. */
export async function readBody(request: Request): Promise<string | null> {
  if (request.method === 'GET' || request.method === 'HEAD') return ''
  const length = request.headers.get('content-length')
  if (length !== null) return Number(length) > bodyLimitBytes ? null : request.text()
  return readStream(request)
}

/** Without a length the body has to be counted as it comes. */
async function readStream(request: Request): Promise<string | null> {
  if (request.body === null) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks).toString()
    size += value.length
    if (size > bodyLimitBytes) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
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
