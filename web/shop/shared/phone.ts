/** Korean mobile numbers: shown as `010-1234-5678`, sent as digits. */

/** Digits only, with `+82 10…` turned into `010…`. */
export function phoneDigits(input: string): string {
  const digits = input.replace(/\D/g, '')
  if (input.trim().startsWith('+82') || /^82(0?1)/.test(digits)) {
    return `0${digits.slice(2).replace(/^0/, '')}`
  }
  return digits
}

/** What the field shows while someone types. */
export function formatPhone(input: string): string {
  const digits = phoneDigits(input).slice(0, 11)
  if (digits.length <= 3) return digits
  const middleEnd = digits.length === 11 || digits.startsWith('010') ? 7 : 6
  const parts = [digits.slice(0, 3), digits.slice(3, middleEnd), digits.slice(middleEnd)]
  return parts.filter((part) => part !== '').join('-')
}

/** 010 has eleven digits; the old 011 and 016 to 019 have ten or eleven. */
export function isMobilePhone(input: string): boolean {
  return /^(010\d{8}|01[16789]\d{7,8})$/.test(phoneDigits(input))
}
