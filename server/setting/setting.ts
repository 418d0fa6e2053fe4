/** The shop's settings: what an admin may change while it runs, and what holds where nobody has. */

export type ShopSettings = {
  readonly checkoutPaused: boolean
  readonly pauseReason: string | null
  readonly maxItems: number
  readonly maxAmount: number
  readonly shippingFee: number
  readonly freeShippingFrom: number
  readonly virtualAccountHours: number
}
export type SettingName = keyof ShopSettings

/** The limits come from the environment; a setting overrules it. */
export function defaultSettings(limits: { maxItems: number; maxAmount: number }): ShopSettings {
  return {
    checkoutPaused: false,
    pauseReason: null,
    maxItems: limits.maxItems,
    maxAmount: limits.maxAmount,
    shippingFee: 0,
    freeShippingFrom: 30_000,
    virtualAccountHours: 24,
  }
}

/** What an operator may change: stopping the sale must not wait for an admin. */
export const operatorSettings: readonly SettingName[] = ['checkoutPaused', 'pauseReason']

export type SettingChanges = Partial<ShopSettings>
export type ChangeRefusal = 'forbidden' | 'reason_missing' | 'reason_without_pause'

/** What a wish changes, with the reason for the record, or why it may not. A resumed checkout has no reason to be paused. */
export function decideChange(
  role: string,
  wish: SettingChanges,
):
  | { kind: 'change'; changes: SettingChanges; reason: string | null }
  | { kind: 'refused'; refusal: ChangeRefusal } {
  const names = Object.keys(wish)
  if (role !== 'admin' && !names.every((name) => operatorSettings.some((own) => own === name)))
    return { kind: 'refused', refusal: 'forbidden' }
  const reason = wish.pauseReason ?? null
  if (wish.checkoutPaused === undefined && reason !== null)
    return { kind: 'refused', refusal: 'reason_without_pause' }
  if (wish.checkoutPaused === true && reason === null)
    return { kind: 'refused', refusal: 'reason_missing' }
  const changes =
    wish.checkoutPaused === undefined
      ? wish
      : { ...wish, pauseReason: wish.checkoutPaused ? reason : null }
  return { kind: 'change', changes, reason }
}
