/** English texts for every error code, ours and Toss's: what happened, and what to do next. */

// No text promises that nothing was charged: at this place that is never proven.
import type { ErrorCode } from '../error-code.ts'
import type { TossCode } from '../toss-code.ts'
import type { ErrorText } from './error-text.ts'

const config = {
  title: 'Something is set up wrong on our side',
  body: "We're fixing it. Please try again a little later",
}
const doubt = {
  title: "We're checking your payment",
  body: "It can take up to 10 minutes. Please don't pay again. You'll also see the outcome in your orders",
}
const inFlight = { title: 'Your payment is in progress', body: 'You can leave this page as it is' }
const alreadyPaid = {
  title: 'This order is already paid',
  body: "You'll find the payment in your orders",
}
const installment = {
  title: "That instalment plan isn't available",
  body: 'Pay in full or pick another plan',
}
const dailyLimit = {
  title: "You've reached today's limit",
  body: 'Try again tomorrow or use another payment method',
}
const withdrawLimit = {
  title: "You've reached your withdrawal limit",
  body: 'Check the limit in your banking app',
}
const unusableCard = {
  title: "This card can't be used right now",
  body: 'Please pay with another card',
}
const reRegister = {
  title: 'Register your account again',
  body: 'Add the account in the Toss app and it works straight away',
}
const bankClosed = {
  title: 'The bank is under maintenance',
  body: 'Usually from 11:30 pm to 12:30 am. You can pay by card meanwhile',
}
const cancelled = { title: 'Payment cancelled', body: 'Your items are still here' }
const cardNumber = { title: 'Check the card number', body: 'Enter it again or use another card' }
const cardExpiry = {
  title: 'Check the expiry date',
  body: 'Enter the month and year shown on the card',
}
const cardInfo = {
  title: 'Check the card details',
  body: 'Make sure what you entered matches the card',
}
const method = { title: "This payment method isn't available", body: 'Please choose another one' }
const amount = { title: "This amount can't be paid", body: 'Please check the order total' }
const input = { title: 'Check what you entered', body: 'Fix the marked fields and try again' }
const refundOver = {
  title: 'Above the refundable balance',
  body: 'Check what is left and stay within it',
}
const refundDoubt = {
  title: "We're checking the refund",
  body: "Please don't ask for it again. We'll show the outcome as soon as it's known",
}
const refundAccount = {
  title: "Account and holder don't match",
  body: 'Check the bank, account number and holder',
}
const refundedAlready = {
  title: 'This payment is already cancelled',
  body: "You'll find it in the refunds",
}
const refundNo = {
  title: "This payment can't be cancelled",
  body: 'It has to be returned another way. Please contact us',
}
const partialNo = { title: "Partial refunds aren't possible here", body: 'Only a full refund is' }
const tooFast = { title: 'Too many requests', body: 'Please try again in a moment' }
const notFound = { title: "We couldn't find the payment", body: 'Check its state in your orders' }
const billing = {
  title: "The saved payment method can't be used",
  body: 'Please register it again',
}
const windowBroken = {
  title: "We couldn't open the payment window",
  body: 'Refresh the page and try again',
}
const later = {
  title: "The payment wasn't completed",
  body: 'Try again in a moment or pick another payment method',
}

export const en: Record<ErrorCode | TossCode, ErrorText> = {
  E_INVALID_INPUT: input,
  E_AMOUNT_MISMATCH: {
    title: "The amount doesn't match the order",
    body: 'We stopped the payment to be safe. Please start again from your cart',
  },
  E_LIMIT_ITEMS: {
    title: 'Too many different items',
    body: 'Please split them over several orders',
  },
  E_LIMIT_AMOUNT: {
    title: "This total can't be paid at once",
    body: 'Totals start at ₩100 and have an upper limit. Please change the quantity',
  },
  E_REFUND_REASON_REQUIRED: {
    title: 'Give a reason for the refund',
    body: 'It is kept with the order',
  },
  E_IDEMPOTENCY_KEY_REQUIRED: {
    title: 'Please send the request again',
    body: 'The key that prevents doing it twice is missing',
  },
  E_UNAUTHENTICATED: { title: 'Please sign in', body: 'You can carry on after that' },
  E_WEBHOOK_INVALID_SIG: {
    title: "The signature doesn't match",
    body: 'Check the secret and the clock',
  },
  E_PAYMENT_DECLINED: {
    title: "We couldn't take the payment",
    body: 'Try another card or payment method?',
  },
  E_FORBIDDEN: {
    title: "You can't do this",
    body: "Check that you're signed in with the right account",
  },
  E_ATTEMPT_LIMIT: { title: 'No attempts left', body: 'Please ask your instructor' },
  E_ORDER_NOT_FOUND: {
    title: "We couldn't find the order",
    body: "Check that you're signed in with the account that ordered",
  },
  E_NOT_FOUND: { title: "We couldn't find that", body: 'Check the address or start from the shop' },
  E_ORDER_ALREADY_PAID: alreadyPaid,
  E_ORDER_CLOSED: {
    title: 'This order is closed',
    body: 'Please add the items again and order anew',
  },
  E_PAYMENT_IN_PROGRESS: doubt,
  E_SIGNATURE_REPLAY: {
    title: 'We already have this request',
    body: 'A signature can be used once',
  },
  E_REFUND_EXCEEDS_BALANCE: refundOver,
  E_ORDER_NOT_REFUNDABLE: {
    title: "This order can't be refunded now",
    body: 'Check the state of its payment',
  },
  E_OUT_OF_STOCK: { title: 'Just sold out', body: 'Lower the quantity or pick something else' },
  E_COURSE_FULL: { title: 'The class is full', body: 'You can sign up when a seat is free' },
  E_ALREADY_ENROLLED: {
    title: "You're already enrolled",
    body: "Carry on learning, there's nothing to pay",
  },
  E_PRICE_STALE: { title: 'The price has changed', body: 'Check the new total and pay again' },
  E_IDEMPOTENCY_IN_FLIGHT: {
    title: 'The same request is still running',
    body: 'Please give it a moment',
  },
  E_TIME_LIMIT_EXCEEDED: { title: 'Time is up', body: 'What you handed in is graded' },
  E_PAYMENT_SESSION_EXPIRED: {
    title: 'The payment window expired',
    body: 'Please start the payment again',
  },
  E_PAYLOAD_TOO_LARGE: { title: "That's too large", body: 'Please send less' },
  E_UNSUPPORTED_MEDIA_TYPE: {
    title: "We can't read that format",
    body: 'Refresh the page and try again',
  },
  E_COUPON_INVALID: { title: "This coupon can't be used", body: 'Check its code and conditions' },
  E_COUPON_EXPIRED: { title: 'This coupon has expired', body: 'Use another one or go without' },
  E_REFUND_ACCOUNT_REQUIRED: {
    title: 'We need an account to refund to',
    body: 'Give the bank, account number and holder',
  },
  E_IDEMPOTENCY_MISMATCH: {
    title: 'This differs from the earlier request',
    body: 'Refresh the page and try again',
  },
  E_NOT_PASSED: { title: 'Not completed yet', body: 'Check the lessons and exams that are left' },
  E_RATE_LIMIT: tooFast,
  E_RETAKE_COOLDOWN: {
    title: "You can't retake it yet",
    body: 'You can once the waiting time is over',
  },
  E_INTERNAL: {
    title: 'Something went wrong on our side',
    body: 'Please try again in a moment, and quote the request id if you contact us',
  },
  E_CHECKOUT_PAUSED: {
    title: 'Payments are paused for now',
    body: 'You can carry on after maintenance. Your items are still here',
  },
  E_PROVIDER_DOWN: {
    title: "The payment provider isn't answering well",
    body: 'Please try again a little later',
  },
  AGREEMENT_WIDGET_ALREADY_RENDERED: windowBroken,
  ALREADY_CANCELED_PAYMENT: refundedAlready,
  ALREADY_COMPLETED_PAYMENT: alreadyPaid,
  ALREADY_PROCESSED_PAYMENT: alreadyPaid,
  ALREADY_PROCESSING_REQUEST: inFlight,
  ALREADY_REFUNDING_PAYMENT: refundDoubt,
  ALREADY_REFUND_PAYMENT: refundedAlready,
  ALREADY_REMOVED_BILLING_KEY: billing,
  BELOW_MINIMUM_AMOUNT: { title: 'The minimum is ₩100', body: 'For bank transfers it is ₩200' },
  BELOW_ZERO_AMOUNT: amount,
  CARD_PROCESSING_ERROR: doubt,
  COMMON_ERROR: doubt,
  DUPLICATED_ORDER_ID: doubt,
  DUPLICATED_REQUEST: inFlight,
  EXCEEDS_TRANSFER_AMOUNT_MAXIMUM: {
    title: 'Above the limit for bank transfers',
    body: 'Over ₩10,000,000 please use another payment method',
  },
  EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT: {
    title: "Less than the instant discount can't be refunded",
    body: 'Raise the amount or refund all of it',
  },
  EXCEED_CANCEL_LIMIT: {
    title: 'Above the cancellation limit',
    body: 'Try again tomorrow or ask the provider to raise it',
  },
  EXCEED_DEPOSIT_AMOUNT_LIMIT: {
    title: 'Above the limit for virtual accounts',
    body: 'Please choose another payment method',
  },
  EXCEED_MAX_AMOUNT: {
    title: 'Above the limit for one payment',
    body: 'Use another payment method or split the order',
  },
  EXCEED_MAX_AUTH_COUNT: {
    title: 'Too many attempts',
    body: 'Your issuer can unlock it, or use another payment method',
  },
  EXCEED_MAX_CARD_INSTALLMENT_PLAN: installment,
  EXCEED_MAX_DAILY_PAYMENT_COUNT: dailyLimit,
  EXCEED_MAX_DUE_DATE: config,
  EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT: {
    title: "You've reached this month's limit",
    body: 'Please use another payment method',
  },
  EXCEED_MAX_ONE_DAY_AMOUNT: dailyLimit,
  EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT: withdrawLimit,
  EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT: withdrawLimit,
  EXCEED_MAX_PAYMENT_AMOUNT: dailyLimit,
  EXCEED_MAX_QUERY_LIMIT: tooFast,
  EXCEED_MAX_REFUND_DUE: {
    title: 'The refund window has passed',
    body: 'Send the money directly and record it as a manual refund',
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
    title: 'Blocked for your safety',
    body: "Confirm it's you from the text message you got, then pay again",
  },
  FORBIDDEN_BANK_REFUND_REQUEST: {
    title: "Money can't be sent to this account",
    body: 'Please give another account',
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
  INVALID_BANK: { title: 'Choose the bank again', body: 'Make sure it is the bank of the account' },
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
  INVALID_EMAIL: { title: 'Check the e-mail address', body: 'Write it like name@example.com' },
  INVALID_IDEMPOTENCY_KEY: config,
  INVALID_METADATA: config,
  INVALID_METHOD_TRANSACTION: method,
  INVALID_ORDER_ID: config,
  INVALID_ORDER_NAME: config,
  INVALID_PARAMETERS: config,
  INVALID_PASSWORD: { title: 'Wrong payment password', body: 'Please enter it again' },
  INVALID_PAYMENT_KEY: notFound,
  INVALID_REFUND_ACCOUNT_INFO: refundAccount,
  INVALID_REFUND_ACCOUNT_NUMBER: {
    title: 'Check the account number',
    body: 'Digits only, without hyphens',
  },
  INVALID_REFUND_AMOUNT: refundOver,
  INVALID_REJECT_CARD: {
    title: 'Your card issuer needs to confirm',
    body: 'Contact your issuer, then try again',
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
    title: 'Please agree to the required terms',
    body: 'Then you can pay straight away',
  },
  NEED_CARD_PAYMENT_DETAIL: {
    title: 'Choose a card and a plan',
    body: 'Then you can pay straight away',
  },
  NEED_REFUND_ACCOUNT_DETAIL: {
    title: 'Give an account for refunds',
    body: 'We need the bank, account number and holder',
  },
  NOT_ALLOWED_INSTALLMENT_BELOW_AMOUNT: installment,
  NOT_ALLOWED_PARTIAL_REFUND: partialNo,
  NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT: {
    title: 'No partial refund before the deposit',
    body: 'Cancel the order or try again after the deposit',
  },
  NOT_ALLOWED_POINT_USE: { title: "This card can't use points", body: 'Pay again without points' },
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
    title: 'The payment window expired',
    body: 'Please start the payment again',
  },
  NOT_FOUND_TERMINAL_ID: config,
  NOT_MATCHES_CUSTOMER_KEY: billing,
  NOT_MATCHES_REFUNDABLE_AMOUNT: refundOver,
  NOT_REGISTERED_BUSINESS: config,
  NOT_REGISTERED_CARD_COMPANY: {
    title: 'Register this card with its issuer first',
    body: "Do it in the issuer's app, then try again",
  },
  NOT_SELECTED_PAYMENT_METHOD: {
    title: 'Choose a payment method',
    body: 'Then you can pay straight away',
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
  REFUND_REJECTED: { title: 'The refund was refused', body: 'Ask the card issuer or bank why' },
  REJECT_ACCOUNT_PAYMENT: {
    title: 'Not enough balance',
    body: 'Top up your account and try again',
  },
  REJECT_CARD_COMPANY: {
    title: 'Your card issuer declined',
    body: 'Their app or support can tell you why',
  },
  REJECT_CARD_PAYMENT: {
    title: 'Over limit or not enough balance',
    body: 'Check your limit or use another card',
  },
  REJECT_TOSSPAY_INVALID_ACCOUNT: reRegister,
  RESTRICTED_TRANSFER_ACCOUNT: {
    title: 'The account can be used 12 hours after registering',
    body: 'Please use another payment method today',
  },
  UNAPPROVED_ORDER_ID: doubt,
  UNAUTHORIZED_KEY: config,
  UNKNOWN: {
    title: "The payment wasn't completed",
    body: 'Check its state in your orders, then try again',
  },
  UNKNOWN_ERROR: doubt,
  UNKNOWN_PAYMENT_ERROR: doubt,
  UNSUPPORTED_TEST_PHASE_PAYMENT_METHOD: {
    title: 'Not available in test mode',
    body: 'Please choose a card or Toss Pay',
  },
  USER_ACCOUNT_ON_HOLD: {
    title: "This account can't be used right now",
    body: 'Ask your bank or use another payment method',
  },
  USER_CANCEL: cancelled,
  V1_METHOD_NOT_SUPPORTED: config,
}
