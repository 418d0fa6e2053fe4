/** The Billing object as Toss answers it, and what the sandbox remembers beside it. */

import { cardCompanies } from '../data/card-companies.ts'
import { issuerOf, maskedCardNumber } from '../data/card-numbers.ts'
import type { Family, Merchant } from '../data/merchants.ts'
import { koreanTime } from '../payment/korean-time.ts'
import type { Card } from '../payment/payment.ts'
import type { Chance } from '../state/chance.ts'

export type Billing = {
  mId: string
  customerKey: string
  authenticatedAt: string
  method: '카드' | '계좌이체'
  billingKey: string
  card: Pick<Card, 'issuerCode' | 'acquirerCode' | 'number' | 'cardType' | 'ownerType'> | null
  transfers: { bankName: string; bankAccountNumber: string }[] | null
  easyPay: null
  /** Gone since 2024-06-01. */
  cardCompany?: string | null
  cardNumber?: string | null
}

export type BillingRecord = {
  billing: Billing
  family: Family
  /** The number itself, which decides whether it can be charged. */
  cardNumber: string
  removedAtMs: number | null
}

/** What the window hands out when a customer has registered a card; good for one billing key. */
export type BillingAuth = {
  authKey: string
  family: Family
  customerKey: string
  cardNumber: string
  isUsed: boolean
}

export type NewBilling = {
  merchant: Merchant
  customerKey: string
  cardNumber: string
  ownerType?: Card['ownerType']
}

type Issuing = { now: number; chance: Chance; version: string }

const withoutOldFields = '2024-06-01'

export function newBilling(wanted: NewBilling, { now, chance, version }: Issuing): BillingRecord {
  const { merchant, customerKey, cardNumber } = wanted
  const issuerCode = issuerOf(cardNumber)
  const number = maskedCardNumber(cardNumber)
  const old = {
    cardCompany: cardCompanies.find((company) => company.code === issuerCode)?.ko ?? null,
    cardNumber: number,
  }
  const billing: Billing = {
    mId: merchant.mId,
    customerKey,
    authenticatedAt: koreanTime(now),
    method: '카드',
    billingKey: `${chance.alphanumeric(43)}=`,
    card: {
      issuerCode,
      acquirerCode: issuerCode,
      number,
      cardType: '신용',
      ownerType: wanted.ownerType ?? '개인',
    },
    transfers: null,
    easyPay: null,
    ...(version < withoutOldFields ? old : {}),
  }
  return { billing, family: merchant.family, cardNumber, removedAtMs: null }
}
