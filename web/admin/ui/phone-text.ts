/** A mobile number as people read it; anything else, a masked one included, stays as it is. */

export function phoneText(phone: string | undefined): string | undefined {
  return phone?.replace(/^(01\d)(\d{3,4})(\d{4})$/, '$1-$2-$3')
}
