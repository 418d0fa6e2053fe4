/** Looks whether a port can be had before anything long is begun. */
import { createServer } from 'node:net'
import { codeOf } from '../../server/platform/sql.ts'
import { Trouble } from '../../server/platform/trouble.ts'

export async function refuseTakenPort(name: string, port: number, host: string): Promise<void> {
  const error = await tryPort(port, host)
  if (error !== undefined) throw portTrouble(name, port, host, error)
}

export function tryPort(port: number, host: string): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)))
  })
}

/** Somebody else may have been quicker between the look and the listening. */
export function isPortFault(error: unknown): error is Error {
  return ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(codeOf(error) ?? '')
}

export function portTrouble(name: string, port: number, host: string, error: Error): Trouble {
  const code = codeOf(error)
  if (code === 'EADDRINUSE')
    return new Trouble(
      `포트 ${port}번을 다른 프로그램이 쓰고 있어요. 그 프로그램을 끝내거나, ${name}에 다른 번호를 적어 주세요 (예: ${name}=${port + 1} npm start).`,
      `Port ${port} is in use by another program. Stop that program, or set ${name} to another number (${name}=${port + 1} npm start, say).`,
      error,
    )
  if (code === 'EACCES')
    return new Trouble(
      `포트 ${port}번을 열 권한이 없어요. ${name}에 1024 이상의 번호를 적어 주세요.`,
      `You may not open port ${port}. Set ${name} to a number of 1024 or more.`,
      error,
    )
  return new Trouble(
    `${host}의 포트 ${port}번을 열 수 없어요 (${code ?? error.message}). HOST와 ${name}을(를) 확인해 주세요.`,
    `Port ${port} of ${host} cannot be opened (${code ?? error.message}). Check HOST and ${name}.`,
    error,
  )
}
