/** The sandbox that a command talks to: the one that runs on this machine. */

import type { Fetcher } from '../scenario/caller.ts'
import { CannotDo } from './io.ts'

export const defaultUrl = `http://127.0.0.1:${process.env.TOSS_SANDBOX_PORT || 4010}`

export function fetcherTo(url: string): Fetcher {
  return (path, init) => fetch(new URL(path, url), init)
}

export async function isRunning(url: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/sandbox/healthz', url), {
      signal: AbortSignal.timeout(2_000),
    })
    return answer.ok
  } catch {
    return false
  }
}

export async function runningAt(url: string): Promise<Fetcher> {
  if (URL.canParse(url) && (await isRunning(url))) return fetcherTo(url)
  throw new CannotDo(
    `${url}에 샌드박스가 없어요. 먼저 샌드박스를 켜거나 --url로 주소를 알려 주세요.`,
    `There is no sandbox at ${url}. Start one first, or say where it is with --url.`,
  )
}
