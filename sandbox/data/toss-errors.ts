/** Toss's error codes: the status, the Korean message and an English one for each. */

/* Messages may change at Toss without notice; a client branches on the code. Where Toss's text was never seen, ours stands in. */

type Row = readonly [status: number, ko: string, en: string]

export const tossErrors = {
  ALREADY_PROCESSED_PAYMENT: [
    400,
    '이미 처리된 결제 입니다.',
    'This payment has already been processed.',
  ],
  ALREADY_PROCESSING_REQUEST: [
    400,
    '이미 처리 중인 결제 요청입니다.',
    'This payment request is already being processed.',
  ],
  PROVIDER_ERROR: [
    400,
    '일시적인 오류가 발생했습니다. 잠시 후 다시 시도해주세요.',
    'A temporary error occurred. Please try again shortly.',
  ],
  EXCEED_MAX_CARD_INSTALLMENT_PLAN: [
    400,
    '설정 가능한 최대 할부 개월 수를 초과했습니다.',
    'The number of instalments exceeds the maximum.',
  ],
  INVALID_REQUEST: [400, '잘못된 요청입니다.', 'The request is invalid.'],
  NOT_ALLOWED_POINT_USE: [
    400,
    '포인트 사용이 불가한 카드로 카드 포인트 결제에 실패했습니다.',
    'Paying with card points failed because this card does not allow it.',
  ],
  INVALID_API_KEY: [
    400,
    '잘못된 시크릿키 연동 정보 입니다.',
    'The secret key is not valid for this integration.',
  ],
  INVALID_REJECT_CARD: [
    400,
    '카드 사용이 거절되었습니다. 카드사 문의가 필요합니다.',
    'The card was refused. Please contact the card company.',
  ],
  BELOW_MINIMUM_AMOUNT: [
    400,
    '신용카드는 결제금액이 100원 이상, 계좌는 200원이상부터 결제가 가능합니다.',
    'The minimum is 100 won by card and 200 won by account.',
  ],
  INVALID_CARD_EXPIRATION: [
    400,
    '카드 정보를 다시 확인해주세요. (유효기간)',
    'Please check the card details. (expiry date)',
  ],
  INVALID_STOPPED_CARD: [400, '정지된 카드 입니다.', 'The card is suspended.'],
  EXCEED_MAX_DAILY_PAYMENT_COUNT: [
    400,
    '하루 결제 가능 횟수를 초과했습니다.',
    'The number of payments allowed a day has been exceeded.',
  ],
  NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT: [
    400,
    '할부가 지원되지 않는 카드 또는 가맹점 입니다.',
    'This card or merchant does not support instalments.',
  ],
  INVALID_CARD_INSTALLMENT_PLAN: [
    400,
    '할부 개월 정보가 잘못되었습니다.',
    'The instalment plan is invalid.',
  ],
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN: [
    400,
    '할부가 지원되지 않는 카드입니다.',
    'This card does not support instalments.',
  ],
  EXCEED_MAX_PAYMENT_AMOUNT: [
    400,
    '하루 결제 가능 금액을 초과했습니다.',
    'The amount allowed a day has been exceeded.',
  ],
  NOT_FOUND_TERMINAL_ID: [
    400,
    '단말기번호(Terminal Id)가 없습니다. 토스페이먼츠로 문의 바랍니다.',
    'There is no terminal id. Please contact Toss Payments.',
  ],
  INVALID_AUTHORIZE_AUTH: [
    400,
    '유효하지 않은 인증 방식입니다.',
    'The way of authentication is not valid.',
  ],
  INVALID_CARD_LOST_OR_STOLEN: [
    400,
    '분실 혹은 도난 카드입니다.',
    'The card was reported lost or stolen.',
  ],
  RESTRICTED_TRANSFER_ACCOUNT: [
    400,
    '계좌는 등록 후 12시간 뒤부터 결제할 수 있습니다.',
    'An account can be used for payment 12 hours after it was registered.',
  ],
  INVALID_CARD_NUMBER: [400, '카드번호를 다시 확인해주세요.', 'Please check the card number.'],
  INVALID_UNREGISTERED_SUBMALL: [
    400,
    '등록되지 않은 서브몰입니다. 서브몰이 없는 가맹점이라면 안심클릭이나 ISP 결제가 필요합니다.',
    'The sub-mall is not registered.',
  ],
  NOT_REGISTERED_BUSINESS: [
    400,
    '등록되지 않은 사업자 번호입니다.',
    'The business number is not registered.',
  ],
  EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT: [
    400,
    '1일 출금 한도를 초과했습니다.',
    'The daily withdrawal limit has been exceeded.',
  ],
  EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT: [
    400,
    '1회 출금 한도를 초과했습니다.',
    'The limit of a single withdrawal has been exceeded.',
  ],
  CARD_PROCESSING_ERROR: [
    400,
    '카드사에서 오류가 발생했습니다.',
    'An error occurred at the card company.',
  ],
  EXCEED_MAX_AMOUNT: [
    400,
    '거래금액 한도를 초과했습니다.',
    'The transaction limit has been exceeded.',
  ],
  INVALID_ACCOUNT_INFO_RE_REGISTER: [
    400,
    '유효하지 않은 계좌입니다. 계좌 재등록 후 시도해주세요.',
    'The account is not valid. Please register it again.',
  ],
  NOT_AVAILABLE_PAYMENT: [
    400,
    '결제가 불가능한 시간대입니다.',
    'Payment is not possible at this time of day.',
  ],
  UNAPPROVED_ORDER_ID: [
    400,
    '아직 승인되지 않은 주문번호입니다.',
    'This order id has not been approved yet.',
  ],
  EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT: [
    400,
    '당월 결제 가능금액인 1,000,000원을 초과 하셨습니다.',
    'The monthly limit of 1,000,000 won has been exceeded.',
  ],
  UNAUTHORIZED_KEY: [
    401,
    '인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.',
    'The secret key or client key is not authorised.',
  ],
  REJECT_ACCOUNT_PAYMENT: [
    403,
    '잔액부족으로 결제에 실패했습니다.',
    'The payment failed because the balance is not sufficient.',
  ],
  REJECT_CARD_PAYMENT: [
    403,
    '한도초과 혹은 잔액부족으로 결제에 실패했습니다.',
    'The payment failed because of the card limit or balance.',
  ],
  REJECT_CARD_COMPANY: [403, '결제 승인이 거절되었습니다.', 'The payment was declined.'],
  FORBIDDEN_REQUEST: [403, '허용되지 않은 요청입니다.', 'The request is not allowed.'],
  REJECT_TOSSPAY_INVALID_ACCOUNT: [
    403,
    '선택하신 출금 계좌가 출금이체 등록이 되어 있지 않아요. 계좌를 다시 등록해 주세요.',
    'The chosen account is not registered for withdrawals. Please register it again.',
  ],
  EXCEED_MAX_AUTH_COUNT: [
    403,
    '최대 인증 횟수를 초과했습니다. 카드사로 문의해주세요.',
    'Too many authentication attempts. Please contact the card company.',
  ],
  EXCEED_MAX_ONE_DAY_AMOUNT: [
    403,
    '일일 한도를 초과했습니다.',
    'The daily limit has been exceeded.',
  ],
  NOT_AVAILABLE_BANK: [
    403,
    '은행 서비스 시간이 아닙니다.',
    'The bank is outside its service hours.',
  ],
  INVALID_PASSWORD: [
    403,
    '결제 비밀번호가 일치하지 않습니다.',
    'The payment password does not match.',
  ],
  INCORRECT_BASIC_AUTH_FORMAT: [
    403,
    "잘못된 요청입니다. ':' 를 포함해 인코딩해주세요.",
    "The request is invalid. Encode the key together with ':'.",
  ],
  FDS_ERROR: [
    403,
    '[토스페이먼츠] 위험거래가 감지되어 결제가 제한됩니다. 발송된 문자에 포함된 링크를 통해 본인인증 후 결제가 가능합니다.',
    '[Toss Payments] A risky transaction was detected. Verify yourself with the link in the text message to go on.',
  ],
  NOT_FOUND_PAYMENT: [404, '존재하지 않는 결제 정보 입니다.', 'There is no such payment.'],
  NOT_FOUND_PAYMENT_SESSION: [
    404,
    '결제 시간이 만료되어 결제 진행 데이터가 존재하지 않습니다.',
    'The time for this payment has run out and its data no longer exists.',
  ],
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING: [
    500,
    '결제가 완료되지 않았어요. 다시 시도해주세요.',
    'The payment was not completed. Please try again.',
  ],
  FAILED_INTERNAL_SYSTEM_PROCESSING: [
    500,
    '내부 시스템 처리 작업이 실패했습니다. 잠시 후 다시 시도해주세요.',
    'Internal processing failed. Please try again shortly.',
  ],
  UNKNOWN_PAYMENT_ERROR: [
    500,
    '결제에 실패했어요. 같은 문제가 반복된다면 은행이나 카드사로 문의해주세요.',
    'The payment failed. If this happens again, please contact your bank or card company.',
  ],
  INVALID_IDEMPOTENCY_KEY: [
    400,
    '멱등키는 300자 이하여야 합니다.',
    'An idempotency key must not be longer than 300 characters.',
  ],
  IDEMPOTENT_REQUEST_PROCESSING: [
    409,
    '이전 멱등 요청이 처리중입니다.',
    'The earlier request with this idempotency key is still being processed.',
  ],
  ALREADY_CANCELED_PAYMENT: [
    400,
    '이미 취소된 결제 입니다.',
    'This payment has already been cancelled.',
  ],
  INVALID_REFUND_ACCOUNT_INFO: [
    400,
    '환불 계좌번호와 예금주명이 일치하지 않습니다.',
    'The refund account number and its holder do not match.',
  ],
  EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT: [
    400,
    '즉시할인금액보다 적은 금액은 부분취소가 불가능합니다.',
    'An amount below the instant discount cannot be cancelled in part.',
  ],
  INVALID_REFUND_ACCOUNT_NUMBER: [
    400,
    '잘못된 환불 계좌번호입니다.',
    'The refund account number is invalid.',
  ],
  INVALID_BANK: [400, '유효하지 않은 은행입니다.', 'The bank is not valid.'],
  NOT_MATCHES_REFUNDABLE_AMOUNT: [
    400,
    '잔액 결과가 일치하지 않습니다.',
    'The refundable amount does not match the balance.',
  ],
  REFUND_REJECTED: [
    400,
    '환불이 거절됐습니다. 결제사에 문의 부탁드립니다.',
    'The refund was rejected. Please contact the payment provider.',
  ],
  ALREADY_REFUND_PAYMENT: [
    400,
    '이미 환불된 결제입니다.',
    'This payment has already been refunded.',
  ],
  FORBIDDEN_BANK_REFUND_REQUEST: [
    400,
    '고객 계좌가 입금이 되지 않는 상태입니다.',
    'The customer account cannot receive deposits.',
  ],
  NOT_CANCELABLE_AMOUNT: [403, '취소 할 수 없는 금액 입니다.', 'This amount cannot be cancelled.'],
  FORBIDDEN_CONSECUTIVE_REQUEST: [
    403,
    '반복적인 요청은 허용되지 않습니다. 잠시 후 다시 시도해주세요.',
    'Repeated requests are not allowed. Please try again shortly.',
  ],
  NOT_CANCELABLE_PAYMENT: [
    403,
    '취소 할 수 없는 결제 입니다.',
    'This payment cannot be cancelled.',
  ],
  EXCEED_MAX_REFUND_DUE: [
    403,
    '환불 가능한 기간이 지났습니다.',
    'The period for refunds has passed.',
  ],
  NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT: [
    403,
    '입금 대기중인 결제는 부분 환불이 불가합니다.',
    'A payment that awaits its deposit cannot be refunded in part.',
  ],
  NOT_ALLOWED_PARTIAL_REFUND: [
    403,
    '에스크로 주문, 현금 카드 결제일 때는 부분 환불이 불가합니다.',
    'Escrow orders and cash card payments cannot be refunded in part.',
  ],
  NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER: [
    403,
    '휴면 처리된 회원의 결제는 취소할 수 없습니다.',
    'The payment of a dormant member cannot be cancelled.',
  ],
  EXCEED_CANCEL_LIMIT: [
    403,
    '취소 한도 금액을 초과 하였습니다.',
    'The cancel limit has been exceeded.',
  ],
  FAILED_REFUND_PROCESS: [
    500,
    '은행 응답시간 지연이나 일시적인 오류로 환불요청에 실패했습니다.',
    'The refund failed because the bank was slow or had a temporary error.',
  ],
  FAILED_METHOD_HANDLING_CANCEL: [
    500,
    '취소 중 결제 시 사용한 결제 수단 처리과정에서 일시적인 오류가 발생했습니다.',
    'A temporary error occurred at the payment method while cancelling.',
  ],
  FAILED_PARTIAL_REFUND: [
    500,
    '은행 점검, 해약 계좌 등의 사유로 부분 환불이 실패했습니다.',
    'The partial refund failed because of bank maintenance or a closed account.',
  ],
  COMMON_ERROR: [
    500,
    '일시적인 오류가 발생했습니다. 잠시 후 다시 시도해주세요.',
    'A temporary error occurred. Please try again shortly.',
  ],
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT: [
    400,
    '할부가 지원되지 않는 금액입니다.',
    'Instalments are not supported below the minimum amount.',
  ],
  NOT_FOUND: [404, '존재하지 않는 정보 입니다.', 'There is no such information.'],
  // Not in the tables of the three operations above, but known to exist.
  INVALID_PAYMENT_KEY: [400, '잘못된 결제 키 입니다.', 'The payment key is invalid.'],
  INVALID_REQUIRED_PARAM: [
    400,
    '필수 파라미터가 누락되었습니다.',
    'A required parameter is missing.',
  ],
  INVALID_TEST_CODE: [400, '유효하지 않은 테스트 코드입니다.', 'The test code is not valid.'],
  MAINTAINED_METHOD: [400, '현재 점검 중 입니다.', 'This method is under maintenance.'],
  INVALID_ORDER_ID: [400, '주문번호 형식이 올바르지 않습니다.', 'The order id is malformed.'],
  INVALID_ORDER_NAME: [400, '주문명이 올바르지 않습니다.', 'The order name is invalid.'],
  INVALID_CUSTOMER_KEY: [
    400,
    '고객 키 형식이 올바르지 않습니다.',
    'The customer key is malformed.',
  ],
  INVALID_SUCCESS_URL: [400, 'successUrl 값이 올바르지 않습니다.', 'The successUrl is invalid.'],
  INVALID_URL_FORMAT: [400, 'URL 형식이 올바르지 않습니다.', 'The URL is malformed.'],
  INVALID_CURRENCY: [400, '잘못된 통화 값입니다.', 'The currency is invalid.'],
  INVALID_DATE: [400, '날짜 형식이 올바르지 않습니다.', 'The date is malformed.'],
  INVALID_EMAIL: [400, '이메일 형식이 올바르지 않습니다.', 'The e-mail address is malformed.'],
  BELOW_ZERO_AMOUNT: [400, '금액은 0보다 커야 합니다.', 'The amount must be above zero.'],
  ALREADY_COMPLETED_PAYMENT: [400, '이미 완료된 결제 입니다.', 'This payment is already complete.'],
  ALREADY_REFUNDING_PAYMENT: [
    400,
    '이미 환불 진행 중인 결제입니다.',
    'This payment is already being refunded.',
  ],
  DUPLICATED_ORDER_ID: [
    400,
    '이미 승인 및 취소가 진행된 중복된 주문번호 입니다. 다른 주문번호로 진행해주세요.',
    'This order id has been used already. Please use another one.',
  ],
  DUPLICATED_REQUEST: [400, '중복된 요청입니다.', 'This request is a duplicate.'],
  EXCEED_MAX_DUE_DATE: [
    400,
    '가상계좌의 최대 유효기간을 초과했습니다.',
    'The due date is past the maximum.',
  ],
  EXCEED_MAX_VALID_HOURS: [
    400,
    '가상계좌의 최대 유효시간을 초과했습니다.',
    'The valid hours are past the maximum.',
  ],
  EXCEEDS_TRANSFER_AMOUNT_MAXIMUM: [
    400,
    '계좌이체 최대 금액을 초과했습니다.',
    'The amount is past the maximum of a transfer.',
  ],
  NOT_ALLOWED_INSTALLMENT_BELOW_AMOUNT: [
    400,
    '할부가 지원되지 않는 금액입니다.',
    'This amount is too small for instalments.',
  ],
  NOT_SUPPORTED_METHOD: [400, '지원되지 않는 결제 수단입니다.', 'This method is not supported.'],
  USER_ACCOUNT_ON_HOLD: [400, '사용이 정지된 계정입니다.', 'This account is on hold.'],
  NOT_FOUND_METHOD: [404, '존재하지 않는 결제 수단 입니다.', 'There is no such method.'],
  NOT_FOUND_MERCHANT: [404, '존재하지 않는 상점 정보 입니다.', 'There is no such merchant.'],
  NOT_FOUND_HTTP_METHOD: [
    404,
    '존재하지 않는 API 경로 또는 메서드입니다.',
    'There is no such path or method.',
  ],
  TOO_MANY_REQUESTS: [
    429,
    '요청이 너무 많습니다. 잠시 후 다시 시도해주세요.',
    'Too many requests. Please try again shortly.',
  ],
  FAILED_METHOD_HANDLING: [
    500,
    '결제 중 선택한 결제 수단 처리과정에서 일시적인 오류가 발생했습니다.',
    'A temporary error occurred at the payment method.',
  ],
  FAILED_DB_PROCESSING: [
    500,
    '잘못된 요청 값으로 처리 중 DB 에러가 발생했습니다.',
    'A database error occurred while processing the request.',
  ],
  FAILED_HASH_DATA_CREATION: [500, '해시 데이터 생성에 실패했습니다.', 'Creating the hash failed.'],
  UNKNOWN_ERROR: [500, '알 수 없는 에러가 발생했습니다.', 'An unknown error occurred.'],
  // Billing, key-in, virtual accounts, queries.
  NOT_SUPPORTED_CARD_TYPE: [
    400,
    '지원되지 않는 카드 종류입니다.',
    'This kind of card is not supported.',
  ],
  INVALID_CARD_PASSWORD: [
    400,
    '카드 정보를 다시 확인해주세요. (비밀번호)',
    'Please check the card details. (password)',
  ],
  INVALID_CARD_IDENTITY: [
    400,
    '입력하신 주민번호/사업자번호가 카드 소유주 정보와 일치하지 않습니다.',
    'The birth date or business number does not match the owner of the card.',
  ],
  INVALID_BIRTH_DAY_FORMAT: [
    400,
    '생년월일 정보는 6자리의 `yyMMdd` 형식이어야 합니다. 사업자등록번호는 10자리의 숫자여야 합니다.',
    'A birth date has the form yyMMdd; a business number has ten digits.',
  ],
  NOT_REGISTERED_CARD_COMPANY: [
    400,
    '카드를 사용 등록 후 이용해주세요.',
    'Please register the card before using it.',
  ],
  NOT_MATCHES_CUSTOMER_KEY: [
    400,
    '빌링 인증 고객키와 결제 요청 고객키가 일치하지 않습니다.',
    'The customer key differs from the one this billing key was issued for.',
  ],
  INVALID_BILL_KEY_REQUEST: [
    400,
    '빌링키 인증이 완료되지 않았거나 유효하지 않은 빌링 거래 건입니다.',
    'The billing key was not authorised, or the billing request is not valid.',
  ],
  ALREADY_REMOVED_BILLING_KEY: [
    400,
    '이미 삭제된 빌링키입니다',
    'This billing key has already been removed.',
  ],
  BILLING_KEY_NOT_FOUND: [400, '빌링키를 찾을 수 없습니다.', 'The billing key cannot be found.'],
  INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE: [
    400,
    'validHours와 dueDate는 함께 사용할 수 없습니다.',
    'Use either validHours or dueDate, not both.',
  ],
  REQUIRED_ACCOUNT_KEY: [
    400,
    '고정 가상계좌는 accountKey가 필요합니다.',
    'A fixed virtual account needs an accountKey.',
  ],
  EXCEED_MAX_QUERY_LIMIT: [
    400,
    '조회 가능한 최대 개수를 초과했습니다.',
    'The limit is past the maximum of a query.',
  ],
  NOT_SUPPORTED_USD: [400, '달러 결제를 지원하지 않습니다.', 'US dollars are not supported.'],
  INVALID_REFUND_AMOUNT: [400, '잘못된 환불 금액입니다.', 'The refund amount is invalid.'],
  API_VERSION_UPDATE_NEEDED: [
    400,
    'API 버전을 업데이트해야 사용할 수 있는 API 입니다.',
    'This API needs a newer API version of the merchant.',
  ],
  NOT_FOUND_BILLING: [
    404,
    '존재하지 않는 빌링 결제 정보 입니다.',
    'There is no such billing information.',
  ],
  NOT_FOUND_MERCHANT_BUSINESS_NUMBER: [
    404,
    '상점의 사업자등록번호를 찾을 수 없습니다.',
    'The business number of the merchant cannot be found.',
  ],
  FAILED_BILL_KEY_AUTH_CREATION: [
    500,
    '빌링키 인증 데이터 생성에 실패했습니다.',
    'Creating the authorisation of the billing key failed.',
  ],
  FAILED_BILLING_AUTO_CANCEL: [
    500,
    '자동 결제 취소에 실패했습니다.',
    'Cancelling the billing payment automatically failed.',
  ],
} as const satisfies Record<string, Row>
