/** What to do about a database that DATABASE_URL names and that does not let us in. */
import { codeOf, isConnectionFault } from '../../server/platform/sql.ts'
import { parseHosts } from '../../server/platform/sql-hosts.ts'
import { Trouble } from '../../server/platform/trouble.ts'

export function databaseTrouble(error: unknown, url: string): unknown {
  if (error instanceof Trouble) return error
  const code = codeOf(error) ?? ''
  const where = placeOf(url)
  if (code === '28P01' || code === '28000')
    return new Trouble(
      `데이터베이스 ${where}이(가) 사용자나 비밀번호를 받아들이지 않아요. DATABASE_URL을 확인해 주세요.`,
      `The database ${where} does not accept the user or the password. Check DATABASE_URL.`,
      error,
    )
  if (code === '3D000')
    return new Trouble(
      `데이터베이스 ${where}이(가) 아직 없어요. createdb로 만들거나 DATABASE_URL을 고쳐 주세요.`,
      `The database ${where} does not exist yet. Make it with createdb, or correct DATABASE_URL.`,
      error,
    )
  if (code === '42501')
    return new Trouble(
      `DATABASE_URL의 사용자에게 ${where}의 권한이 모자라요. 데이터베이스 소유자로 연결해 주세요.`,
      `The user of DATABASE_URL lacks rights in ${where}. Connect as the owner of the database.`,
      error,
    )
  if (code === 'NOT_WRITABLE')
    return new Trouble(
      `데이터베이스 ${where} 중에 쓰기를 받는 서버가 없어요. 주 서버가 켜져 있는지 확인해 주세요.`,
      `None of ${where} takes writes. Check that the primary is up.`,
      error,
    )
  if (isConnectionFault(error) || isTls(error))
    return new Trouble(
      `데이터베이스 ${where}에 연결할 수 없어요 (${reasonOf(error)}). 서버가 켜져 있는지, DATABASE_URL이 맞는지 확인해 주세요.`,
      `The database ${where} cannot be reached (${reasonOf(error)}). Check that it is up and that DATABASE_URL is right.`,
      error,
    )
  return error
}

/** Host and name; never the password. */
function placeOf(url: string): string {
  return parseHosts(url)
    .urls.map((each) => {
      const { host, pathname } = new URL(each)
      return `${host}${pathname}`
    })
    .join(', ')
}

function isTls(error: unknown): boolean {
  return error instanceof Error && /SSL|TLS|certificate/i.test(error.message)
}

function reasonOf(error: unknown): string {
  return codeOf(error) ?? (error instanceof Error ? error.message : String(error))
}
