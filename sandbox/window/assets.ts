/** The two files that browsers load: the stand-in of Toss's script, and the style of the window. */

import { readFileSync } from 'node:fs'

const cache = new Map<string, string>()

/** Read when first asked for, then kept. */
function fileText(name: string): string {
  let text = cache.get(name)
  if (text === undefined) {
    text = readFileSync(new URL(name, import.meta.url), 'utf8')
    cache.set(name, text)
  }
  return text
}

export function styleSheet(): string {
  return fileText('./window.css')
}

/** The script must know where its sandbox is, whichever page it is loaded into. */
export function sdkScript(origin: string): string {
  return fileText('./sdk.js').replace("'__SANDBOX_ORIGIN__'", JSON.stringify(origin))
}
