/** Every operation of Toss's API that the sandbox knows, in the order in which their paths are matched. */

import { billingOperations } from '../billing/billing-operations.ts'
import { chargeOperations } from '../billing/charge-operation.ts'
import { cashReceiptOperations } from '../cash-receipt/cash-receipt-operations.ts'
import { promotionOperations } from '../promotion/promotion-operations.ts'
import { settlementOperations } from '../settlement/settlement-operations.ts'
import { transactionOperations } from '../transaction/transaction-operations.ts'
import { keyInOperations } from './key-in-operations.ts'
import type { Operation } from './operation.ts'
import { paymentOperations } from './payment-operations.ts'
import { virtualAccountOperations } from './virtual-account-operations.ts'

export const tossOperations: readonly Operation[] = [
  ...keyInOperations,
  ...paymentOperations,
  ...virtualAccountOperations,
  ...billingOperations,
  ...chargeOperations,
  ...cashReceiptOperations,
  ...transactionOperations,
  ...settlementOperations,
  ...promotionOperations,
]
