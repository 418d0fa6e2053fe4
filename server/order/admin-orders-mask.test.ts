/** Masks: enough to tell two buyers apart, not to reach one. */
import { expect, test } from 'vitest'
import {
  maskedAddress,
  maskedEmail,
  maskedName,
  maskedPerson,
  maskedPhone,
  withoutPersons,
} from './admin-orders-mask.ts'

test.each([
  ['홍길동', '홍*동'],
  ['이산', '이*'],
  ['김', '*'],
  ['', '*'],
  ['남궁민수', '남**수'],
  ['𠮷野家', '𠮷*家'],
])('%s → %s', (name, masked) => {
  expect(maskedName(name)).toBe(masked)
})

test.each([
  ['01012345678', '010-****-5678'],
  ['010-1234-5678', '010-****-5678'],
  ['021234567', '021-****-4567'],
  ['1234', '***'],
])('%s → %s', (phone, masked) => {
  expect(maskedPhone(phone)).toBe(masked)
})

test.each([
  ['abc@x.com', 'a***@x.com'],
  ['a@x.com', 'a***@x.com'],
  ['@x.com', '***'],
  ['no address', '***'],
])('%s → %s', (email, masked) => {
  expect(maskedEmail(email)).toBe(masked)
})

test('a person keeps the fields that were there, masked', () => {
  expect(maskedPerson({ name: '홍길동' })).toEqual({ name: '홍*동' })
})

test('of an address the town stays', () => {
  const address = {
    recipientName: '홍길동',
    phone: '01012345678',
    zipCode: '06236',
    address1: '서울 강남구 테헤란로 131',
    address2: '7층',
    memo: '문 앞',
  }
  expect(maskedAddress(address)).toEqual({
    recipientName: '홍*동',
    phone: '010-****-5678',
    address1: '서울 강남구 ***',
    address2: '***',
    memo: '***',
  })
})

test('what slipped into a log goes no further', () => {
  const data = { status: 'paid', amount: 1, buyer: { name: 'x' }, deep: { email: 'x', code: 'y' } }
  expect(withoutPersons(data)).toEqual({ status: 'paid', amount: 1, deep: { code: 'y' } })
})
