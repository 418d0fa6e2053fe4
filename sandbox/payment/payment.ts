/** The Payment object as Toss answers it, field by field in Toss's order, and what the sandbox remembers beside it. */

import type { TossErrorCode } from '../data/error-catalogue.ts'
import type { Family } from '../data/merchants.ts'
import type { Method, MethodName } from '../data/methods.ts'

export type PaymentStatus =
  | 'READY'
  | 'IN_PROGRESS'
  | 'WAITING_FOR_DEPOSIT'
  | 'DONE'
  | 'CANCELED'
  | 'PARTIAL_CANCELED'
  | 'ABORTED'
  | 'EXPIRED'

export type Card = {
  amount: number
  issuerCode: string
  acquirerCode: string | null
  number: string
  installmentPlanMonths: number
  approveNo: string
  useCardPoint: boolean
  cardType: '신용' | '체크' | '기프트' | '미확인'
  ownerType: '개인' | '법인' | '미확인'
  acquireStatus: 'READY' | 'REQUESTED' | 'COMPLETED' | 'CANCEL_REQUESTED' | 'CANCELED'
  isInterestFree: boolean
  interestPayer: 'BUYER' | 'CARD_COMPANY' | 'MERCHANT' | null
}

export type RefundReceiveAccount = { bankCode: string; accountNumber: string; holderName: string }

export type VirtualAccount = {
  accountType: '일반' | '고정'
  accountNumber: string
  bankCode: string
  customerName: string
  depositorName: string | null
  dueDate: string
  refundStatus: 'NONE' | 'PENDING' | 'FAILED' | 'PARTIAL_FAILED' | 'COMPLETED'
  expired: boolean
  settlementStatus: 'INCOMPLETED' | 'COMPLETED'
  refundReceiveAccount: RefundReceiveAccount | null
}

export type CashReceiptType = '소득공제' | '지출증빙'

export type CashReceiptOfPayment = {
  type: CashReceiptType
  receiptKey: string
  issueNumber: string
  receiptUrl: string
  amount: number
  taxFreeAmount: number
}

export type Cancel = {
  transactionKey: string
  cancelReason: string
  canceledAt: string
  cancelAmount: number
  taxFreeAmount: number
  taxExemptionAmount: number
  /** The balance after this cancel. */
  refundableAmount: number
  cardDiscountAmount: number
  transferDiscountAmount: number
  easyPayDiscountAmount: number
  receiptKey: string | null
  cancelStatus: 'DONE' | 'IN_PROGRESS' | 'ABORTED'
  cancelRequestId: string | null
}

export type Payment = {
  mId: string
  lastTransactionKey: string | null
  paymentKey: string
  orderId: string
  orderName: string
  taxExemptionAmount: number
  status: PaymentStatus
  requestedAt: string
  approvedAt: string | null
  useEscrow: boolean | null
  cultureExpense: boolean
  card: Card | null
  virtualAccount: VirtualAccount | null
  transfer: { bankCode: string; settlementStatus: string } | null
  mobilePhone: { customerMobilePhone: string; settlementStatus: string; receiptUrl: string } | null
  giftCertificate: { approveNo: string; settlementStatus: string } | null
  cashReceipt: CashReceiptOfPayment | null
  cashReceipts: CashReceiptOfPayment[] | null
  discount: { amount: number } | null
  cancels: Cancel[] | null
  secret: string | null
  type: 'NORMAL' | 'BILLING' | 'BRANDPAY'
  easyPay: { provider: string; amount: number; discountAmount: number } | null
  country: string
  failure: { code: string; message: string } | null
  isPartialCancelable: boolean
  receipt: { url: string } | null
  checkout: { url: string } | null
  currency: string
  totalAmount: number
  balanceAmount: number
  suppliedAmount: number
  vat: number
  taxFreeAmount: number
  method: MethodName | null
  version: string
  metadata: Record<string, string> | null
}

/** One movement of money: an approval, a deposit, a cancel. */
export type Transaction = {
  transactionKey: string
  atMs: number
  amount: number
  status: PaymentStatus
}

/** What the buyer chose in the window; the parts that the method does not need stay away. */
export type Choice = {
  method: Method
  cardCode?: string
  installmentMonths?: number
  easyPay?: string
  bankCode?: string
  /** Masked, where a card was typed in. */
  cardNumber?: string
  ownerType?: Card['ownerType']
}

/** What the shop asked for when it opened the window, as far as it is needed later. */
export type Wishes = {
  customerName?: string
  customerMobilePhone?: string
  validHours?: number
  dueDate?: string
  /** A fixed account: the same key leads to the same number. */
  accountKey?: string
  cashReceipt?: { type: CashReceiptType; registrationNumber: string }
  successUrl?: string
  failUrl?: string
  /** What the window selects first. */
  preselected?: Partial<Choice>
}

export type PaymentRecord = {
  payment: Payment
  /** Null for a payment of the control API: the first secret key that confirms it takes it. */
  family: Family | null
  requestedAtMs: number
  authenticatedAtMs: number | null
  approvedAtMs: number | null
  dueAtMs: number | null
  choice: Choice | null
  wishes: Wishes
  /** The code with which confirm will be declined, where the window was told so. */
  declineCode: TossErrorCode | null
  /** Oldest first. */
  transactions: readonly Transaction[]
  /** Whose billing key paid. */
  customerKey?: string
  /** When a refund that takes its days arrives. */
  refundedAtMs?: number
  /** An escrow payment whose parcel is on its way. */
  hasDelivery?: boolean
}
