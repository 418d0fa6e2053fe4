/** A customer has registered a card in the window: the auth key that its redirect carries. */

import type { Merchant } from '../data/merchants.ts'
import type { State } from '../state/state.ts'

/** A number that passes both issue and charge. */
const defaultCardNumber = '9410001234567890'

export type WantedAuth = { merchant: Merchant; customerKey: string; cardNumber?: string }

export function newBillingAuth(state: State, wanted: WantedAuth): string {
  const { merchant, customerKey, cardNumber = defaultCardNumber } = wanted
  const authKey = `bln_${state.chance.alphanumeric(20)}`
  const { family } = merchant
  state.billings.saveAuth({ authKey, family, customerKey, cardNumber, isUsed: false })
  return authKey
}
