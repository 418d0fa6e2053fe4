/** What a name, an e-mail address and a postcode look like here. */

export function isName(value: string): boolean {
  const length = [...value.trim()].length
  return 2 <= length && length <= 20
}

export function isEmail(value: string): boolean {
  return value.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value.trim())
}

export function isZipCode(value: string): boolean {
  return /^\d{5}$/.test(value)
}
