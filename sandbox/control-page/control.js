/** Draws the lists of the control page from one answer a second, and sends what its buttons say. */
;(() => {
  const t = JSON.parse(document.getElementById('texts').textContent)
  const language = document.documentElement.lang
  const won = new Intl.NumberFormat(language)
  const byId = (id) => document.getElementById(id)
  const everyMs = 1000
  let state = {}
  /** What is open stays open when its list is drawn anew. */
  const open = new Set()

  function el(tag, attributes = {}, ...children) {
    const made = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'onclick' || name === 'onsubmit') made[name] = value
      else if (value !== undefined && value !== false) made.setAttribute(name, value)
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined))
    return made
  }

  const button = (text, onclick, attributes = {}) =>
    el('button', { type: 'button', onclick, ...attributes }, text)

  const json = (value) =>
    // Text that scrolls must be reachable by keyboard.
    el('pre', { tabindex: '0' }, typeof value === 'string' ? value : JSON.stringify(value, null, 2))

  const block = (title, value) =>
    value === null || value === undefined ? null : [el('p', { class: 'label' }, title), json(value)]

  const badge = (text, kind) => el('span', { class: `badge ${kind}` }, text)

  /** Its body is made when it is opened, and again at each drawing while it stays open. */
  function folded(key, summary, body) {
    const details = el('details', { 'data-key': key }, el('summary', {}, summary))
    const fill = () => {
      if (details.open && details.childElementCount === 1)
        details.append(el('div', { class: 'inside' }, body()))
    }
    details.open = open.has(key)
    fill()
    details.addEventListener('toggle', () => {
      if (details.open) open.add(key)
      else open.delete(key)
      fill()
    })
    return details
  }

  const drawn = new Map()

  /** Draws a list where what it shows has changed, and gives the focus back to where it was. */
  function draw(id, value, items, empty) {
    const text = JSON.stringify(value)
    if (drawn.get(id) === text) return
    const list = byId(id)
    const focused = list.contains(document.activeElement) ? document.activeElement : null
    // Whoever is typing is not interrupted.
    if (focused instanceof HTMLInputElement) return
    drawn.set(id, text)
    const key = focused?.closest('[data-key]')?.dataset.key
    const tag = focused?.tagName
    const entries = items()
    list.replaceChildren(...(entries.length > 0 ? entries : [el('li', { class: 'empty' }, empty)]))
    if (key === undefined) return
    const again = [...list.querySelectorAll('[data-key]')].find((each) => each.dataset.key === key)
    again?.querySelector(tag)?.focus()
  }

  const money = (amount) => `${won.format(amount)}${t.won}`
  const timeOf = (instant) => (instant ?? '').replace('T', ' ').slice(5, 19)
  const kinds = {
    DONE: 'good',
    CANCELED: 'gone',
    PARTIAL_CANCELED: 'gone',
    WAITING_FOR_DEPOSIT: 'wait',
    IN_PROGRESS: 'wait',
    READY: 'wait',
    ABORTED: 'bad',
    EXPIRED: 'bad',
  }

  function span(seconds) {
    const units = [
      ['day', 86_400],
      ['hour', 3600],
      ['minute', 60],
      ['second', 1],
    ]
    let left = seconds
    const parts = []
    for (const [unit, size] of units) {
      const count = Math.floor(left / size)
      left -= count * size
      if (count > 0) {
        const format = { style: 'unit', unit, unitDisplay: 'short' }
        parts.push(new Intl.NumberFormat(language, format).format(count))
      }
    }
    return parts.slice(0, 2).join(' ')
  }

  let hiding
  function toast(text, isBad = false) {
    const box = byId('toast')
    box.textContent = text
    box.dataset.kind = isBad ? 'bad' : 'good'
    clearTimeout(hiding)
    hiding = setTimeout(() => {
      box.textContent = ''
    }, 4000)
  }

  async function send(method, path, body, said) {
    try {
      const response = await fetch(`/sandbox${path}`, {
        method,
        headers: {
          'accept-language': language,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        body: body ? JSON.stringify(body) : undefined,
      })
      const answer = await response.json()
      if (!response.ok) {
        toast(`${t.failedToDo}: ${answer.detail ?? answer.message}`, true)
        return undefined
      }
      if (said) toast(said)
      await look()
      return answer
    } catch {
      toast(t.offline, true)
      return undefined
    }
  }

  function paymentItem(payment) {
    const { paymentKey, orderName, orderId, status, totalAmount, balanceAmount, method } = payment
    return el(
      'li',
      {},
      folded(
        `payment ${paymentKey}`,
        [
          el(
            'span',
            { class: 'line' },
            el('span', { class: 'strong' }, orderName),
            el('span', { class: 'strong' }, money(totalAmount)),
          ),
          el(
            'span',
            { class: 'line fine' },
            el('span', {}, `${orderId}${method ? ` · ${method}` : ''}`),
            badge(status, kinds[status] ?? 'wait'),
          ),
        ],
        () =>
          [
            el('p', { class: 'fine mono' }, `${t.paymentKey} ${paymentKey}`),
            balanceAmount !== totalAmount
              ? el('p', {}, `${t.balance} ${money(balanceAmount)}`)
              : null,
            ...paymentActions(payment),
            el('p', { class: 'label' }, t.whole),
            json(payment),
          ].filter((each) => each !== null),
      ),
    )
  }

  function paymentActions(payment) {
    const { paymentKey, orderId, status, balanceAmount, virtualAccount } = payment
    const account = `/virtual-accounts/${encodeURIComponent(orderId)}`
    const key = `/payments/${encodeURIComponent(paymentKey)}`
    const actions = []
    if (status === 'WAITING_FOR_DEPOSIT' && !virtualAccount?.expired) {
      const act = () => send('POST', `${account}/deposit`, undefined, t.deposited)
      actions.push(el('div', { class: 'row' }, button(t.depositNow, act, { class: 'primary' })))
    }
    if (status === 'DONE' && virtualAccount) {
      const act = () => send('POST', `${account}/deposit-error`, undefined, t.depositErrorDone)
      actions.push(el('div', { class: 'row' }, button(t.depositError, act)))
    }
    if (status === 'READY' || status === 'IN_PROGRESS') {
      const act = () => send('POST', `${key}/expire`, undefined, t.expired)
      actions.push(el('div', { class: 'row' }, button(t.expire, act)))
    }
    const isCancelable = ['DONE', 'PARTIAL_CANCELED', 'WAITING_FOR_DEPOSIT'].includes(status)
    if (isCancelable && balanceAmount > 0) actions.push(cancelForm(payment, key))
    return actions
  }

  function cancelForm({ balanceAmount, status }, key) {
    const cancel = (input) => send('POST', `${key}/cancel`, input, t.cancelled)
    const all = button(t.cancelAll, () => cancel({}))
    if (status === 'WAITING_FOR_DEPOSIT') {
      return el('fieldset', {}, el('legend', {}, t.consoleCancel), all)
    }
    const amount = el('input', {
      type: 'number',
      min: '1',
      max: String(balanceAmount),
      value: String(Math.max(1, Math.floor(balanceAmount / 2))),
      required: '',
    })
    const onsubmit = (event) => {
      event.preventDefault()
      const cancelAmount = Number(amount.value)
      amount.blur()
      cancel({ cancelAmount })
    }
    return el(
      'fieldset',
      {},
      el('legend', {}, t.consoleCancel),
      el(
        'form',
        { class: 'inline-form', onsubmit },
        el('label', { class: 'field' }, el('span', {}, t.cancelAmount), amount),
        el('button', {}, t.cancelPart),
        all,
      ),
    )
  }

  function requestItem(request) {
    const { at, operation, method, path, status, fault, replayed } = request
    const key = `request ${at} ${method} ${path}`
    const kind = status === 0 ? 'wait' : status < 400 ? 'good' : 'bad'
    return el(
      'li',
      {},
      folded(
        key,
        [
          el(
            'span',
            { class: 'line' },
            el('span', { class: 'mono' }, `${method} ${path}`),
            badge(status === 0 ? '···' : String(status), kind),
          ),
          el(
            'span',
            { class: 'line fine' },
            el('span', {}, `${timeOf(at)} · ${operation}`),
            el(
              'span',
              {},
              fault ? badge(`${t.playedFault} ${fault}`, 'bad') : '',
              replayed ? badge(t.replayed, 'wait') : '',
            ),
          ),
        ],
        () => requestInside(request),
      ),
    )
  }

  function requestInside(request) {
    const command = curlOf(request)
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(command)
        toast(t.copied)
      } catch {
        toast(t.copyFailed, true)
      }
    }
    const answer =
      request.response ?? (request.status === 0 && request.fault ? t.noAnswer : t.running)
    return [
      el('div', { class: 'row' }, button(t.copyCurl, copy)),
      block(t.headers, request.headers),
      block(t.body, request.body),
      block(t.answer, answer),
      block('curl', command),
    ]
      .flat()
      .filter((each) => each !== null)
  }

  const quoted = (text) => `'${String(text).replaceAll("'", "'\\''")}'`

  function curlOf({ method, path, headers, body }) {
    const kept = ['content-type', 'idempotency-key', 'accept-language', 'tosspayments-test-code']
    const lines = [`curl -X ${method} ${quoted(location.origin + path)}`]
    if (headers.authorization) lines.push('-u "$TOSS_SECRET_KEY:"')
    for (const name of kept)
      if (headers[name]) lines.push(`-H ${quoted(`${name}: ${headers[name]}`)}`)
    if (body !== null)
      lines.push(`-d ${quoted(typeof body === 'string' ? body : JSON.stringify(body))}`)
    return lines.join(' \\\n  ')
  }

  function targetItem({ id, url, events }) {
    const remove = () => send('DELETE', `/webhooks/${id}`, undefined, t.removed)
    return el(
      'li',
      { class: 'plain', 'data-key': `target ${id}` },
      el(
        'div',
        { class: 'grow' },
        el('p', { class: 'mono' }, url),
        el('p', { class: 'fine' }, events.join(', ')),
      ),
      button(t.remove, remove, { 'aria-label': `${t.remove}: ${url}` }),
    )
  }

  function deliveryItem(delivery) {
    const { id, eventType, url, status, attempts, nextAt, createdAt, mode, body } = delivery
    const kind = { pending: 'wait', delivered: 'good', failed: 'bad' }[status]
    const subject = body?.data?.orderId ?? body?.orderId ?? ''
    return el(
      'li',
      {},
      folded(
        `delivery ${id}`,
        [
          el(
            'span',
            { class: 'line' },
            el('span', { class: 'mono' }, eventType),
            badge(t[status], kind),
          ),
          el(
            'span',
            { class: 'line fine' },
            el('span', {}, `${timeOf(createdAt)} · ${subject} → ${url}`),
            mode ? badge(`${t.playedFault} ${mode}`, 'bad') : '',
          ),
        ],
        () => [
          el(
            'div',
            { class: 'row' },
            button(t.resend, () =>
              send('POST', `/webhook-deliveries/${id}/resend`, undefined, t.resent),
            ),
          ),
          nextAt ? el('p', { class: 'fine' }, `${t.next} ${timeOf(nextAt)}`) : '',
          el('p', { class: 'label' }, t.attempts),
          el(
            'ol',
            { class: 'steps' },
            attempts.map((each) =>
              el('li', {}, `${timeOf(each.at)} · ${each.status ?? each.error}`),
            ),
          ),
          el('p', { class: 'label' }, t.body),
          json(body),
        ],
      ),
    )
  }

  const switches = [...document.querySelectorAll('[role=switch]')]
  const isOf =
    ({ operation, mode }) =>
    (fault) =>
      fault.operation === operation && fault.mode === mode && !fault.orderIdPrefix

  for (const each of switches) {
    each.addEventListener('click', async () => {
      const { operation, mode, delay } = each.dataset
      if (each.getAttribute('aria-checked') === 'true') {
        for (const { id } of state.faults.filter(isOf({ operation, mode }))) {
          await send('DELETE', `/faults/${id}`, undefined, t.turnedOff)
        }
      } else {
        const times = Number(byId('how-often').value)
        await send(
          'POST',
          '/faults',
          { operation, mode, times, delayMs: Number(delay) },
          t.turnedOn,
        )
      }
    })
  }

  function faultItem(fault) {
    const {
      id,
      operation,
      mode,
      times,
      probability,
      orderIdPrefix,
      paymentKeyPrefix,
      also = [],
    } = fault
    const modes = [mode, ...also.map((each) => each.mode)].join(' + ')
    const more = [
      times < 1000 ? `× ${times}` : t.always,
      probability === undefined ? '' : `${Math.round(probability * 100)}%`,
      orderIdPrefix ?? '',
      paymentKeyPrefix ?? '',
    ].filter((text) => text !== '')
    const remove = () => send('DELETE', `/faults/${id}`, undefined, t.removed)
    return el(
      'li',
      { class: 'plain', 'data-key': `fault ${id}` },
      el(
        'div',
        { class: 'grow' },
        el('p', { class: 'mono' }, `${operation} · ${modes}`),
        el('p', { class: 'fine' }, more.join(' · ')),
      ),
      button(t.remove, remove, { 'aria-label': `${t.remove}: ${operation} ${modes}` }),
    )
  }

  async function runScenario(name, stage) {
    const result = await send('POST', `/scenarios/${name}/run`, { stage })
    if (result === undefined) return
    const steps = byId(`scenario-${name}`).querySelector('.steps')
    steps.hidden = result.steps.length === 0
    steps.replaceChildren(
      ...result.steps.map(({ ok, kind, detail, note }) =>
        el(
          'li',
          { class: ok ? '' : 'bad' },
          `${ok ? '✓' : '✗'} ${kind}${note ? ` (${note})` : ''} · ${detail}`,
        ),
      ),
    )
    const said = stage ? (result.steps.length > 0 ? t.staged : t.nothingToStage) : t.ranWell
    toast(result.ok ? said : t.ranBadly, !result.ok)
  }

  for (const each of document.querySelectorAll('[data-run], [data-stage]')) {
    each.addEventListener('click', async () => {
      each.disabled = true
      await runScenario(each.dataset.run ?? each.dataset.stage, each.dataset.stage !== undefined)
      each.disabled = false
    })
  }

  for (const each of document.querySelectorAll('[data-advance]')) {
    each.addEventListener('click', () =>
      send('POST', '/clock', { advanceSeconds: Number(each.dataset.advance) }, each.textContent),
    )
  }
  byId('reset').addEventListener('click', () => {
    if (confirm(t.resetSure)) send('POST', '/reset', undefined, t.resetDone)
  })

  const newOrderId = () => `order-${Math.random().toString(36).slice(2, 10)}`
  const paymentForm = byId('new-payment')
  paymentForm.orderId.value = newOrderId()
  paymentForm.addEventListener('submit', async (event) => {
    event.preventDefault()
    const { orderId, amount, method } = paymentForm
    const input = { orderId: orderId.value, amount: Number(amount.value), method: method.value }
    if (await send('POST', '/payments', input, t.made)) orderId.value = newOrderId()
  })

  const targetForm = byId('new-target')
  targetForm.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (await send('POST', '/webhooks', { url: targetForm.url.value }, t.added)) targetForm.reset()
  })

  const faultForm = byId('new-fault')
  faultForm.addEventListener('submit', async (event) => {
    event.preventDefault()
    const values = Object.fromEntries(
      [...new FormData(faultForm)].filter(([, value]) => value !== ''),
    )
    for (const name of ['times', 'delayMs', 'probability']) {
      if (values[name] !== undefined) values[name] = Number(values[name])
    }
    await send('POST', '/faults', values, t.added)
  })

  function drawAll() {
    const { clock, payments, paymentCount, requests, webhooks, deliveries, faults } = state
    byId('now').textContent = timeOf(clock.now)
    byId('now').dateTime = clock.now
    byId('ahead').textContent =
      clock.offsetSeconds > 0 ? t.clockAhead.replace('{0}', span(clock.offsetSeconds)) : t.clockReal
    byId('payments-count').textContent = won.format(paymentCount)
    draw('payment-list', payments, () => payments.map(paymentItem), t.paymentsEmpty)
    draw('request-list', requests, () => requests.map(requestItem), t.requestsEmpty)
    draw('target-list', webhooks, () => webhooks.map(targetItem), t.targetsEmpty)
    draw('delivery-list', deliveries, () => deliveries.map(deliveryItem), t.deliveriesEmpty)
    draw('fault-list', faults, () => faults.map(faultItem), t.waitingEmpty)
    for (const each of switches) {
      each.setAttribute('aria-checked', String(faults.some(isOf(each.dataset))))
    }
  }

  async function look() {
    const live = byId('live')
    try {
      state = await (await fetch('/sandbox/page/state')).json()
      drawAll()
      if (live.dataset.state !== 'on') byId('live-text').textContent = t.live
      live.dataset.state = 'on'
    } catch {
      if (live.dataset.state !== 'off') byId('live-text').textContent = t.offline
      live.dataset.state = 'off'
    }
  }

  async function lookForEver() {
    if (!document.hidden) await look()
    setTimeout(lookForEver, everyMs)
  }
  lookForEver()
})()
