import { beforeAll, expect, test } from 'vitest'
import { codesByOperation } from '../data/codes-by-operation.ts'
import { isTossErrorCode, messageOf, statusOf } from '../data/error-catalogue.ts'
import { operationNames } from '../data/operation-names.ts'
import { createSandbox } from '../index.ts'
import { clientOf, type TossError } from '../test-client.ts'
import { documentedErrors, documentedStatus } from './documented-errors.ts'
import { tossOperations } from './toss-operations.ts'

let toss: ReturnType<typeof clientOf>
beforeAll(() => {
  toss = clientOf(
    createSandbox({ seed: 'errors', readings: { oldPromotionsPath: 'served' } }).fetch,
  )
})

const pairs = tossOperations.flatMap((operation) =>
  codesByOperation[operation.name].map((code) => [operation.method, operation.path, code] as const),
)

test('every operation has its name, its path and its codes', () => {
  expect(new Set(tossOperations.map((each) => each.name))).toEqual(new Set(operationNames))
  expect(pairs.length).toBeGreaterThan(500)
})

test.each(pairs)('%s %s answers %s, in both languages', async (method, path, code) => {
  const url = path.replaceAll(/:\w+/g, 'something')
  const body = method === 'POST' ? {} : undefined
  for (const language of ['ko', 'en'] as const) {
    const reply = await toss.call<TossError>(method, url, body, {
      'tosspayments-test-code': code,
      'accept-language': language === 'en' ? 'en-US' : 'ko-KR',
    })
    expect(reply.status).toBe(statusOf(code))
    expect(reply.body).toEqual({ code, message: messageOf(code, language) })
    expect(reply.headers.get('x-tosspayments-trace-id')).toMatch(/^[0-9a-f]{32}$/)
  }
})

const documented = Object.entries(documentedErrors).flatMap(([operation, rows]) =>
  rows.map((row) => [operation as keyof typeof documentedErrors, ...row] as const),
)

test.each(documented)('%s has %i %s as documented', (operation, status, code, message) => {
  if (!isTossErrorCode(code)) throw new Error(`${code} is not in the catalogue`)
  expect(codesByOperation[operation]).toContain(code)
  expect(statusOf(code)).toBe(status)
  if (message !== null) expect(message.startsWith(messageOf(code, 'ko'))).toBe(true)
})

const elsewhere = Object.entries(documentedStatus).flatMap(([status, codes]) =>
  codes.split(' ').map((code) => [Number(status), code] as const),
)

test.each(elsewhere)('%i is the status of %s', (status, code) => {
  if (!isTossErrorCode(code)) throw new Error(`${code} is not in the catalogue`)
  expect(statusOf(code)).toBe(status)
  expect(messageOf(code, 'ko')).toMatch(/[가-힣]/)
  expect(messageOf(code, 'en')).toMatch(/^[A-Za-z[]/)
})
