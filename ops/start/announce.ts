/** Says that the shop is open, and where everything is. */
import type { Config } from '../../server/platform/config.ts'
import type { Log } from '../../server/platform/log.ts'
import { say } from '../program.ts'

type Options = { config: Config; log: Log; url: string; tookMs: number }

const demoAccounts = ['admin', 'operator', 'viewer', 'instructor', 'buyer', 'buyer2']
const demoPassword = 'hanbeon-demo-1234'

export function announce({ config, log, url, tookMs }: Options): void {
  const seconds = (tookMs / 1000).toFixed(1)
  const places: [string, string][] = [
    ['가게 shop', url],
    ['운영 admin', `${url}/admin`],
    ['API 문서 docs', `${url}/api/docs`],
  ]
  if (config.toss.isSandbox) places.push(['토스 샌드박스 sandbox', config.toss.apiBase])
  say(`\n✓ 가게를 열었어요 (${seconds}초) — the shop is open\n`)
  for (const [name, address] of places) say(`  ${padded(name, 24)}${address}`)
  if (config.demo) {
    say(`\n  ${padded('데모 계정 accounts', 24)}${demoAccounts.map(emailOf).join('\n'.padEnd(27))}`)
    say(`  ${padded('비밀번호 password', 24)}${demoPassword}`)
  }
  if (config.toss.mode === 'test')
    say('\n  테스트 결제예요. 실제로 돈이 나가지 않아요 — test payments: no money moves')
  say('\n  끝내려면 Ctrl-C — stop with Ctrl-C\n')
  log.info({ function_name: 'start', url, latency_ms: Math.round(tookMs) }, 'ready')
}

function emailOf(name: string): string {
  return `${name}@hanbeon.test`
}

/** A Korean letter is two columns wide. */
function padded(text: string, columns: number): string {
  const width = [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(1, columns - width))
}
