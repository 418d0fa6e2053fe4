/** The operations of Toss's API by the names that faults, codes and the request log use. */

export const operationNames = [
  'confirm',
  'get',
  'cancel',
  'key-in',
  'virtual-account',
  'billing-issue',
  'billing-card',
  'billing-charge',
  'billing-delete',
  'cash-receipt-issue',
  'cash-receipt-cancel',
  'cash-receipt-list',
  'transactions',
  'settlements',
  'settlement-request',
  'promotions',
  'card-promotions',
] as const

export type OperationName = (typeof operationNames)[number]
