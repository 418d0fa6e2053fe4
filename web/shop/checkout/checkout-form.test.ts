/** What the checkout form asks for, and what it sends. */
import { expect, test } from 'vitest'
import { addressedTo, type CheckoutForm, emptyForm, formErrors } from './checkout-form.ts'

const memos = { none: '-', door: '문 앞', guard: '경비실', call: '연락', other: '직접' }
const filled: CheckoutForm = {
  ...emptyForm({ name: '김한번', email: 'buyer@hanbeon.test' }),
  buyerPhone: '010-1234-5678',
  zipCode: '06236',
  address1: '서울 강남구 테헤란로 131',
  consentOrder: true,
  consentPrivacy: true,
}

test('consent is never given in advance', () => {
  const form = emptyForm({ name: '', email: '' })
  expect(form.consentOrder || form.consentPrivacy).toBe(false)
})

test.each<[Partial<CheckoutForm>, boolean, object]>([
  [{}, true, {}],
  [{ buyerName: '김' }, true, { buyerName: 'name' }],
  [{ buyerName: '가'.repeat(21) }, true, { buyerName: 'name' }],
  [{ buyerPhone: '' }, true, { buyerPhone: 'phone' }],
  [{ buyerPhone: '' }, false, {}],
  [{ buyerPhone: '010-123' }, false, { buyerPhone: 'phone' }],
  [{ buyerEmail: 'no' }, true, { buyerEmail: 'email' }],
  [{ zipCode: '0623', address1: ' ' }, true, { zipCode: 'zip', address1: 'address1' }],
  [{ zipCode: '', address1: '' }, false, {}],
  [{ same: false }, true, { recipientName: 'recipient', recipientPhone: 'phone' }],
  [{ consentOrder: false }, false, { consentOrder: 'consent' }],
])('%o, delivered %s', (part, ships, errors) => {
  expect(formErrors({ ...filled, ...part }, ships)).toEqual(errors)
})

test('numbers go out as digits, and empty lines not at all', () => {
  expect(addressedTo(filled, true, memos)).toEqual({
    buyer: { name: '김한번', email: 'buyer@hanbeon.test', phone: '01012345678' },
    shippingAddress: {
      recipientName: '김한번',
      phone: '01012345678',
      zipCode: '06236',
      address1: '서울 강남구 테헤란로 131',
    },
  })
})

test('another recipient, a detail and a note of one’s own', () => {
  const form: CheckoutForm = {
    ...filled,
    same: false,
    recipientName: '이두번',
    recipientPhone: '+82 11-123-4567',
    address2: ' 3층 ',
    memo: 'other',
    memoOther: ' 벨을 눌러 주세요 ',
  }
  expect(addressedTo(form, true, memos).shippingAddress).toEqual({
    recipientName: '이두번',
    phone: '0111234567',
    zipCode: '06236',
    address1: '서울 강남구 테헤란로 131',
    address2: '3층',
    memo: '벨을 눌러 주세요',
  })
  expect(addressedTo({ ...filled, memo: 'door' }, true, memos).shippingAddress?.memo).toBe('문 앞')
})

test('nothing is asked about delivery where nothing is delivered', () => {
  expect(addressedTo({ ...filled, buyerPhone: '' }, false, memos)).toEqual({
    buyer: { name: '김한번', email: 'buyer@hanbeon.test' },
  })
})
