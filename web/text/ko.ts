/** Korean texts that every page shares; the shape of this file is the type of the others. */
import type {
  OrderPaymentStatus,
  OrderStatus,
  PaymentStatus,
  RefundStatus,
} from '../../contract/order.ts'

const order: Record<OrderStatus, string> = {
  created: '주문 생성',
  pending_payment: '결제 대기',
  paid: '결제 완료',
  refunded: '환불 완료',
  cancelled: '주문 취소',
}
const orderPayment: Record<OrderPaymentStatus, string> = {
  pending: '결제 대기',
  confirming: '결제 확인 중',
  paid: '결제 완료',
  partially_refunded: '부분 환불',
  refunded: '환불 완료',
  failed: '결제 실패',
}
const payment: Record<PaymentStatus, string> = {
  PENDING: '결제 전',
  CONFIRMING: '결과 확인 중',
  WAITING_FOR_DEPOSIT: '입금 대기',
  SUCCESS: '승인',
  PARTIALLY_REFUNDED: '부분 환불',
  REFUNDED: '환불 완료',
  FAILED: '거절',
  EXPIRED: '기한 지남',
}
const refund: Record<RefundStatus, string> = {
  needs_approval: '승인 필요',
  pending: '환불 중',
  succeeded: '환불 완료',
  failed: '환불 실패',
  rejected: '반려',
}

export const ko = {
  brand: '한번',
  action: {
    close: '닫기',
    retry: '다시 시도하기',
    copy: '복사',
    copied: '복사했어요',
    more: '더 보기',
    back: '뒤로 가기',
    home: '홈으로 가기',
    signIn: '로그인',
    signOut: '로그아웃',
    increase: '하나 더하기',
    decrease: '하나 빼기',
    skip: '본문으로 건너뛰기',
    newTab: '새 창',
  },
  state: {
    loading: '불러오고 있어요',
    offline: '인터넷 연결이 끊겼어요. 연결되면 이어서 할게요',
    network: '서버에 닿지 못했어요',
    networkBody: '인터넷 연결을 확인하고 다시 시도해 주세요',
    error: '저희 쪽에 문제가 생겼어요',
    errorBody: '잠시 뒤에 다시 시도해 주세요',
    requestId: '요청번호',
    requestIdHint: '문의할 때 이 번호를 알려 주세요',
    notFound: '찾는 페이지가 없어요',
    notFoundBody: '주소가 바뀌었거나 지워졌을 수 있어요',
  },
  theme: { toDark: '어두운 화면으로 바꾸기', toLight: '밝은 화면으로 바꾸기' },
  language: { switchTo: 'English', label: 'Switch to English' },
  testModeLabel: '테스트 모드',
  testMode: '테스트 모드예요. 실제로 돈이 빠져나가지 않아요',
  pages: (from: number, to: number, total: number | null) =>
    total === null ? `${from}–${to}` : `${total.toLocaleString()}개 중 ${from}–${to}`,
  status: { order, orderPayment, payment, refund },
}

export type Text = typeof ko
