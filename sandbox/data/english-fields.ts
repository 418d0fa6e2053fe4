/** A Payment for callers who ask for English: the Korean literals of its fields in Toss's English words. */

import type { Payment } from '../payment/payment.ts'
import { easyPayProviders } from './easy-pays.ts'
import type { MethodName } from './methods.ts'

const methodsInEnglish: Readonly<Record<MethodName, string>> = {
  카드: 'Card',
  간편결제: 'EasyPay',
  가상계좌: 'Virtual Account',
  계좌이체: 'Transfer',
  휴대폰: 'Mobile Phone',
  문화상품권: 'Culture Gift Certificate',
  도서문화상품권: 'Book Gift Certificate',
  게임문화상품권: 'Game Gift Certificate',
}

const words: Readonly<Record<string, string>> = {
  신용: 'Credit',
  체크: 'Check',
  기프트: 'Gift',
  미확인: 'Unknown',
  개인: 'Personal',
  법인: 'Corporate',
  일반: 'Normal',
  고정: 'Fixed',
  소득공제: 'Income Deduction',
  지출증빙: 'Proof of Expenditure',
}

export function methodInEnglish(method: MethodName): string {
  return methodsInEnglish[method]
}

export function wordInEnglish(word: string): string {
  return words[word] ?? word
}

/** The same object, field by field, in the order of the original. */
export function paymentInEnglish(payment: Payment): Record<string, unknown> {
  const { method, card, virtualAccount, easyPay, cashReceipt, cashReceipts } = payment
  return {
    ...payment,
    method: method === null ? null : methodInEnglish(method),
    card: card && {
      ...card,
      cardType: wordInEnglish(card.cardType),
      ownerType: wordInEnglish(card.ownerType),
    },
    virtualAccount: virtualAccount && {
      ...virtualAccount,
      accountType: wordInEnglish(virtualAccount.accountType),
    },
    easyPay: easyPay && { ...easyPay, provider: providerInEnglish(easyPay.provider) },
    cashReceipt: cashReceipt && { ...cashReceipt, type: wordInEnglish(cashReceipt.type) },
    cashReceipts:
      cashReceipts?.map((receipt) => ({ ...receipt, type: wordInEnglish(receipt.type) })) ?? null,
  }
}

function providerInEnglish(provider: string): string {
  return easyPayProviders.find((known) => known.ko === provider)?.en ?? provider
}
