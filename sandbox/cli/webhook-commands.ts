/** `webhooks listen` and `webhooks trigger`, against the sandbox that runs. */

import { parseJson } from '../http/read-body.ts'
import { listenToWebhooks } from '../webhook/listen.ts'
import { CannotDo, type Io, reasonOf } from './io.ts'
import { defaultUrl, runningAt } from './running.ts'

export type ListenOptions = {
  forwardTo: string
  events?: string
  url?: string
  json?: boolean
  signal: AbortSignal
}

export async function listenCommand(options: ListenOptions, io: Io): Promise<number> {
  const { forwardTo, events, url = defaultUrl, json = false, signal } = options
  const fetcher = await runningAt(url)
  try {
    await listenToWebhooks(fetcher, {
      forwardTo,
      events: events?.split(',').map((event) => event.trim()),
      signal,
      onReady: () => io.say(`${url} → ${forwardTo} · 멈추려면 Ctrl-C — Ctrl-C stops it`),
      onAttempt({ id, eventType, status, nextAt, body }, attempt) {
        if (json)
          return io.out(JSON.stringify({ id, eventType, ...attempt, delivery: status, body }))
        const answer = attempt.status ?? attempt.error
        const next = status === 'pending' && nextAt !== null ? ` · 다음 시도 next ${nextAt}` : ''
        io.out(
          `${attempt.status === 200 ? '✓' : '✗'} ${attempt.at} ${eventType} [${answer}] ${id}${next}`,
        )
      },
    })
  } catch (error) {
    const reason = reasonOf(error)
    throw new CannotDo(`웹훅을 전달할 수 없어요: ${reason}`, `Cannot forward webhooks: ${reason}`)
  }
  return 0
}

export type TriggerOptions = {
  event: string
  set?: readonly string[]
  paymentKey?: string
  url?: string
  json?: boolean
}

export async function triggerCommand(options: TriggerOptions, io: Io): Promise<number> {
  const { event, set = [], paymentKey, url = defaultUrl, json = false } = options
  const fetcher = await runningAt(url)
  const response = await fetcher('/sandbox/webhooks/trigger', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event, paymentKey, set: Object.fromEntries(set.map(pairOf)) }),
  })
  const answer = (await response.json()) as { targets: number; detail?: string; message?: string }
  if (!response.ok) {
    const reason = answer.detail ?? answer.message
    throw new CannotDo(`보내지 못했어요: ${reason}`, `Could not trigger it: ${reason}`)
  }
  if (json) io.out(JSON.stringify(answer))
  else io.out(`${event} → ${answer.targets}`)
  if (answer.targets > 0) return 0
  throw new CannotDo(
    '이 이벤트를 받는 곳이 없어요. "webhooks listen --forward-to 주소"로 먼저 받는 곳을 정해 주세요.',
    'Nobody listens to this event. Name a target first with "webhooks listen --forward-to URL".',
  )
}

/** `data.status=CANCELED`, `data.totalAmount=100`: JSON where it is JSON, otherwise text. */
function pairOf(pair: string): [string, unknown] {
  const at = pair.indexOf('=')
  if (at < 1) {
    throw new CannotDo(
      `--set은 "경로=값"으로 적어 주세요: ${pair}`,
      `--set takes path=value, not ${pair}`,
    )
  }
  const text = pair.slice(at + 1)
  return [pair.slice(0, at), parseJson(text) ?? text]
}
