/** One press of the pay button: get the order ready, then open the window while the browser still counts it as a click. */
import type { TossPaymentsSDK } from '@tosspayments/tosspayments-sdk'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Config } from '../../../../contract/config.ts'
import { recordFail } from '../../../api/checkout.query.ts'
import type { PaymentChoice } from './choice.ts'
import { openWindow, type Payer, type WindowRequest } from './open-window.ts'
import { loadToss, sdkErrorCode } from './toss-sdk.ts'

/** `blocked`: the browser wants one more press; the page shows a second button. */
export type PaymentPhase = 'idle' | 'preparing' | 'blocked' | 'open'

type Start = {
  choice: PaymentChoice
  payer: Payer
  /** Undefined where there is nothing to pay, or the page has gone elsewhere. */
  prepare: () => Promise<WindowRequest | undefined>
}

export type PaymentFlow = {
  phase: PaymentPhase
  /** Why the window closed without a payment: a code of Toss's. */
  closedBy: string | undefined
  sdkError: boolean
  reload: () => void
  start: (input: Start) => Promise<void>
  /** The second, visible button. */
  open: () => void
}

export function usePayment(config: Config | undefined, onClosed?: () => void): PaymentFlow {
  const [phase, setPhase] = useState<PaymentPhase>('idle')
  const [closedBy, setClosedBy] = useState<string>()
  const { toss, sdkError, reload } = useToss(config)
  const ready = useRef<{ start: Start; request: WindowRequest }>(undefined)
  usePageRestored(() => setPhase('idle'))

  const open = async (start: Start, request: WindowRequest, loaded: TossPaymentsSDK) => {
    setPhase('open')
    try {
      await openWindow(loaded, start.choice, request, start.payer)
    } catch (error) {
      const code = sdkErrorCode(error)
      if (code === undefined || code.includes('POPUP')) return setPhase('blocked')
      setPhase('idle')
      setClosedBy(code)
      await recordFail(failOf(request, code)).catch(() => undefined)
      onClosed?.()
    }
  }

  const start = async (input: Start): Promise<void> => {
    setClosedBy(undefined)
    setPhase('preparing')
    try {
      const [loaded, request] = await Promise.all([toss(), input.prepare()])
      if (request === undefined) return setPhase('idle')
      ready.current = { start: input, request }
      if (clickIsOver()) return setPhase('blocked')
      await open(input, request, loaded)
    } catch (error) {
      setPhase('idle')
      throw error
    }
  }

  const openAgain = (): void => {
    if (ready.current === undefined) return
    const { start: input, request } = ready.current
    void toss().then((loaded) => open(input, request, loaded))
  }

  return { phase, closedBy, sdkError, reload, start, open: openAgain }
}

/** Loads the script ahead of the click; a failed load is tried again on demand. */
function useToss(config: Config | undefined) {
  const [sdkError, setSdkError] = useState(false)
  const loading = useRef<Promise<TossPaymentsSDK>>(undefined)
  const load = (known: Config): Promise<TossPaymentsSDK> => {
    setSdkError(false)
    const started = loadToss(known)
    started.catch(() => setSdkError(true))
    loading.current = started
    return started
  }
  useEffect(() => {
    if (config !== undefined) load(config).catch(() => undefined)
  }, [config?.toss.clientKey, config?.toss.sdkUrl])
  const toss = (): Promise<TossPaymentsSDK> => {
    if (config === undefined) throw new Error('the shop is not known yet')
    return (loading.current ?? load(config)).catch(() => load(config))
  }
  return { toss, sdkError, reload: () => void toss().catch(() => undefined) }
}

/** A browser that does not say still opens the window, or blocks it, and then the second button stands ready. */
function clickIsOver(): boolean {
  return 'userActivation' in navigator && !navigator.userActivation.isActive
}

function failOf(request: WindowRequest, code: string) {
  const token = new URL(request.failUrl, location.href).searchParams.get('token') ?? undefined
  return { orderId: request.orderId, code, token }
}

/** The back button may bring this page back exactly as it was left, its button still turning. */
function usePageRestored(onRestored: () => void): void {
  useEffect(() => {
    const restored = (event: PageTransitionEvent): void => {
      if (event.persisted) onRestored()
    }
    addEventListener('pageshow', restored)
    return () => removeEventListener('pageshow', restored)
  }, [])
}
