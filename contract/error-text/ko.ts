/** Korean texts for every error code, ours and Toss's: what happened, and what to do next. */

// No text promises that nothing was charged: at this place that is never proven.
import type { ErrorCode } from '../error-code.ts'
import type { TossCode } from '../toss-code.ts'
import type { ErrorText } from './error-text.ts'

const config = {
  title: '저희 쪽 설정에 문제가 있어요',
  body: '바로 고치고 있어요. 조금 뒤에 다시 시도해 주세요',
}
const doubt = {
  title: '결제 결과를 확인하고 있어요',
  body: '최대 10분 걸려요. 다시 결제하지 마세요. 결과는 주문 내역에서도 볼 수 있어요',
}
const inFlight = { title: '결제하고 있어요', body: '이 화면을 그대로 두면 돼요' }
const alreadyPaid = {
  title: '이미 결제한 주문이에요',
  body: '주문 내역에서 결제한 내용을 볼 수 있어요',
}
const installment = {
  title: '이 카드로는 그 할부를 쓸 수 없어요',
  body: '일시불이나 다른 개월 수를 골라 주세요',
}
const dailyLimit = {
  title: '오늘 쓸 수 있는 한도를 넘었어요',
  body: '내일 다시 하거나 다른 결제수단을 써 주세요',
}
const withdrawLimit = { title: '출금 한도를 넘었어요', body: '은행 앱에서 한도를 확인해 주세요' }
const unusableCard = { title: '지금은 쓸 수 없는 카드예요', body: '다른 카드로 결제해 주세요' }
const reRegister = {
  title: '출금 계좌를 다시 등록해 주세요',
  body: '토스 앱에서 계좌를 등록하면 바로 쓸 수 있어요',
}
const bankClosed = {
  title: '지금은 은행 점검 시간이에요',
  body: '보통 밤 11시 30분부터 12시 30분까지예요. 카드로는 결제할 수 있어요',
}
const cancelled = { title: '결제를 취소했어요', body: '담아 둔 상품은 그대로 있어요' }
const cardNumber = {
  title: '카드 번호를 확인해 주세요',
  body: '번호를 다시 입력하거나 다른 카드를 써 주세요',
}
const cardExpiry = {
  title: '유효기간을 확인해 주세요',
  body: '카드에 적힌 월과 연도를 다시 입력해 주세요',
}
const cardInfo = {
  title: '카드 정보를 확인해 주세요',
  body: '입력한 내용이 카드와 같은지 다시 봐 주세요',
}
const method = { title: '지금은 이 결제수단을 쓸 수 없어요', body: '다른 결제수단을 골라 주세요' }
const amount = { title: '이 금액은 결제할 수 없어요', body: '주문 금액을 확인해 주세요' }
const input = { title: '입력한 내용을 확인해 주세요', body: '표시된 곳을 고친 뒤 다시 해 주세요' }
const refundOver = {
  title: '취소할 수 있는 금액을 넘었어요',
  body: '남은 금액을 확인하고 그 안에서 다시 해 주세요',
}
const refundDoubt = {
  title: '환불 결과를 확인하고 있어요',
  body: '같은 환불을 다시 요청하지 마세요. 결과가 나오면 바로 보여 드릴게요',
}
const refundAccount = {
  title: '계좌와 예금주가 달라요',
  body: '은행, 계좌번호, 예금주를 확인해 주세요',
}
const refundedAlready = { title: '이미 취소한 결제예요', body: '환불 내역에서 확인할 수 있어요' }
const refundNo = {
  title: '이 결제는 취소할 수 없어요',
  body: '다른 방법으로 돌려드려야 해요. 고객센터에 알려 주세요',
}
const partialNo = { title: '이 결제는 일부만 환불할 수 없어요', body: '전체 환불만 할 수 있어요' }
const tooFast = { title: '요청이 너무 잦아요', body: '잠시 뒤에 다시 해 주세요' }
const notFound = { title: '결제 정보를 찾지 못했어요', body: '주문 내역에서 상태를 확인해 주세요' }
const billing = { title: '등록한 결제수단을 쓸 수 없어요', body: '결제수단을 다시 등록해 주세요' }
const windowBroken = {
  title: '결제창을 열지 못했어요',
  body: '화면을 새로고침한 뒤 다시 해 주세요',
}
const later = {
  title: '결제를 마치지 못했어요',
  body: '잠시 뒤에 다시 해 보거나 다른 결제수단을 골라 주세요',
}

export const ko: Record<ErrorCode | TossCode, ErrorText> = {
  E_INVALID_INPUT: input,
  E_AMOUNT_MISMATCH: {
    title: '결제 금액이 주문과 달라요',
    body: '안전을 위해 결제를 멈췄어요. 장바구니에서 다시 시작해 주세요',
  },
  E_LIMIT_ITEMS: { title: '한 번에 담을 수 있는 종류를 넘었어요', body: '나눠서 주문해 주세요' },
  E_LIMIT_AMOUNT: {
    title: '한 번에 결제할 수 있는 금액이 아니에요',
    body: '100원부터, 정해진 한도까지 결제할 수 있어요. 수량을 바꿔 주세요',
  },
  E_REFUND_REASON_REQUIRED: {
    title: '환불 이유를 적어 주세요',
    body: '나중에 확인할 수 있게 주문에 함께 남겨요',
  },
  E_IDEMPOTENCY_KEY_REQUIRED: {
    title: '요청을 다시 보내 주세요',
    body: '두 번 처리되지 않게 막는 값이 빠졌어요',
  },
  E_UNAUTHENTICATED: { title: '로그인해 주세요', body: '로그인하면 이어서 할 수 있어요' },
  E_WEBHOOK_INVALID_SIG: { title: '서명이 맞지 않아요', body: '비밀값과 시각을 확인해 주세요' },
  E_PAYMENT_DECLINED: {
    title: '결제하지 못했어요',
    body: '다른 카드나 결제수단으로 다시 해 볼까요?',
  },
  E_FORBIDDEN: {
    title: '이 작업은 할 수 없어요',
    body: '권한이 있는 계정으로 로그인했는지 확인해 주세요',
  },
  E_ATTEMPT_LIMIT: { title: '응시 횟수를 모두 썼어요', body: '강사에게 문의해 주세요' },
  E_ORDER_NOT_FOUND: {
    title: '주문을 찾지 못했어요',
    body: '주문한 계정으로 로그인했는지 확인해 주세요',
  },
  E_NOT_FOUND: { title: '찾는 내용이 없어요', body: '주소를 확인하거나 홈에서 다시 찾아봐 주세요' },
  E_ORDER_ALREADY_PAID: alreadyPaid,
  E_ORDER_CLOSED: { title: '이미 닫힌 주문이에요', body: '상품을 다시 담아 새로 주문해 주세요' },
  E_PAYMENT_IN_PROGRESS: doubt,
  E_SIGNATURE_REPLAY: { title: '이미 받은 요청이에요', body: '같은 서명은 한 번만 쓸 수 있어요' },
  E_REFUND_EXCEEDS_BALANCE: refundOver,
  E_ORDER_NOT_REFUNDABLE: {
    title: '지금은 환불할 수 없는 주문이에요',
    body: '결제 상태를 확인해 주세요',
  },
  E_OUT_OF_STOCK: { title: '방금 품절됐어요', body: '수량을 줄이거나 다른 상품을 골라 주세요' },
  E_COURSE_FULL: { title: '자리가 다 찼어요', body: '자리가 나면 다시 신청할 수 있어요' },
  E_ALREADY_ENROLLED: {
    title: '이미 수강 중인 강의예요',
    body: '결제하지 않고 바로 이어서 들을 수 있어요',
  },
  E_PRICE_STALE: {
    title: '그 사이 가격이 바뀌었어요',
    body: '새 금액을 확인하고 다시 결제해 주세요',
  },
  E_IDEMPOTENCY_IN_FLIGHT: { title: '같은 요청을 처리하고 있어요', body: '잠시만 그대로 두세요' },
  E_TIME_LIMIT_EXCEEDED: { title: '시험 시간이 끝났어요', body: '낸 답까지만 채점해요' },
  E_PAYMENT_SESSION_EXPIRED: {
    title: '결제 시간이 지났어요',
    body: '결제를 처음부터 다시 해 주세요',
  },
  E_PAYLOAD_TOO_LARGE: { title: '보낸 내용이 너무 커요', body: '내용을 줄여서 다시 보내 주세요' },
  E_UNSUPPORTED_MEDIA_TYPE: {
    title: '보낸 형식을 읽을 수 없어요',
    body: '화면을 새로고침한 뒤 다시 해 주세요',
  },
  E_COUPON_INVALID: {
    title: '쓸 수 없는 쿠폰이에요',
    body: '쿠폰 번호와 사용 조건을 확인해 주세요',
  },
  E_COUPON_EXPIRED: {
    title: '기한이 지난 쿠폰이에요',
    body: '다른 쿠폰을 쓰거나 쿠폰 없이 결제해 주세요',
  },
  E_REFUND_ACCOUNT_REQUIRED: {
    title: '환불받을 계좌가 필요해요',
    body: '은행, 계좌번호, 예금주를 적어 주세요',
  },
  E_IDEMPOTENCY_MISMATCH: {
    title: '앞서 보낸 요청과 내용이 달라요',
    body: '화면을 새로고침한 뒤 다시 해 주세요',
  },
  E_NOT_PASSED: {
    title: '아직 수료 조건을 채우지 못했어요',
    body: '남은 차시와 시험을 확인해 주세요',
  },
  E_RATE_LIMIT: tooFast,
  E_RETAKE_COOLDOWN: {
    title: '아직 다시 볼 수 없어요',
    body: '기다리는 시간이 지나면 다시 응시할 수 있어요',
  },
  E_INTERNAL: {
    title: '저희 쪽에 문제가 생겼어요',
    body: '잠시 뒤에 다시 해 주세요. 문의할 때 요청번호를 알려 주세요',
  },
  E_CHECKOUT_PAUSED: {
    title: '지금은 결제를 잠시 멈췄어요',
    body: '점검이 끝나면 이어서 할 수 있어요. 담아 둔 상품은 그대로 있어요',
  },
  E_PROVIDER_DOWN: { title: '결제사와 연결이 고르지 않아요', body: '조금 뒤에 다시 해 주세요' },
  AGREEMENT_WIDGET_ALREADY_RENDERED: windowBroken,
  ALREADY_CANCELED_PAYMENT: refundedAlready,
  ALREADY_COMPLETED_PAYMENT: alreadyPaid,
  ALREADY_PROCESSED_PAYMENT: alreadyPaid,
  ALREADY_PROCESSING_REQUEST: inFlight,
  ALREADY_REFUNDING_PAYMENT: refundDoubt,
  ALREADY_REFUND_PAYMENT: refundedAlready,
  ALREADY_REMOVED_BILLING_KEY: billing,
  BELOW_MINIMUM_AMOUNT: { title: '100원부터 결제할 수 있어요', body: '계좌이체는 200원부터예요' },
  BELOW_ZERO_AMOUNT: amount,
  CARD_PROCESSING_ERROR: doubt,
  COMMON_ERROR: doubt,
  DUPLICATED_ORDER_ID: doubt,
  DUPLICATED_REQUEST: inFlight,
  EXCEEDS_TRANSFER_AMOUNT_MAXIMUM: {
    title: '계좌이체로 보낼 수 있는 금액을 넘었어요',
    body: '1,000만 원이 넘으면 다른 결제수단을 써 주세요',
  },
  EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT: {
    title: '할인받은 금액보다 적게는 환불할 수 없어요',
    body: '금액을 늘리거나 전체를 환불해 주세요',
  },
  EXCEED_CANCEL_LIMIT: {
    title: '오늘 취소할 수 있는 한도를 넘었어요',
    body: '내일 다시 하거나 결제사에 한도를 늘려 달라고 해 주세요',
  },
  EXCEED_DEPOSIT_AMOUNT_LIMIT: {
    title: '가상계좌로 받을 수 있는 금액을 넘었어요',
    body: '다른 결제수단을 골라 주세요',
  },
  EXCEED_MAX_AMOUNT: {
    title: '한 번에 결제할 수 있는 금액을 넘었어요',
    body: '다른 결제수단을 쓰거나 나눠서 결제해 주세요',
  },
  EXCEED_MAX_AUTH_COUNT: {
    title: '인증을 여러 번 틀렸어요',
    body: '카드사에서 풀 수 있어요. 다른 결제수단도 쓸 수 있어요',
  },
  EXCEED_MAX_CARD_INSTALLMENT_PLAN: installment,
  EXCEED_MAX_DAILY_PAYMENT_COUNT: dailyLimit,
  EXCEED_MAX_DUE_DATE: config,
  EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT: {
    title: '이번 달 한도를 모두 썼어요',
    body: '다른 결제수단을 써 주세요',
  },
  EXCEED_MAX_ONE_DAY_AMOUNT: dailyLimit,
  EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT: withdrawLimit,
  EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT: withdrawLimit,
  EXCEED_MAX_PAYMENT_AMOUNT: dailyLimit,
  EXCEED_MAX_QUERY_LIMIT: tooFast,
  EXCEED_MAX_REFUND_DUE: {
    title: '환불할 수 있는 기간이 지났어요',
    body: "고객 계좌로 직접 보내고 '수동 환불'로 기록해 주세요",
  },
  EXCEED_MAX_VALID_HOURS: config,
  FAILED_BILLING_AUTO_CANCEL: refundDoubt,
  FAILED_BILL_KEY_AUTH_CREATION: billing,
  FAILED_DB_PROCESSING: doubt,
  FAILED_HASH_DATA_CREATION: config,
  FAILED_INTERNAL_SYSTEM_PROCESSING: doubt,
  FAILED_METHOD_HANDLING: doubt,
  FAILED_METHOD_HANDLING_CANCEL: refundDoubt,
  FAILED_PARTIAL_REFUND: refundDoubt,
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING: doubt,
  FAILED_REFUND_PROCESS: refundDoubt,
  FDS_ERROR: {
    title: '안전을 위해 결제를 잠시 막았어요',
    body: '받은 문자에서 본인 확인을 하면 다시 결제할 수 있어요',
  },
  FORBIDDEN_BANK_REFUND_REQUEST: {
    title: '이 계좌로는 돈을 보낼 수 없어요',
    body: '입금할 수 있는 다른 계좌를 알려 주세요',
  },
  FORBIDDEN_CONSECUTIVE_REQUEST: tooFast,
  FORBIDDEN_REQUEST: config,
  IDEMPOTENT_REQUEST_PROCESSING: inFlight,
  INCORRECT_BASIC_AUTH_FORMAT: config,
  INCORRECT_FAIL_URL_FORMAT: config,
  INCORRECT_SUCCESS_URL_FORMAT: config,
  INSECURE_KEY_USAGE: config,
  INVALID_ACCOUNT_INFO_RE_REGISTER: reRegister,
  INVALID_AMOUNT_CURRENCY: amount,
  INVALID_AMOUNT_VALUE: amount,
  INVALID_API_KEY: config,
  INVALID_AUTHORIZE_AUTH: config,
  INVALID_BANK: {
    title: '은행을 다시 골라 주세요',
    body: '환불받을 계좌의 은행이 맞는지 확인해 주세요',
  },
  INVALID_BILL_KEY_REQUEST: billing,
  INVALID_BIRTH_DAY_FORMAT: cardInfo,
  INVALID_CARD_EXPIRATION: cardExpiry,
  INVALID_CARD_IDENTITY: cardInfo,
  INVALID_CARD_INSTALLMENT_PLAN: installment,
  INVALID_CARD_LOST_OR_STOLEN: unusableCard,
  INVALID_CARD_NUMBER: cardNumber,
  INVALID_CARD_PASSWORD: cardInfo,
  INVALID_CLIENT_KEY: config,
  INVALID_CURRENCY: amount,
  INVALID_CUSTOMER_KEY: config,
  INVALID_DATE: config,
  INVALID_EMAIL: { title: '이메일 주소를 확인해 주세요', body: 'name@example.com처럼 적어 주세요' },
  INVALID_IDEMPOTENCY_KEY: config,
  INVALID_METADATA: config,
  INVALID_METHOD_TRANSACTION: method,
  INVALID_ORDER_ID: config,
  INVALID_ORDER_NAME: config,
  INVALID_PARAMETERS: config,
  INVALID_PASSWORD: { title: '결제 비밀번호가 달라요', body: '다시 입력해 주세요' },
  INVALID_PAYMENT_KEY: notFound,
  INVALID_REFUND_ACCOUNT_INFO: refundAccount,
  INVALID_REFUND_ACCOUNT_NUMBER: {
    title: '계좌번호를 확인해 주세요',
    body: '숫자만, 하이픈 없이 적어 주세요',
  },
  INVALID_REFUND_AMOUNT: refundOver,
  INVALID_REJECT_CARD: {
    title: '카드사 확인이 필요해요',
    body: '카드사에 문의한 뒤 다시 해 주세요',
  },
  INVALID_REQUEST: config,
  INVALID_REQUIRED_PARAM: config,
  INVALID_SELECTOR: config,
  INVALID_STOPPED_CARD: unusableCard,
  INVALID_SUCCESS_URL: config,
  INVALID_TEST_CODE: config,
  INVALID_UNREGISTERED_SUBMALL: config,
  INVALID_URL_FORMAT: config,
  INVALID_VARIANT_KEY: config,
  MAINTAINED_METHOD: method,
  NEED_AGREEMENT_WITH_REQUIRED_TERMS: {
    title: '필수 약관에 동의해 주세요',
    body: '동의하면 바로 결제할 수 있어요',
  },
  NEED_CARD_PAYMENT_DETAIL: {
    title: '카드사와 할부를 골라 주세요',
    body: '고르고 나면 바로 결제할 수 있어요',
  },
  NEED_REFUND_ACCOUNT_DETAIL: {
    title: '환불받을 계좌를 적어 주세요',
    body: '은행, 계좌번호, 예금주가 필요해요',
  },
  NOT_ALLOWED_INSTALLMENT_BELOW_AMOUNT: installment,
  NOT_ALLOWED_PARTIAL_REFUND: partialNo,
  NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT: {
    title: '입금 전에는 일부만 환불할 수 없어요',
    body: '주문을 취소하거나 입금 뒤에 다시 해 주세요',
  },
  NOT_ALLOWED_POINT_USE: {
    title: '이 카드는 포인트를 쓸 수 없어요',
    body: '포인트를 빼고 다시 결제해 주세요',
  },
  NOT_AVAILABLE_BANK: bankClosed,
  NOT_AVAILABLE_PAYMENT: bankClosed,
  NOT_CANCELABLE_AMOUNT: refundOver,
  NOT_CANCELABLE_PAYMENT: refundNo,
  NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER: refundNo,
  NOT_FOUND: notFound,
  NOT_FOUND_BILLING: billing,
  NOT_FOUND_HTTP_METHOD: config,
  NOT_FOUND_MERCHANT: config,
  NOT_FOUND_METHOD: method,
  NOT_FOUND_PAYMENT: notFound,
  NOT_FOUND_PAYMENT_SESSION: {
    title: '결제 시간이 지났어요',
    body: '결제를 처음부터 다시 해 주세요',
  },
  NOT_FOUND_TERMINAL_ID: config,
  NOT_MATCHES_CUSTOMER_KEY: billing,
  NOT_MATCHES_REFUNDABLE_AMOUNT: refundOver,
  NOT_REGISTERED_BUSINESS: config,
  NOT_REGISTERED_CARD_COMPANY: {
    title: '카드사에 먼저 등록해야 하는 카드예요',
    body: '카드사 앱에서 사용 등록을 한 뒤 다시 해 주세요',
  },
  NOT_SELECTED_PAYMENT_METHOD: {
    title: '결제수단을 골라 주세요',
    body: '고르고 나면 바로 결제할 수 있어요',
  },
  NOT_SETUP_AMOUNT: config,
  NOT_SUPPORTED_API_INDIVIDUAL_KEY: config,
  NOT_SUPPORTED_CARD_TYPE: unusableCard,
  NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT: installment,
  NOT_SUPPORTED_METHOD: method,
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN: installment,
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT: installment,
  NOT_SUPPORTED_PROMISE: config,
  NOT_SUPPORTED_USD: amount,
  NOT_SUPPORTED_WIDGET_KEY: config,
  PAYMENT_METHODS_WIDGET_ALREADY_RENDERED: windowBroken,
  PAY_PROCESS_ABORTED: later,
  PAY_PROCESS_CANCELED: cancelled,
  PROVIDER_ERROR: doubt,
  PROVIDER_STATUS_UNHEALTHY: method,
  REFUND_REJECTED: { title: '환불이 거절됐어요', body: '카드사나 은행에 이유를 확인해 주세요' },
  REJECT_ACCOUNT_PAYMENT: { title: '계좌 잔액이 부족해요', body: '잔액을 채운 뒤 다시 해 주세요' },
  REJECT_CARD_COMPANY: {
    title: '카드사에서 승인하지 않았어요',
    body: '카드사 앱이나 고객센터에서 이유를 확인할 수 있어요',
  },
  REJECT_CARD_PAYMENT: {
    title: '한도나 잔액이 부족해요',
    body: '한도를 확인하거나 다른 카드를 써 주세요',
  },
  REJECT_TOSSPAY_INVALID_ACCOUNT: reRegister,
  RESTRICTED_TRANSFER_ACCOUNT: {
    title: '등록한 지 12시간이 지나야 쓸 수 있어요',
    body: '오늘은 다른 결제수단을 써 주세요',
  },
  UNAPPROVED_ORDER_ID: doubt,
  UNAUTHORIZED_KEY: config,
  UNKNOWN: {
    title: '결제를 마치지 못했어요',
    body: '주문 내역에서 상태를 확인하고 다시 해 주세요',
  },
  UNKNOWN_ERROR: doubt,
  UNKNOWN_PAYMENT_ERROR: doubt,
  UNSUPPORTED_TEST_PHASE_PAYMENT_METHOD: {
    title: '테스트에서는 이 결제수단을 쓸 수 없어요',
    body: '카드나 토스페이를 골라 주세요',
  },
  USER_ACCOUNT_ON_HOLD: {
    title: '지금은 쓸 수 없는 계좌예요',
    body: '은행에 문의하거나 다른 결제수단을 써 주세요',
  },
  USER_CANCEL: cancelled,
  V1_METHOD_NOT_SUPPORTED: config,
}
