/** Card numbers as test merchants use them: whose card a number is, how it is masked, which kinds cannot be charged. */

/** Toss publishes no test cards; these were seen to pass, or to fail at the charge. */
const issuerByBin: Readonly<Record<string, string>> = {
  '9410': '31',
  '4906': '41',
  '5365': '11',
}
const notChargeable = new Set(['4330', '5520', '4111'])
const defaultIssuer = '41'

export function isCardNumber(number: string): boolean {
  return /^\d{13,19}$/.test(number)
}

export function issuerOf(number: string): string {
  return issuerByBin[number.slice(0, 4)] ?? defaultIssuer
}

/** Foreign cards can be registered for billing, but nothing can be charged to them. */
export function isChargeable(number: string): boolean {
  return !notChargeable.has(number.slice(0, 4))
}

/** `48902300****406*`, as the Payment object shows it. */
export function maskedCardNumber(number: string): string {
  return `${number.slice(0, 8)}****${number.slice(12, -1)}*`
}
