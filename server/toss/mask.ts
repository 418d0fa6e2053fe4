/** Takes out of Toss's answers what nobody needs to keep: secrets, names, accounts, phones, most of a card number. */

const hidden = new Set([
  'secret',
  'customerName',
  'customerEmail',
  'customerMobilePhone',
  'customerIdentityNumber',
  'depositorName',
  'holderName',
  'accountNumber',
  'refundReceiveAccount',
  'registrationNumber',
  'businessNumber',
  'issueNumber',
  'billingKey',
  'metadata',
])

export function masked(value: unknown, depth = 0): unknown {
  if (depth > 6) return null
  if (Array.isArray(value)) return value.slice(0, 100).map((entry) => masked(entry, depth + 1))
  if (typeof value === 'string') return value.slice(0, 1000)
  if (typeof value !== 'object' || value === null) return value
  const kept: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(value)) {
    if (hidden.has(key)) kept[key] = field === null ? null : '***'
    else if (key === 'number' && typeof field === 'string') kept[key] = maskedCard(field)
    else kept[key] = masked(field, depth + 1)
  }
  return kept
}

/** Six digits and the tail that Toss shows; nothing where there is no card. */
export function maskedCard(number: string | null | undefined): string | null {
  if (number === null || number === undefined) return null
  return number.length <= 8
    ? '****'
    : `${number.slice(0, 6)}${'*'.repeat(6)}${number.slice(-4)}`.slice(0, 50)
}
