/** Filling in what approval adds to a payment: transaction, receipt, and the object of its method. */

import { easyPayProviderOf } from '../data/easy-pays.ts'
import { methodNames } from '../data/methods.ts'
import type { Chance } from '../state/chance.ts'
import { fixedAccountNumber } from './fixed-account.ts'
import { instantOf, koreanTime } from './korean-time.ts'
import type { Card, Choice, Payment, PaymentRecord, VirtualAccount, Wishes } from './payment.ts'
import { withTransaction } from './transactions.ts'

export type Approving = { now: number; chance: Chance; origin: string }

const defaultValidHours = 168

export function approve(record: PaymentRecord, approving: Approving): PaymentRecord {
  const choice = record.choice ?? { method: 'CARD' }
  const base: Payment = {
    ...record.payment,
    lastTransactionKey: newTransactionKey(approving.chance),
    method: methodNames[choice.method],
    receipt: { url: `${approving.origin}/receipt/${record.payment.paymentKey}` },
  }
  // Confirming a virtual account only issues it; money comes with the deposit.
  if (choice.method === 'VIRTUAL_ACCOUNT') return issueAccount(record, base, choice, approving)
  const approved: PaymentRecord = {
    ...record,
    approvedAtMs: approving.now,
    payment: {
      ...base,
      ...methodObject(base, choice, record.wishes, approving),
      status: 'DONE',
      approvedAt: koreanTime(approving.now),
    },
  }
  return withTransaction(approved, base.totalAmount, approving.now)
}

export function newTransactionKey(chance: Chance): string {
  return chance.hex(32).toUpperCase()
}

function methodObject(
  payment: Payment,
  choice: Choice,
  wishes: Wishes,
  { chance, origin }: Approving,
): Partial<Payment> {
  const amount = payment.totalAmount
  switch (choice.method) {
    case 'CARD':
      return { card: newCard(amount, choice, chance) }
    case 'EASY_PAY': {
      const provider = easyPayProviderOf(choice.easyPay ?? '토스페이')
      const byCard = provider?.paysByCard ?? false
      // totalAmount = card.amount + easyPay.amount + easyPay.discountAmount
      const easyPay = {
        provider: provider?.ko ?? '토스페이',
        amount: byCard ? 0 : amount,
        discountAmount: 0,
      }
      return { easyPay, card: byCard ? newCard(amount, choice, chance) : null }
    }
    case 'TRANSFER':
      return { transfer: { bankCode: choice.bankCode ?? '88', settlementStatus: 'INCOMPLETED' } }
    case 'MOBILE_PHONE':
      return {
        mobilePhone: {
          customerMobilePhone: wishes.customerMobilePhone ?? '01000000000',
          settlementStatus: 'INCOMPLETED',
          receiptUrl: `${origin}/receipt/${payment.paymentKey}`,
        },
      }
    case 'VIRTUAL_ACCOUNT':
      return {}
    default:
      return { giftCertificate: { approveNo: chance.digits(8), settlementStatus: 'INCOMPLETED' } }
  }
}

function newCard(amount: number, choice: Choice, chance: Chance): Card {
  const company = choice.cardCode ?? '41'
  return {
    amount,
    issuerCode: company,
    acquirerCode: company,
    number: choice.cardNumber ?? `${chance.digits(8)}****${chance.digits(3)}*`,
    installmentPlanMonths: choice.installmentMonths ?? 0,
    approveNo: '00000000',
    useCardPoint: false,
    cardType: '신용',
    ownerType: choice.ownerType ?? '개인',
    acquireStatus: 'READY',
    isInterestFree: false,
    interestPayer: null,
  }
}

function issueAccount(
  record: PaymentRecord,
  base: Payment,
  choice: Choice,
  { now, chance }: Approving,
): PaymentRecord {
  const dueAtMs = dueAt(record.wishes, now)
  const { accountKey } = record.wishes
  const virtualAccount: VirtualAccount = {
    accountType: accountKey === undefined ? '일반' : '고정',
    // Test accounts begin with an X, so that nobody pays into one.
    accountNumber: `X${accountKey === undefined ? chance.digits(13) : fixedAccountNumber(accountKey)}`,
    bankCode: choice.bankCode ?? '88',
    customerName: record.wishes.customerName ?? '구매자',
    depositorName: null,
    dueDate: koreanTime(dueAtMs),
    refundStatus: 'NONE',
    expired: false,
    settlementStatus: 'INCOMPLETED',
    refundReceiveAccount: null,
  }
  return {
    ...record,
    dueAtMs,
    payment: { ...base, status: 'WAITING_FOR_DEPOSIT', approvedAt: null, virtualAccount },
  }
}

function dueAt(wishes: Wishes, now: number): number {
  const dueDate = wishes.dueDate === undefined ? undefined : instantOf(wishes.dueDate)
  return dueDate ?? now + (wishes.validHours ?? defaultValidHours) * 3_600_000
}
