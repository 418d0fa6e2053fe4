/** Easy-pay providers: Toss's Korean literals and the codes of requests. */

export type EasyPayProvider = {
  readonly ko: string
  readonly en: string
  readonly alias: string
  /** A wallet that always pays by a card inside it: `card` of the Payment is filled then. */
  readonly paysByCard: boolean
}

export const easyPayProviders: readonly EasyPayProvider[] = [
  { ko: '토스페이', en: 'Toss Pay', alias: 'TOSSPAY', paysByCard: false },
  { ko: '카카오페이', en: 'Kakao Pay', alias: 'KAKAOPAY', paysByCard: false },
  { ko: '네이버페이', en: 'Naver Pay', alias: 'NAVERPAY', paysByCard: false },
  { ko: '삼성페이', en: 'Samsung Pay', alias: 'SAMSUNGPAY', paysByCard: true },
  { ko: '애플페이', en: 'Apple Pay', alias: 'APPLEPAY', paysByCard: true },
  { ko: '페이코', en: 'Payco', alias: 'PAYCO', paysByCard: false },
  { ko: 'SSG페이', en: 'SSG Pay', alias: 'SSG', paysByCard: false },
  { ko: '엘페이', en: 'L.pay', alias: 'LPAY', paysByCard: false },
  { ko: '핀페이', en: 'PinPay', alias: 'PINPAY', paysByCard: false },
]

export function easyPayProviderOf(text: string): EasyPayProvider | undefined {
  return easyPayProviders.find((p) => p.ko === text || p.alias === text)
}
