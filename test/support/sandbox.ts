/** A Toss sandbox of its own for a test: a process on a free port, as in earnest. */
import { freePort } from './port.ts'
import { type Program, runFile } from './process.ts'
import { until } from './until.ts'

export type TestSandbox = {
  url: string
  clientKey: string
  secretKey: string
  program: Program
  /** One of its control calls, below `/sandbox`. */
  control<T>(method: string, path: string, body?: unknown): Promise<T>
  close(): Promise<void>
}

export async function startSandbox(
  options: { dataDir?: string; seed?: string; family?: 'window' | 'widget'; port?: number } = {},
): Promise<TestSandbox> {
  const port = options.port ?? (await freePort())
  const args = ['--port', String(port)]
  if (options.dataDir !== undefined) args.push('--data-dir', options.dataDir)
  if (options.seed !== undefined) args.push('--seed', options.seed)
  const program = runFile('sandbox/main.ts', args)
  const url = `http://127.0.0.1:${port}`
  await until(`the sandbox on ${port}: ${program.stderr()}`, () =>
    program.stdout().includes('ready'),
  )
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}/sandbox${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  const keys = await control<{ clientKey: string; secretKey: string }>(
    'GET',
    `/keys?family=${options.family ?? 'window'}`,
  )
  return {
    url,
    ...keys,
    program,
    control,
    async close() {
      await program.end()
    },
  }
}
