/** Every pair of text and ground that the pages use can be read in both themes. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)
const grounds = ['ground', 'sunken', 'raised', 'overlay', 'tint']
const pairs: [string, string][] = [
  ...['text', 'text-soft', 'text-faint', 'blue-text', 'red-text'].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ['on-blue', 'blue'],
  ['on-blue', 'blue-press'],
  ['on-red', 'red'],
  ['on-red', 'red-press'],
  ['blue-text', 'blue-tint'],
  ['text-soft', 'blue-tint'],
  ['green-text', 'green-tint'],
  ['amber-text', 'amber-tint'],
  ['text-soft', 'amber-tint'],
  ['red-text', 'red-tint'],
  ['text-soft', 'red-tint'],
  ['text', 'tint-strong'],
]

test.each(pairs)('%s on %s', (text, ground) => {
  for (const theme of ['light', 'dark'] as const) {
    const ratio = contrast(colour(text, theme), colour(ground, theme))
    expect(ratio, theme).toBeGreaterThanOrEqual(4.5)
  }
})

test.each(grounds)('the edges of controls and the focus ring stand out on %s', (ground) => {
  for (const theme of ['light', 'dark'] as const) {
    for (const edge of ['line-strong', 'focus']) {
      const ratio = contrast(colour(edge, theme), colour(ground, theme))
      expect(ratio, `${edge} ${theme}`).toBeGreaterThanOrEqual(3)
    }
  }
})

function colour(name: string, theme: 'light' | 'dark'): string {
  const found = colours.get(name)
  if (found === undefined) throw new Error(`no colour ${name}`)
  return found[theme]
}

/** WCAG 2.2, relative luminance. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
