/** Personal data as whoever may not see it sees it: enough to tell two buyers apart, not to reach one. */

export type Person = { name?: string; email?: string; phone?: string }
export type Address = Record<string, string | undefined>

export function maskedPerson(person: Person): Person {
  return {
    ...(person.name === undefined ? {} : { name: maskedName(person.name) }),
    ...(person.email === undefined ? {} : { email: maskedEmail(person.email) }),
    ...(person.phone === undefined ? {} : { phone: maskedPhone(person.phone) }),
  }
}

/** 홍길동 → 홍*동, 이산 → 이*. */
export function maskedName(name: string): string {
  const letters = [...name.trim()]
  if (letters.length <= 1) return '*'
  const [first] = letters
  const last = letters.length === 2 ? '' : letters.at(-1)
  return `${first}${'*'.repeat(Math.max(1, letters.length - 2))}${last}`
}

/** 01012345678 → 010-****-5678. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length < 8 ? '***' : `${digits.slice(0, 3)}-****-${digits.slice(-4)}`
}

/** abc@x.com → a***@x.com. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${[...email][0]}***${email.slice(at)}`
}

/** The town stays; the street, the door and the postal code, which names a few houses, do not. */
export function maskedAddress(address: Address): Address {
  const { recipientName, phone, address1, address2, memo } = address
  return {
    ...(recipientName === undefined ? {} : { recipientName: maskedName(recipientName) }),
    ...(phone === undefined ? {} : { phone: maskedPhone(phone) }),
    ...(address1 === undefined
      ? {}
      : { address1: `${address1.split(/\s+/).slice(0, 2).join(' ')} ***` }),
    ...(address2 === undefined ? {} : { address2: '***' }),
    ...(memo === undefined ? {} : { memo: '***' }),
  }
}

const personal = new Set([
  ...['buyer', 'name', 'buyerName', 'email', 'buyerEmail', 'phone', 'buyerPhone', 'recipientName'],
  ...['shippingAddress', 'address', 'address1', 'address2', 'zipCode', 'memo'],
  ...['accountNumber', 'holderName', 'customerName', 'depositorName', 'cardNumber'],
])

/** A log should hold nothing personal; what slipped in all the same goes no further than the database. */
export function withoutPersons(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data)
      .filter(([key]) => !personal.has(key))
      .map(([key, value]) => [key, isRecord(value) ? withoutPersons(value) : value]),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
