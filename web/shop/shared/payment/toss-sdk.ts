/** Toss's script: loaded once, before the click that needs it, from the address that the server names. */
import type { TossPaymentsSDK } from '@tosspayments/tosspayments-sdk'
import type { Config } from '../../../../contract/config.ts'

export async function loadToss(config: Config): Promise<TossPaymentsSDK> {
  const { loadTossPayments } = await import('@tosspayments/tosspayments-sdk')
  const clientKey = config.toss.clientKey || (import.meta.env.VITE_TOSS_CLIENT_KEY ?? '')
  return await loadTossPayments(clientKey, { src: config.toss.sdkUrl })
}

/** The code that the script rejects with; none where the browser itself stood in the way. */
export function sdkErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' && error.code !== '' ? error.code : undefined
}
