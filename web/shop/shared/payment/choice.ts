/** How the buyer wants to pay: a method for Toss's window, or whatever is chosen in Toss's own widget. */
import type { TossPaymentsWidgets } from '@tosspayments/tosspayments-sdk'

export const windowMethods = ['CARD', 'VIRTUAL_ACCOUNT', 'TRANSFER', 'MOBILE_PHONE'] as const
export type WindowMethod = (typeof windowMethods)[number]

export type PaymentChoice =
  | { kind: 'window'; method: WindowMethod }
  | { kind: 'widget'; widgets: TossPaymentsWidgets }

/** The methods that this shop may use and these pages know, cards first. */
export function offeredMethods(configured: readonly string[]): WindowMethod[] {
  const offered = windowMethods.filter((method) => configured.includes(method))
  return offered.length === 0 ? ['CARD'] : offered
}
