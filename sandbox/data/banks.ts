/** Banks and securities firms: the two-character code of a Payment, the three digits of payouts. */

export type Bank = {
  readonly code: string
  readonly code3: string
  readonly ko: string
  readonly en: string
  readonly kind: 'bank' | 'securities'
}

export const banks: readonly Bank[] = [
  { code: '39', code3: '039', ko: '경남', en: 'Kyongnam', kind: 'bank' },
  { code: '34', code3: '034', ko: '광주', en: 'Gwangju', kind: 'bank' },
  { code: '12', code3: '012', ko: '단위농협', en: 'Local Nonghyup', kind: 'bank' },
  { code: '32', code3: '032', ko: '부산', en: 'Busan', kind: 'bank' },
  { code: '45', code3: '045', ko: '새마을', en: 'Saemaul', kind: 'bank' },
  { code: '64', code3: '064', ko: '산림조합', en: 'Forestry', kind: 'bank' },
  { code: '88', code3: '088', ko: '신한', en: 'Shinhan', kind: 'bank' },
  { code: '48', code3: '048', ko: '신협', en: 'Shinhyup', kind: 'bank' },
  { code: '27', code3: '027', ko: '씨티', en: 'Citi', kind: 'bank' },
  { code: '20', code3: '020', ko: '우리', en: 'Woori', kind: 'bank' },
  { code: '71', code3: '071', ko: '우체국', en: 'Korea Post', kind: 'bank' },
  { code: '50', code3: '050', ko: '저축은행', en: 'Savings Bank', kind: 'bank' },
  { code: '37', code3: '037', ko: '전북', en: 'Jeonbuk', kind: 'bank' },
  { code: '35', code3: '035', ko: '제주', en: 'Jeju', kind: 'bank' },
  { code: '90', code3: '090', ko: '카카오뱅크', en: 'KakaoBank', kind: 'bank' },
  { code: '89', code3: '089', ko: '케이뱅크', en: 'K bank', kind: 'bank' },
  { code: '92', code3: '092', ko: '토스뱅크', en: 'Toss Bank', kind: 'bank' },
  { code: '81', code3: '081', ko: '하나', en: 'Hana', kind: 'bank' },
  { code: '54', code3: '054', ko: 'HSBC', en: 'HSBC', kind: 'bank' },
  { code: '03', code3: '003', ko: 'IBK기업', en: 'IBK', kind: 'bank' },
  { code: '06', code3: '004', ko: 'KB국민', en: 'KB Kookmin', kind: 'bank' },
  { code: '31', code3: '031', ko: 'iM(대구)', en: 'iM Bank', kind: 'bank' },
  { code: '02', code3: '002', ko: 'KDB산업', en: 'KDB', kind: 'bank' },
  { code: '11', code3: '011', ko: 'NH농협', en: 'NH NongHyup', kind: 'bank' },
  { code: '23', code3: '023', ko: 'SC제일', en: 'SC First', kind: 'bank' },
  { code: '07', code3: '007', ko: 'Sh수협', en: 'Sh Suhyup', kind: 'bank' },
  { code: 'S8', code3: '261', ko: '교보', en: 'Kyobo', kind: 'securities' },
  { code: 'SE', code3: '267', ko: '대신', en: 'Daishin', kind: 'securities' },
  { code: 'SK', code3: '287', ko: '메리츠', en: 'Meritz', kind: 'securities' },
  { code: 'S5', code3: '238', ko: '미래에셋', en: 'Mirae Asset', kind: 'securities' },
  { code: 'SM', code3: '290', ko: '부국', en: 'Bookook', kind: 'securities' },
  { code: 'S3', code3: '240', ko: '삼성', en: 'Samsung', kind: 'securities' },
  { code: 'SN', code3: '291', ko: '신영', en: 'Shinyoung', kind: 'securities' },
  { code: 'S2', code3: '278', ko: '신한', en: 'Shinhan', kind: 'securities' },
  { code: 'S0', code3: '209', ko: '유안타', en: 'Yuanta', kind: 'securities' },
  { code: 'SJ', code3: '280', ko: '유진', en: 'Eugene', kind: 'securities' },
  { code: 'SQ', code3: '288', ko: '카카오페이', en: 'Kakao Pay', kind: 'securities' },
  { code: 'SB', code3: '264', ko: '키움', en: 'Kiwoom', kind: 'securities' },
  { code: 'ST', code3: '271', ko: '토스', en: 'Toss', kind: 'securities' },
  { code: 'SR', code3: '294', ko: '한국포스', en: 'Korea Foss', kind: 'securities' },
  { code: 'SH', code3: '270', ko: '하나', en: 'Hana', kind: 'securities' },
  { code: 'S9', code3: '262', ko: '하이', en: 'Hi', kind: 'securities' },
  { code: 'S6', code3: '243', ko: '한국투자', en: 'Korea Investment', kind: 'securities' },
  { code: 'SG', code3: '269', ko: '한화', en: 'Hanwha', kind: 'securities' },
  { code: 'SA', code3: '263', ko: '현대차', en: 'Hyundai Motor', kind: 'securities' },
  { code: 'SI', code3: '279', ko: 'DB', en: 'DB', kind: 'securities' },
  { code: 'S4', code3: '218', ko: 'KB', en: 'KB', kind: 'securities' },
  { code: 'SP', code3: '227', ko: '다올', en: 'Daol', kind: 'securities' },
  { code: 'SO', code3: '292', ko: 'LIG', en: 'LIG', kind: 'securities' },
  { code: 'SL', code3: '247', ko: 'NH', en: 'NH', kind: 'securities' },
  { code: 'SD', code3: '266', ko: 'SK', en: 'SK', kind: 'securities' },
]

/** Banks that issue virtual accounts, in the order the window offers them. */
export const virtualAccountBanks: readonly Bank[] = [
  '88',
  '06',
  '11',
  '20',
  '81',
  '03',
  '71',
  '32',
  '07',
  '31',
  '34',
]
  .map(bankOf)
  .filter((bank) => bank !== undefined)

/** The bank that a request means, by either code or by name. */
export function bankOf(text: string): Bank | undefined {
  return banks.find((b) => b.code === text || b.code3 === text || b.ko === text || b.en === text)
}
