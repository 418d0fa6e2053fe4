/** What another Node needs to run our TypeScript as it is. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export function tsxLoader(root: string): string[] {
  const tsx = createRequire(join(root, 'package.json')).resolve('tsx')
  return ['--import', pathToFileURL(tsx).href]
}

/** The sources beside the sources, and the bundle beside the bundle. */
export function sandboxProgram(root: string): { file: string; execArgv: string[] } {
  if (!import.meta.url.endsWith('.ts'))
    return { file: fileURLToPath(new URL('./sandbox.mjs', import.meta.url)), execArgv: [] }
  return { file: join(root, 'sandbox', 'main.ts'), execArgv: tsxLoader(root) }
}
