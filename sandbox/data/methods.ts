/** Payment methods: the codes of requests and the Korean literals of the Payment object. */

export const methodNames = {
  CARD: '카드',
  EASY_PAY: '간편결제',
  VIRTUAL_ACCOUNT: '가상계좌',
  TRANSFER: '계좌이체',
  MOBILE_PHONE: '휴대폰',
  CULTURE_GIFT_CERTIFICATE: '문화상품권',
  BOOK_GIFT_CERTIFICATE: '도서문화상품권',
  GAME_GIFT_CERTIFICATE: '게임문화상품권',
} as const

export type Method = keyof typeof methodNames
export type MethodName = (typeof methodNames)[Method]

const methods = Object.keys(methodNames) as Method[]

/** The method that a request means, by code or by Toss's Korean literal. */
export function methodOf(text: string): Method | undefined {
  return methods.find((method) => method === text || methodNames[method] === text)
}
