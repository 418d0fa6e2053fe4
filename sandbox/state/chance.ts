/** Every random value of the sandbox, from one generator that a seed fixes. */

import { randomBytes } from 'node:crypto'

export type Chance = {
  /** A number in [0, 1). */
  fraction(): number
  alphanumeric(length: number): string
  digits(length: number): string
  hex(length: number): string
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Without a seed the generator starts from the system's randomness. */
export function createChance(seed: string | undefined): Chance {
  const next = sfc32(seed === undefined ? randomWords() : wordsOf(seed))
  const pick = (characters: string, length: number) => {
    let text = ''
    for (let i = 0; i < length; i++) text += characters[next() % characters.length]
    return text
  }
  return {
    fraction: () => next() / 0x1_0000_0000,
    alphanumeric: (length) => pick(alphabet, length),
    digits: (length) => pick('0123456789', length),
    hex(length) {
      let text = ''
      while (text.length < length) text += next().toString(16).padStart(8, '0')
      return text.slice(0, length)
    },
  }
}

type Words = [number, number, number, number]

function randomWords(): Words {
  const bytes = randomBytes(16)
  return [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at)) as Words
}

/** FNV-1a over the text, once per word, each from its own start. */
function wordsOf(seed: string): Words {
  return [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((start) => {
    let hash = start
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
    return hash >>> 0
  }) as Words
}

/** A small, fast generator of 32-bit words; good enough for ids, not for secrets. */
function sfc32([a, b, c, d]: Words): () => number {
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return t >>> 0
  }
  for (let i = 0; i < 16; i++) next()
  return next
}
