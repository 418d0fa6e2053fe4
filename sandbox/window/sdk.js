/**
 * The stand-in of Toss's browser SDK v2: the global `TossPayments`, with payment windows and widgets.
 *
 * It is a classic script that the shop's page loads, so it must bring everything along, and it styles
 * its elements through the DOM: a strict Content-Security-Policy of the shop forbids style attributes.
 */
;(() => {
  // Filled in when the script is served.
  const sandboxOrigin = '__SANDBOX_ORIGIN__'
  const ANONYMOUS = '@@ANONYMOUS'
  const customerKeyRule = /^[A-Za-z0-9\-_=.@]{2,50}$/

  const messages = {
    INVALID_CLIENT_KEY: '클라이언트 키가 올바르지 않습니다.',
    INSECURE_KEY_USAGE: '시크릿 키를 브라우저에서 쓰지 마세요. 클라이언트 키를 사용하세요.',
    INVALID_CUSTOMER_KEY:
      'customerKey는 영문 대소문자, 숫자, 특수문자(-, _, =, ., @)로 이루어진 2자 이상 50자 이하의 문자열이어야 합니다.',
    NOT_SUPPORTED_WIDGET_KEY:
      '결제위젯 연동 키는 지원하지 않습니다. API 개별 연동 키의 클라이언트 키로 SDK를 연동해주세요.',
    NOT_SUPPORTED_API_INDIVIDUAL_KEY:
      'API 개별 연동 키는 지원하지 않습니다. 결제위젯 연동 키의 클라이언트 키로 SDK를 연동해주세요.',
    NOT_SUPPORTED_METHOD: '지원하지 않는 결제 수단입니다.',
    NOT_SUPPORTED_PROMISE: '샌드박스는 successUrl과 failUrl이 있는 리다이렉트 방식만 지원합니다.',
    INVALID_PARAMETERS: '파라미터가 올바르지 않습니다.',
    INVALID_AMOUNT_VALUE: '결제 금액이 올바르지 않습니다.',
    INVALID_AMOUNT_CURRENCY: '결제 통화가 올바르지 않습니다.',
    INVALID_SELECTOR: 'selector에 해당하는 요소를 찾을 수 없습니다.',
    INVALID_VARIANT_KEY: 'variantKey가 올바르지 않습니다.',
    INVALID_EVENT_NAME: '지원하지 않는 이벤트입니다.',
    NOT_SETUP_AMOUNT: '결제 금액을 먼저 설정해주세요.',
    NOT_SELECTED_PAYMENT_METHOD: '결제 수단을 선택해주세요.',
    NEED_AGREEMENT_WITH_REQUIRED_TERMS: '필수 약관에 동의해주세요.',
    PAYMENT_METHODS_WIDGET_ALREADY_RENDERED: '결제 UI가 이미 렌더링되었습니다.',
    AGREEMENT_WIDGET_ALREADY_RENDERED: '약관 UI가 이미 렌더링되었습니다.',
    USER_CANCEL: '취소되었습니다.',
    UNKNOWN: '샌드박스에 연결할 수 없습니다. 샌드박스가 실행 중인지 확인해주세요.',
  }

  class TossPaymentsError extends Error {
    constructor(code, message) {
      super(message ?? messages[code] ?? code)
      this.name = 'TossPaymentsError'
      this.code = code
    }
  }

  const fail = (code) => {
    throw new TossPaymentsError(code)
  }

  function TossPayments(clientKey) {
    if (/^(test|live)_g?sk_/.test(clientKey)) fail('INSECURE_KEY_USAGE')
    if (typeof clientKey !== 'string' || !/^(test|live)_g?ck_/.test(clientKey)) {
      fail('INVALID_CLIENT_KEY')
    }
    const isWidgetKey = /^(test|live)_gck_/.test(clientKey)
    return {
      payment(params) {
        if (isWidgetKey) fail('NOT_SUPPORTED_WIDGET_KEY')
        checkCustomerKey(params?.customerKey)
        return createPayment(clientKey)
      },
      widgets(params) {
        if (!isWidgetKey) fail('NOT_SUPPORTED_API_INDIVIDUAL_KEY')
        checkCustomerKey(params?.customerKey)
        return createWidgets(clientKey)
      },
      brandpay() {
        fail('NOT_SUPPORTED_METHOD')
      },
    }
  }
  TossPayments.ANONYMOUS = ANONYMOUS

  function checkCustomerKey(customerKey) {
    if (customerKey === ANONYMOUS) return
    if (/^(test|live)_g?sk_/.test(customerKey)) fail('INSECURE_KEY_USAGE')
    if (typeof customerKey !== 'string' || !customerKeyRule.test(customerKey)) {
      fail('INVALID_CUSTOMER_KEY')
    }
  }

  // --- payment(): the method is the shop's choice ---

  function createPayment(clientKey) {
    return {
      async requestPayment(request) {
        if (request === null || typeof request !== 'object') fail('INVALID_PARAMETERS')
        const { method, amount } = request
        return openWindow({ ...common(request), clientKey, product: 'payment', method, amount })
      },
      async requestBillingAuth() {
        fail('NOT_SUPPORTED_METHOD')
      },
      async destroy() {},
    }
  }

  // --- widgets(): the buyer chooses on the shop's page ---

  function createWidgets(clientKey) {
    let amount = null
    let methods = null
    let agreement = null
    return {
      async setAmount(wanted) {
        if (!Number.isInteger(wanted?.value) || wanted.value < 0) fail('INVALID_AMOUNT_VALUE')
        if (wanted.currency !== 'KRW') fail('INVALID_AMOUNT_CURRENCY')
        amount = { value: wanted.value, currency: wanted.currency }
      },
      async renderPaymentMethods(params) {
        if (amount === null) fail('NOT_SETUP_AMOUNT')
        if (methods !== null) fail('PAYMENT_METHODS_WIDGET_ALREADY_RENDERED')
        methods = methodChooser(placeFor(params), () => {
          methods = null
        })
        return methods.handle
      },
      async renderAgreement(params) {
        if (agreement !== null) fail('AGREEMENT_WIDGET_ALREADY_RENDERED')
        agreement = agreementBox(placeFor(params), () => {
          agreement = null
        })
        return agreement.handle
      },
      async requestPayment(request) {
        if (request === null || typeof request !== 'object') fail('INVALID_PARAMETERS')
        if (amount === null) fail('NOT_SETUP_AMOUNT')
        const method = methods?.selected()
        if (!method) fail('NOT_SELECTED_PAYMENT_METHOD')
        if (!agreement?.isAgreed()) fail('NEED_AGREEMENT_WITH_REQUIRED_TERMS')
        return openWindow({ ...common(request), clientKey, product: 'widgets', method, amount })
      },
      async renderPaymentWindow() {
        fail('NOT_SUPPORTED_METHOD')
      },
      async requestPaymentWindow() {
        fail('NOT_SUPPORTED_METHOD')
      },
    }
  }

  function placeFor(params) {
    const { selector, variantKey = 'DEFAULT' } = params ?? {}
    if (typeof variantKey !== 'string') fail('INVALID_VARIANT_KEY')
    let place = null
    try {
      place = document.querySelector(selector)
    } catch {
      // Not a selector at all.
    }
    return place ?? fail('INVALID_SELECTOR')
  }

  const offeredMethods = [
    ['CARD', '신용·체크카드', 'Card'],
    ['TOSSPAY', '토스페이', 'Toss Pay'],
    ['KAKAOPAY', '카카오페이', 'Kakao Pay'],
    ['NAVERPAY', '네이버페이', 'Naver Pay'],
    ['VIRTUAL_ACCOUNT', '가상계좌', 'Virtual account'],
    ['TRANSFER', '계좌이체', 'Bank transfer'],
  ]

  function methodChooser(place, onDestroy) {
    let selected = offeredMethods[0][0]
    const listeners = []
    const box = element('fieldset', { border: '0', margin: '0', padding: '0' })
    const legend = element('legend', { fontWeight: '600', padding: '0 0 8px' })
    legend.textContent = inEnglish() ? 'Payment method' : '결제 방법'
    box.append(legend)
    for (const [code, ko, en] of offeredMethods) {
      const radio = element('input', { width: '20px', height: '20px', margin: '0' })
      radio.type = 'radio'
      radio.name = 'toss-sandbox-method'
      radio.value = code
      radio.checked = code === selected
      radio.addEventListener('change', () => {
        selected = code
        for (const listener of listeners) listener({ code })
      })
      box.append(labelled(radio, inEnglish() ? en : ko, `widget-method-${code}`))
    }
    place.replaceChildren(box)
    return {
      selected: () => selected,
      handle: {
        on: subscribe('paymentMethodSelect', listeners),
        getSelectedPaymentMethod: async () => ({ code: selected }),
        async destroy() {
          box.remove()
          onDestroy()
        },
      },
    }
  }

  function agreementBox(place, onDestroy) {
    const listeners = []
    const check = element('input', { width: '20px', height: '20px', margin: '0' })
    check.type = 'checkbox'
    check.checked = true
    const text = inEnglish()
      ? '[Required] I agree to the terms of payment and to the handling of my data'
      : '[필수] 결제 서비스 이용 약관, 개인정보 처리 동의'
    const label = labelled(check, text, 'widget-agreement')
    check.addEventListener('change', () => {
      const agreed = check.checked
      const agreements = [{ term: { id: 'sandbox-terms', required: true }, agreed }]
      for (const listener of listeners) listener({ agreedRequiredTerms: agreed, agreements })
    })
    place.replaceChildren(label)
    return {
      isAgreed: () => check.checked,
      handle: {
        on: subscribe('agreementStatusChange', listeners),
        async destroy() {
          label.remove()
          onDestroy()
        },
      },
    }
  }

  function subscribe(known, listeners) {
    return (eventName, listener) => {
      if (eventName !== known) fail('INVALID_EVENT_NAME')
      listeners.push(listener)
    }
  }

  function labelled(control, text, testId) {
    const label = element('label', {
      display: 'flex',
      alignItems: 'center',
      gap: '10px',
      minHeight: '44px',
      cursor: 'pointer',
    })
    label.dataset.testid = testId
    const span = document.createElement('span')
    span.textContent = text
    label.append(control, span)
    return label
  }

  function element(name, style) {
    const made = document.createElement(name)
    Object.assign(made.style, style)
    return made
  }

  function inEnglish() {
    return document.documentElement.lang.startsWith('en')
  }

  // --- both: register the payment at the sandbox, then go to its window ---

  function common(request) {
    const { card, virtualAccount, transfer } = request
    return {
      orderId: request.orderId,
      orderName: request.orderName,
      successUrl: request.successUrl,
      failUrl: request.failUrl,
      customerName: request.customerName,
      customerMobilePhone: request.customerMobilePhone,
      taxFreeAmount: request.taxFreeAmount,
      taxExemptionAmount: card?.taxExemptionAmount,
      useEscrow: (card ?? virtualAccount ?? transfer)?.useEscrow,
      metadata: request.metadata,
      cardCompany: card?.cardCompany,
      easyPay: card?.easyPay,
      installmentMonths: card?.cardInstallmentPlan,
      validHours: virtualAccount?.validHours,
      dueDate: virtualAccount?.dueDate,
    }
  }

  async function openWindow(session) {
    if (!session.successUrl && !session.failUrl) fail('NOT_SUPPORTED_PROMISE')
    const answer = await register(session)
    location.assign(answer.url)
    // The page is about to leave. Where the browser brings it back alive, the buyer has turned away.
    return new Promise((_resolve, reject) => {
      window.addEventListener('pageshow', (event) => {
        if (event.persisted) reject(new TossPaymentsError('USER_CANCEL'))
      })
    })
  }

  async function register(session) {
    let response
    try {
      response = await fetch(`${sandboxOrigin}/window/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        credentials: 'omit',
        body: JSON.stringify(session),
      })
    } catch {
      return fail('UNKNOWN')
    }
    const answer = await response.json()
    if (!response.ok) throw new TossPaymentsError(answer.code, answer.message)
    return answer
  }

  window.TossPayments = TossPayments
})()
