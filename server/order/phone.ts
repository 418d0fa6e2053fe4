/** Korean telephone numbers: how people write them, and the digits that are kept. */

/** Digits with a leading 0: `+82 10-1234-5678` and `010-1234-5678` are the same number. */
export function phoneDigits(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits.startsWith('82') ? `0${digits.slice(2).replace(/^0/, '')}` : digits
}

/** A mobile number (010, 011, 016–019), or a landline that a parcel service can call. */
export function isPhone(text: string): boolean {
  return (
    /^\+?[\d\s().-]+$/.test(text) &&
    /^0(1[016-9]\d{7,8}|2\d{7,8}|[3-6]\d{8,9}|70\d{8}|50\d{9,10})$/.test(phoneDigits(text))
  )
}
