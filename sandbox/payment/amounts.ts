/** How Toss splits an amount into supply, value added tax and tax-free part. */

/** Recomputed on the balance at every cancel: 1000 → 909 + 91, 30000 → 27273 + 2727. */
export function splitAmount(amount: number, taxFreeAmount: number, taxExemptionAmount = 0) {
  const vat = Math.round((amount - taxFreeAmount - taxExemptionAmount) / 11)
  return { suppliedAmount: amount - vat - taxFreeAmount - taxExemptionAmount, vat }
}
