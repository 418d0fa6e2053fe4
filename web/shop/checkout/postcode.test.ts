/** An address from the search reads as it is written on a parcel. */
import { expect, test } from 'vitest'
import { addressLine } from './postcode.ts'

const found = {
  zonecode: '06236',
  roadAddress: '서울 강남구 테헤란로 131',
  jibunAddress: '서울 강남구 역삼동 1',
  bname: '역삼동',
  buildingName: '한번빌딩',
}

test.each([
  [{}, '서울 강남구 테헤란로 131 (역삼동)'],
  [{ apartment: 'Y' as const }, '서울 강남구 테헤란로 131 (역삼동, 한번빌딩)'],
  [{ bname: '' }, '서울 강남구 테헤란로 131'],
  [{ bname: '춘천리' }, '서울 강남구 테헤란로 131'],
  [{ userSelectedType: 'J' as const }, '서울 강남구 역삼동 1'],
  [{ roadAddress: '', bname: '' }, '서울 강남구 역삼동 1'],
])('%o', (part, line) => {
  expect(addressLine({ ...found, ...part })).toBe(line)
})
