/**
 * What an answer of Toss means for one payment or one refund: pure decisions, held against what was asked.
 *
 * Only a listed, definite refusal is a decline. Everything else is in doubt.
 */
import type { TossAnswer } from './client.ts'
import { bankName, cardCompanyName } from './codes.ts'
import { cancelCodes, confirmCodes } from './error-codes.ts'
import { maskedCard } from './mask.ts'
import type { TossPayment } from './wire.ts'

export type Asked = { paymentKey: string; tossOrderId: string; amount: number }

/** What an approval tells us, in the names of our columns. */
export type PaymentFacts = {
  method: string | null
  approvedAt: string | null
  cardCompany: string | null
  cardNumber: string | null
  installmentMonths: number | null
  easyPayProvider: string | null
  receiptUrl: string | null
  secret: string | null
  /** False: only the whole can be given back. */
  isPartialCancelable: boolean
}
export type AccountFacts = PaymentFacts & {
  dueAt: string
  virtualAccount: {
    bankCode: string
    bankName: string
    accountNumber: string
    holderName: string
    dueAt: string
    amount: number
  }
}
export type FailureKind = 'declined' | 'temporary' | 'configuration' | 'expired'
export type FailureFacts = { failureKind: FailureKind; failureCode: string; failureMessage: string }

export type ConfirmMeaning =
  | { outcome: 'paid'; facts: PaymentFacts }
  | { outcome: 'awaiting_deposit'; facts: AccountFacts }
  | { outcome: 'failed'; facts: FailureFacts }
  | { outcome: 'in_doubt'; why: 'silent' | 'ambiguous' | 'mismatch' }

export function meaningOfConfirm(answer: TossAnswer, asked: Asked): ConfirmMeaning {
  switch (answer.kind) {
    case 'silent':
      return { outcome: 'in_doubt', why: 'silent' }
    case 'payment': {
      const truth = truthOf(answer.payment, asked)
      return truth.state === 'paid' || truth.state === 'awaiting_deposit'
        ? ({ outcome: truth.state, facts: truth.facts } as ConfirmMeaning)
        : { outcome: 'in_doubt', why: truth.state === 'mismatch' ? 'mismatch' : 'ambiguous' }
    }
    case 'refused': {
      const failureKind = failureKindOf(answer.code)
      return failureKind === null
        ? { outcome: 'in_doubt', why: 'ambiguous' }
        : {
            outcome: 'failed',
            facts: { failureKind, failureCode: answer.code, failureMessage: answer.message },
          }
    }
  }
}

function failureKindOf(code: string): FailureKind | null {
  if (code === 'NOT_FOUND_PAYMENT_SESSION') return 'expired'
  const meaning = confirmCodes[code]
  return meaning === 'declined' || meaning === 'temporary' || meaning === 'configuration'
    ? meaning
    : null
}

/** The state of a payment as Toss shows it. */
export type Truth =
  | { state: 'paid'; facts: PaymentFacts }
  | { state: 'awaiting_deposit'; facts: AccountFacts; accountExpired: boolean }
  | { state: 'ended'; facts: FailureFacts }
  | { state: 'not_charged' }
  | { state: 'mismatch' }

export function truthOf(payment: TossPayment, asked: Asked): Truth {
  if (
    payment.paymentKey !== asked.paymentKey ||
    payment.orderId !== asked.tossOrderId ||
    payment.totalAmount !== asked.amount ||
    (payment.currency ?? 'KRW') !== 'KRW'
  ) {
    return { state: 'mismatch' }
  }
  switch (payment.status) {
    case 'DONE':
    case 'PARTIAL_CANCELED':
      return { state: 'paid', facts: factsOf(payment) }
    case 'CANCELED':
      // Cancelled after an approval: both legs are written down. Without one, nothing was ever taken.
      return payment.approvedAt
        ? { state: 'paid', facts: factsOf(payment) }
        : ended('expired', 'CANCELED', '')
    case 'WAITING_FOR_DEPOSIT': {
      const account = accountOf(payment)
      return account === null
        ? { state: 'mismatch' }
        : {
            state: 'awaiting_deposit',
            facts: account,
            accountExpired: payment.virtualAccount?.expired === true,
          }
    }
    case 'ABORTED':
      return ended(
        'declined',
        payment.failure?.code ?? 'PAY_PROCESS_ABORTED',
        payment.failure?.message ?? '',
      )
    case 'EXPIRED':
      return ended(
        'expired',
        payment.failure?.code ?? 'EXPIRED_PAYMENT',
        payment.failure?.message ?? '',
      )
    case 'READY':
    case 'IN_PROGRESS':
      return { state: 'not_charged' }
    default:
      return { state: 'mismatch' }
  }
}

function ended(failureKind: FailureKind, failureCode: string, failureMessage: string): Truth {
  return { state: 'ended', facts: { failureKind, failureCode, failureMessage } }
}

function factsOf(payment: TossPayment): PaymentFacts {
  return {
    method: payment.method ?? null,
    approvedAt: payment.approvedAt ?? null,
    cardCompany: cardCompanyName(payment.card?.issuerCode),
    cardNumber: maskedCard(payment.card?.number),
    installmentMonths: payment.card?.installmentPlanMonths ?? null,
    easyPayProvider: payment.easyPay?.provider ?? null,
    receiptUrl: payment.receipt?.url ?? null,
    secret: payment.secret ?? null,
    isPartialCancelable: payment.isPartialCancelable ?? true,
  }
}

function accountOf(payment: TossPayment): AccountFacts | null {
  const account = payment.virtualAccount
  if (account == null) return null
  const dueAt = instantOf(account.dueDate)
  if (dueAt === null) return null
  return {
    ...factsOf(payment),
    dueAt,
    virtualAccount: {
      bankCode: account.bankCode,
      bankName: bankName(account.bankCode),
      accountNumber: account.accountNumber,
      holderName: account.customerName ?? '',
      dueAt,
      amount: payment.totalAmount,
    },
  }
}

/** Toss writes some instants without an offset; they are Korean time. */
function instantOf(text: string): string | null {
  const instant = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}+09:00`)
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

export type ListedCancel = {
  transactionKey: string
  amount: number
  reason: string
  canceledAt: string
}

/** The cancels of a payment that have happened, oldest first. */
export function cancelsOf(payment: TossPayment): ListedCancel[] {
  return (payment.cancels ?? [])
    .filter((cancel) => (cancel.cancelStatus ?? 'DONE') === 'DONE')
    .map((cancel) => ({
      transactionKey: cancel.transactionKey,
      amount: cancel.cancelAmount,
      reason: cancel.cancelReason ?? '',
      canceledAt: cancel.canceledAt,
    }))
}

export type CancelMeaning =
  | { outcome: 'succeeded'; transactionKey: string }
  | { outcome: 'failed'; code: string; message: string }
  /** `answered`: Toss said something, and will say the same to the same key. `look`: ask for the payment first. */
  | { outcome: 'unknown'; answered: boolean; look: boolean; code: string | null }

export type AskedCancel = { paymentKey: string; amount: number; kind: string }

export function meaningOfCancel(answer: TossAnswer, asked: AskedCancel): CancelMeaning {
  if (answer.kind === 'silent')
    return { outcome: 'unknown', answered: false, look: false, code: null }
  if (answer.kind === 'payment') return meaningOfCancelled(answer.payment, asked)
  switch (cancelCodes[answer.code]) {
    case 'declined':
      return { outcome: 'failed', code: answer.code, message: answer.message }
    case 'flying':
      return { outcome: 'unknown', answered: false, look: false, code: answer.code }
    default:
      return { outcome: 'unknown', answered: true, look: true, code: answer.code }
  }
}

function meaningOfCancelled(payment: TossPayment, asked: AskedCancel): CancelMeaning {
  const last =
    payment.cancels?.find(({ transactionKey }) => transactionKey === payment.lastTransactionKey) ??
    payment.cancels?.at(-1)
  const fits =
    payment.paymentKey === asked.paymentKey &&
    last !== undefined &&
    (asked.kind === 'void' || last.cancelAmount === asked.amount) &&
    !['PENDING', 'FAILED', 'PARTIAL_FAILED'].includes(
      payment.virtualAccount?.refundStatus ?? 'NONE',
    )
  return fits
    ? { outcome: 'succeeded', transactionKey: last.transactionKey }
    : { outcome: 'unknown', answered: true, look: true, code: null }
}
