/** Errors that Toss's browser SDK rejects with; the stand-in checks most of them here, on the server. */

export const sdkErrors = {
  INVALID_CLIENT_KEY: '클라이언트 키가 올바르지 않습니다.',
  NOT_SUPPORTED_WIDGET_KEY:
    '결제위젯 연동 키는 지원하지 않습니다. API 개별 연동 키의 클라이언트 키로 SDK를 연동해주세요.',
  NOT_SUPPORTED_API_INDIVIDUAL_KEY:
    'API 개별 연동 키는 지원하지 않습니다. 결제위젯 연동 키의 클라이언트 키로 SDK를 연동해주세요.',
  INVALID_PARAMETERS: '파라미터가 올바르지 않습니다.',
  INVALID_AMOUNT_VALUE: '결제 금액이 올바르지 않습니다.',
  INVALID_AMOUNT_CURRENCY: '결제 통화가 올바르지 않습니다.',
  BELOW_ZERO_AMOUNT: '결제 금액은 0보다 커야 합니다.',
  INVALID_METADATA: 'metadata는 최대 5개의 키-값 쌍이며 값은 문자열이어야 합니다.',
  INCORRECT_SUCCESS_URL_FORMAT: 'successUrl은 오리진을 포함한 URL이어야 합니다.',
  INCORRECT_FAIL_URL_FORMAT: 'failUrl은 오리진을 포함한 URL이어야 합니다.',
  NOT_SUPPORTED_METHOD: '지원하지 않는 결제 수단입니다.',
  EXCEED_MAX_DUE_DATE: '가상계좌의 최대 유효기간을 초과했습니다.',
} as const

export type SdkErrorCode = keyof typeof sdkErrors
