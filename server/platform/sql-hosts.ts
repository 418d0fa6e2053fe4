/** Several hosts in one URL: `postgres://user@one,two:5433/shop?target_session_attrs=read-write`. */
import { Trouble } from './trouble.ts'

export type Hosts = {
  /** One URL for each host, in the order of the list. */
  readonly urls: readonly string[]
  /** Only a node that takes writes will do. */
  readonly writable: boolean
}

const shape = /^(postgres(?:ql)?:\/\/)((?:[^@/?]*@)?)([^/?]*)(\/[^?]*)?(\?.*)?$/

export function parseHosts(url: string): Hosts {
  const match = shape.exec(url)
  if (match === null) throw malformed()
  const [, scheme = '', user = '', hosts = '', path = '', query = ''] = match
  const options = new URLSearchParams(query)
  const attrs = options.get('target_session_attrs')
  if (attrs !== null && !['any', 'read-write', 'primary'].includes(attrs)) throw malformed()
  options.delete('target_session_attrs')
  const rest = `${path}${options.size === 0 ? '' : `?${options}`}`
  const urls = hosts.split(',').map((host) => `${scheme}${user}${host}${rest}`)
  if (urls.length > 1 && hosts.split(',').includes('')) throw malformed()
  // A shop writes, so several hosts mean the one that takes writes, even where nobody said so.
  const writable = attrs === null ? urls.length > 1 : attrs !== 'any'
  return { urls, writable }
}

function malformed(): Trouble {
  return new Trouble(
    'DATABASE_URL의 형식이 맞지 않아요. postgres://사용자:비밀번호@호스트:5432/데이터베이스 처럼 적어 주세요.',
    'DATABASE_URL is malformed. Write it like postgres://user:password@host:5432/database.',
  )
}
