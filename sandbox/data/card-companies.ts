/** Card companies as Toss codes them, with the names it takes in requests. */

export type CardCompany = {
  readonly code: string
  readonly ko: string
  readonly en: string
  /** What a request may say instead of the code. */
  readonly alias: string
}

export const cardCompanies: readonly CardCompany[] = [
  { code: '3K', ko: '기업BC', en: 'IBK BC', alias: 'IBK_BC' },
  { code: '46', ko: '광주', en: 'Gwangju', alias: 'GWANGJUBANK' },
  { code: '71', ko: '롯데', en: 'Lotte', alias: 'LOTTE' },
  { code: '30', ko: 'KDB산업', en: 'KDB', alias: 'KDBBANK' },
  { code: '31', ko: 'BC', en: 'BC', alias: 'BC' },
  { code: '51', ko: '삼성', en: 'Samsung', alias: 'SAMSUNG' },
  { code: '38', ko: '새마을', en: 'Saemaul', alias: 'SAEMAUL' },
  { code: '41', ko: '신한', en: 'Shinhan', alias: 'SHINHAN' },
  { code: '62', ko: '신협', en: 'Shinhyup', alias: 'SHINHYEOP' },
  { code: '36', ko: '씨티', en: 'Citi', alias: 'CITI' },
  { code: '33', ko: '우리BC', en: 'Woori BC', alias: 'WOORI' },
  { code: 'W1', ko: '우리', en: 'Woori', alias: 'WOORI' },
  { code: '37', ko: '우체국', en: 'Korea Post', alias: 'POST' },
  { code: '39', ko: '저축은행', en: 'Savings Bank', alias: 'SAVINGBANK' },
  { code: '35', ko: '전북', en: 'Jeonbuk', alias: 'JEONBUKBANK' },
  { code: '42', ko: '제주', en: 'Jeju', alias: 'JEJUBANK' },
  { code: '15', ko: '카카오뱅크', en: 'KakaoBank', alias: 'KAKAOBANK' },
  { code: '3A', ko: '케이뱅크', en: 'K bank', alias: 'KBANK' },
  { code: '24', ko: '토스뱅크', en: 'Toss Bank', alias: 'TOSSBANK' },
  { code: '21', ko: '하나', en: 'Hana', alias: 'HANA' },
  { code: '61', ko: '현대', en: 'Hyundai', alias: 'HYUNDAI' },
  { code: '11', ko: 'KB국민', en: 'KB Kookmin', alias: 'KOOKMIN' },
  { code: '91', ko: 'NH농협', en: 'NH NongHyup', alias: 'NONGHYEOP' },
  { code: '34', ko: 'Sh수협', en: 'Sh Suhyup', alias: 'SUHYEOP' },
  { code: '6D', ko: '다이너스', en: 'Diners', alias: 'DINERS' },
  { code: '4M', ko: '마스터', en: 'Mastercard', alias: 'MASTER' },
  { code: '3C', ko: '유니온페이', en: 'UnionPay', alias: 'UNIONPAY' },
  { code: '7A', ko: 'AMEX', en: 'Amex', alias: 'AMEX' },
  { code: '4J', ko: 'JCB', en: 'JCB', alias: 'JCB' },
  { code: '4V', ko: 'VISA', en: 'Visa', alias: 'VISA' },
]

/** The company that a request means, by code, alias or Korean name. */
export function cardCompanyOf(text: string): CardCompany | undefined {
  return cardCompanies.find((c) => c.code === text || c.alias === text || c.ko === text)
}
