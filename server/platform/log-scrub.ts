/** The second net under the log: whatever a field is called, values that look like secrets or people go. */

const before = '(?<![A-Za-z0-9_-])'
const after = '(?![A-Za-z0-9_])'

const rules: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/\b(live|test)_(g?sk)_\w+/g, '$1_$2_[redacted]'],
  [/\b(Basic|Bearer)\s+[\w.~+/=-]+/gi, '$1 [redacted]'],
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"\\]*):[^\s@/"\\]+@/gi, '$1:[redacted]@'],
  [/[\w.%+-]+@(?=[\w-]+\.)[\w.-]+/g, '[email]'],
  // A payment key has the digits of a date in it, but between letters; a card number stands alone.
  [new RegExp(`${before}\\d{13,19}${after}`, 'g'), maskDigits],
  [new RegExp(`${before}\\d{4}[ -]\\d{4}[ -]\\d{4}[ -]\\d{1,7}${after}`, 'g'), maskDigits],
  [
    new RegExp(`${before}(?:\\+?82[ -]?|0)1[016-9][ .-]?\\d{3,4}[ .-]?\\d{4}${after}`, 'g'),
    '[phone]',
  ],
]

export function scrub(line: string): string {
  let clean = line
  for (const [pattern, instead] of rules)
    clean =
      typeof instead === 'string'
        ? clean.replace(pattern, instead)
        : clean.replace(pattern, instead)
  return clean
}

/** The issuer's first six may stay; Toss shows them too. */
function maskDigits(found: string): string {
  return `${found.slice(0, 6)}${'*'.repeat(found.length - 6)}`
}
