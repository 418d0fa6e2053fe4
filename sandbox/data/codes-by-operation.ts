/** Which code can be met on which operation: Toss's own tables where there are any, and what is known elsewhere. */

import type { TossErrorCode } from './error-catalogue.ts'
import { cancelCodes, confirmCodes, lookupCodes } from './operation-codes.ts'
import type { OperationName } from './operation-names.ts'

const everywhere = [
  'INVALID_REQUEST',
  'INVALID_API_KEY',
  'UNAUTHORIZED_KEY',
  'INCORRECT_BASIC_AUTH_FORMAT',
  'FORBIDDEN_REQUEST',
  'INVALID_TEST_CODE',
  'API_VERSION_UPDATE_NEEDED',
  'NOT_FOUND_MERCHANT',
  'TOO_MANY_REQUESTS',
  'FAILED_INTERNAL_SYSTEM_PROCESSING',
  'COMMON_ERROR',
  'UNKNOWN_ERROR',
] as const satisfies readonly TossErrorCode[]

const posted = [
  'INVALID_IDEMPOTENCY_KEY',
  'IDEMPOTENT_REQUEST_PROCESSING',
  'INVALID_REQUIRED_PARAM',
  'DUPLICATED_REQUEST',
  'PROVIDER_ERROR',
] as const satisfies readonly TossErrorCode[]

const order = [
  'INVALID_ORDER_ID',
  'INVALID_ORDER_NAME',
  'INVALID_EMAIL',
  'INVALID_CURRENCY',
  'BELOW_ZERO_AMOUNT',
  'DUPLICATED_ORDER_ID',
  'MAINTAINED_METHOD',
  'NOT_FOUND_METHOD',
  'NOT_SUPPORTED_METHOD',
  'NOT_SUPPORTED_USD',
  'FAILED_METHOD_HANDLING',
] as const satisfies readonly TossErrorCode[]

const typedCard = [
  'INVALID_CARD_NUMBER',
  'NOT_SUPPORTED_CARD_TYPE',
  'INVALID_CARD_PASSWORD',
  'INVALID_CARD_EXPIRATION',
  'INVALID_CARD_IDENTITY',
  'INVALID_REJECT_CARD',
  'INVALID_STOPPED_CARD',
  'INVALID_BIRTH_DAY_FORMAT',
  'NOT_REGISTERED_CARD_COMPANY',
  'INVALID_EMAIL',
  'NOT_SUPPORTED_METHOD',
  'EXCEED_MAX_AUTH_COUNT',
  'REJECT_CARD_COMPANY',
  'REJECT_ACCOUNT_PAYMENT',
] as const satisfies readonly TossErrorCode[]

const cardCharge = [
  'BELOW_MINIMUM_AMOUNT',
  'EXCEED_MAX_AMOUNT',
  'EXCEED_MAX_CARD_INSTALLMENT_PLAN',
  'INVALID_CARD_INSTALLMENT_PLAN',
  'NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT',
  'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN',
  'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN_BELOW_AMOUNT',
  'NOT_ALLOWED_INSTALLMENT_BELOW_AMOUNT',
  'NOT_ALLOWED_POINT_USE',
  'INVALID_CARD_LOST_OR_STOLEN',
  'CARD_PROCESSING_ERROR',
  'REJECT_CARD_PAYMENT',
  'EXCEED_MAX_ONE_DAY_AMOUNT',
  'FDS_ERROR',
] as const satisfies readonly TossErrorCode[]

const billingKey = [
  'INVALID_BILL_KEY_REQUEST',
  'BILLING_KEY_NOT_FOUND',
  'ALREADY_REMOVED_BILLING_KEY',
  'NOT_FOUND_BILLING',
  'NOT_SUPPORTED_METHOD',
] as const satisfies readonly TossErrorCode[]

const query = [
  'INVALID_REQUIRED_PARAM',
  'INVALID_DATE',
  'EXCEED_MAX_QUERY_LIMIT',
] as const satisfies readonly TossErrorCode[]

export const codesByOperation: Readonly<Record<OperationName, readonly TossErrorCode[]>> = {
  confirm: [
    ...everywhere,
    ...confirmCodes,
    'INVALID_PAYMENT_KEY',
    'ALREADY_COMPLETED_PAYMENT',
    'EXCEEDS_TRANSFER_AMOUNT_MAXIMUM',
    'USER_ACCOUNT_ON_HOLD',
    'MAINTAINED_METHOD',
    'FAILED_METHOD_HANDLING',
    'FAILED_HASH_DATA_CREATION',
  ],
  get: [...everywhere, ...lookupCodes, 'INVALID_PAYMENT_KEY'],
  cancel: [...everywhere, ...cancelCodes, 'ALREADY_REFUNDING_PAYMENT', 'INVALID_REFUND_AMOUNT'],
  'key-in': [...everywhere, ...posted, ...order, ...typedCard, ...cardCharge],
  'virtual-account': [
    ...everywhere,
    ...posted,
    ...order,
    'INVALID_BANK',
    'INVALID_DATE',
    'INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE',
    'EXCEED_MAX_VALID_HOURS',
    'EXCEED_MAX_DUE_DATE',
    'REQUIRED_ACCOUNT_KEY',
    'NOT_AVAILABLE_BANK',
  ],
  'billing-issue': [
    ...everywhere,
    ...posted,
    ...billingKey,
    'INVALID_CUSTOMER_KEY',
    'NOT_MATCHES_CUSTOMER_KEY',
    'FAILED_BILL_KEY_AUTH_CREATION',
    'FAILED_DB_PROCESSING',
  ],
  'billing-card': [
    ...everywhere,
    ...posted,
    ...typedCard,
    'INVALID_CUSTOMER_KEY',
    'FAILED_BILL_KEY_AUTH_CREATION',
    'FAILED_DB_PROCESSING',
  ],
  'billing-charge': [
    ...everywhere,
    ...posted,
    ...order,
    ...typedCard,
    ...cardCharge,
    ...billingKey,
    'NOT_MATCHES_CUSTOMER_KEY',
    'FAILED_BILL_KEY_AUTH_CREATION',
    'FAILED_BILLING_AUTO_CANCEL',
    'FAILED_DB_PROCESSING',
  ],
  'billing-delete': [...everywhere, ...billingKey],
  'cash-receipt-issue': [...everywhere, ...posted, ...order],
  'cash-receipt-cancel': [
    ...everywhere,
    ...posted,
    'NOT_FOUND',
    'NOT_CANCELABLE_AMOUNT',
    'ALREADY_CANCELED_PAYMENT',
  ],
  'cash-receipt-list': [...everywhere, ...query, 'NOT_FOUND_MERCHANT_BUSINESS_NUMBER'],
  transactions: [...everywhere, ...query],
  settlements: [...everywhere, ...query],
  'settlement-request': [...everywhere, ...posted, 'NOT_FOUND_PAYMENT', 'INVALID_PAYMENT_KEY'],
  promotions: everywhere,
  'card-promotions': everywhere,
}
