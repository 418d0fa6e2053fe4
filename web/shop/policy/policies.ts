/** The shop's legal texts, in the formal style that such texts keep; a shop puts its own here. */
import type { Language } from '../../text/language.ts'

export type PolicyName = 'terms' | 'privacy' | 'refund'
export type Policy = { title: string; sections: readonly { title: string; body: string }[] }

const ko: Record<PolicyName, Policy> = {
  terms: {
    title: '이용약관',
    sections: [
      {
        title: '제1조 (목적)',
        body: '이 약관은 한번 상점(이하 “상점”)이 제공하는 상품과 강의의 구매 및 이용에 관하여 상점과 이용자의 권리와 의무를 정합니다.',
      },
      {
        title: '제2조 (계약의 성립)',
        body: '구매 계약은 이용자가 결제를 마치고 상점이 결제 승인을 확인한 때에 성립합니다. 가상계좌는 입금이 확인된 때에 성립합니다. 기한까지 결제하지 않은 주문은 자동으로 취소됩니다.',
      },
      {
        title: '제3조 (가격과 배송비)',
        body: '결제 금액은 주문 화면에 표시된 상품 금액, 할인, 배송비의 합계이며, 주문 이후에는 변경하지 않습니다.',
      },
      {
        title: '제4조 (강의의 이용)',
        body: '강의는 결제가 확인된 즉시 이용할 수 있습니다. 계정은 다른 사람에게 양도하거나 대여할 수 없습니다.',
      },
    ],
  },
  privacy: {
    title: '개인정보처리방침',
    sections: [
      {
        title: '수집하는 항목과 목적',
        body: '이름, 이메일, 휴대폰 번호, 배송지를 주문 처리, 배송, 결제, 문의 응대를 위하여 수집합니다. 카드 번호와 계좌 비밀번호는 수집하지 않으며 결제사가 직접 처리합니다.',
      },
      {
        title: '보유 기간',
        body: '전자상거래 등에서의 소비자보호에 관한 법률에 따라 계약과 결제에 관한 기록은 5년, 소비자 불만과 분쟁 처리에 관한 기록은 3년간 보관한 뒤 파기합니다.',
      },
      {
        title: '제3자 제공과 처리 위탁',
        body: '결제 처리를 토스페이먼츠 주식회사에, 배송을 배송업체에 위탁합니다. 법령에 따른 경우를 제외하고 다른 곳에 제공하지 않습니다.',
      },
      {
        title: '이용자의 권리',
        body: '이용자는 언제든지 자신의 개인정보를 열람, 정정, 삭제하거나 처리 정지를 요구할 수 있습니다. 요구는 개인정보 보호책임자에게 할 수 있습니다.',
      },
    ],
  },
  refund: {
    title: '환불 규정',
    sections: [
      {
        title: '상품',
        body: '상품을 받은 날부터 7일 이내에 청약을 철회할 수 있습니다. 상품이 훼손되었거나 사용으로 가치가 현저히 감소한 경우에는 철회가 제한될 수 있습니다. 상품을 돌려받은 날부터 3영업일 이내에 환급합니다.',
      },
      {
        title: '강의',
        body: '결제일부터 7일 이내에 수강을 시작하지 않은 강의는 전액 환불합니다. 수강을 시작한 강의는 실제로 수강한 부분에 해당하는 금액을 공제하고 환불합니다.',
      },
      {
        title: '환급 방법',
        body: '결제한 수단으로 환급합니다. 카드사에 따라 3~5영업일이 걸릴 수 있습니다. 가상계좌와 계좌이체는 이용자가 지정한 본인 명의 계좌로 환급합니다.',
      },
    ],
  },
}

const en: Record<PolicyName, Policy> = {
  terms: {
    title: 'Terms',
    sections: [
      {
        title: 'Article 1 (Purpose)',
        body: 'These terms set out the rights and duties of Hanbeon Shop (the “shop”) and its users in buying and using goods and courses.',
      },
      {
        title: 'Article 2 (Contract)',
        body: 'The contract is made when the buyer has paid and the shop has confirmed the approval; with a virtual account, when the deposit is confirmed. An order that is not paid in time is cancelled.',
      },
      {
        title: 'Article 3 (Price and delivery fee)',
        body: 'The total is the sum of items, discounts and delivery shown at checkout. It does not change after the order.',
      },
      {
        title: 'Article 4 (Courses)',
        body: 'A course is available as soon as its payment is confirmed. An account may not be transferred or lent.',
      },
    ],
  },
  privacy: {
    title: 'Privacy policy',
    sections: [
      {
        title: 'What is collected, and why',
        body: 'Name, e-mail, mobile number and address, for orders, delivery, payment and support. Card numbers and passwords of accounts are handled by the payment provider and never collected.',
      },
      {
        title: 'How long it is kept',
        body: 'As the Act on Consumer Protection in Electronic Commerce requires: contracts and payments for 5 years, complaints and disputes for 3 years; then it is destroyed.',
      },
      {
        title: 'Who processes it',
        body: 'Payments are processed by Toss Payments, deliveries by the courier. Nobody else receives the data unless the law requires it.',
      },
      {
        title: 'Your rights',
        body: 'You may see, correct or delete your data, or stop its processing, at any time, by asking the privacy officer.',
      },
    ],
  },
  refund: {
    title: 'Refund policy',
    sections: [
      {
        title: 'Goods',
        body: 'An order can be withdrawn within 7 days of delivery, unless the goods were damaged or lost their value through use. The refund is made within 3 business days of the return.',
      },
      {
        title: 'Courses',
        body: 'A course that was not begun is refunded in full within 7 days of payment. Of a course that was begun, the part actually taken is deducted.',
      },
      {
        title: 'How it is paid back',
        body: 'By the means of the payment; 3 to 5 business days depending on the card issuer. Virtual accounts and transfers are refunded to an account in the buyer’s own name.',
      },
    ],
  },
}

export function policyOf(name: string, language: Language): Policy | undefined {
  const policies: Record<string, Policy> = language === 'en' ? en : ko
  return Object.hasOwn(policies, name) ? policies[name] : undefined
}
