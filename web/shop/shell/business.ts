/** Who runs this shop, as the E-commerce Act (article 10) wants it at the foot of every page; a shop puts its own here. */
import type { Language } from '../../text/language.ts'
import type { BusinessLine } from '../../ui/footer.tsx'

type Business = { name: string; lines: readonly BusinessLine[] }

const ftc = 'https://www.ftc.go.kr/bizCommPop.do?wrkr_no=0000000000'

export const business: Record<Language, Business> = {
  ko: {
    name: '한번 상점 (예시)',
    lines: [
      { label: '대표', value: '한번이' },
      { label: '사업자등록번호', value: '000-00-00000', href: ftc },
      { label: '통신판매업', value: '2026-서울예시-0000 (서울특별시)' },
      { label: '주소', value: '서울특별시 예시구 한번로 1' },
      { label: '전화', value: '02-000-0000' },
      { label: '이메일', value: 'help@hanbeon.test' },
      { label: '개인정보 보호책임자', value: '한번이' },
      { label: '호스팅', value: '직접 운영' },
    ],
  },
  en: {
    name: 'Hanbeon Shop (example)',
    lines: [
      { label: 'CEO', value: 'Hanbeon Lee' },
      { label: 'Business no.', value: '000-00-00000', href: ftc },
      { label: 'Mail-order licence', value: '2026-Seoul-0000 (Seoul)' },
      { label: 'Address', value: '1 Hanbeon-ro, Seoul' },
      { label: 'Phone', value: '+82 2-000-0000' },
      { label: 'E-mail', value: 'help@hanbeon.test' },
      { label: 'Privacy officer', value: 'Hanbeon Lee' },
      { label: 'Hosting', value: 'self-hosted' },
    ],
  },
}
