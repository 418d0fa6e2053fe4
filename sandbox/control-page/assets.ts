/** The script and the style of the control page, read when first asked for. */

import { readFileSync } from 'node:fs'

const cache = new Map<string, string>()

export function assetText(name: './control.js' | './control.css'): string {
  let text = cache.get(name)
  if (text === undefined) {
    text = readFileSync(new URL(name, import.meta.url), 'utf8')
    cache.set(name, text)
  }
  return text
}
