/** The checkout form as values: what is filled in, what is still wrong, and what goes to the server. */
import type { InitiateBody } from '../../api/checkout.query.ts'
import { isEmail, isName, isZipCode } from '../shared/fields.ts'
import { isMobilePhone, phoneDigits } from '../shared/phone.ts'

export const memoKeys = ['none', 'door', 'guard', 'call', 'other'] as const
export type MemoKey = (typeof memoKeys)[number]

export type CheckoutForm = {
  buyerName: string
  buyerPhone: string
  buyerEmail: string
  /** The buyer is the one who receives. */
  same: boolean
  recipientName: string
  recipientPhone: string
  zipCode: string
  address1: string
  address2: string
  memo: MemoKey
  memoOther: string
  consentOrder: boolean
  consentPrivacy: boolean
}

export type FormError = 'name' | 'recipient' | 'phone' | 'email' | 'zip' | 'address1' | 'consent'
export type FormErrors = Partial<Record<keyof CheckoutForm, FormError>>

export function emptyForm(member: { name: string; email: string }): CheckoutForm {
  return {
    buyerName: member.name,
    buyerPhone: '',
    buyerEmail: member.email,
    same: true,
    recipientName: '',
    recipientPhone: '',
    zipCode: '',
    address1: '',
    address2: '',
    memo: 'none',
    memoOther: '',
    // Consent is never given in advance.
    consentOrder: false,
    consentPrivacy: false,
  }
}

/** What still has to be put right; a number is asked for only where something is delivered. */
export function formErrors(form: CheckoutForm, ships: boolean): FormErrors {
  const errors: FormErrors = {}
  if (!isName(form.buyerName)) errors.buyerName = 'name'
  const phoneGiven = form.buyerPhone.trim() !== ''
  if ((ships || phoneGiven) && !isMobilePhone(form.buyerPhone)) errors.buyerPhone = 'phone'
  if (!isEmail(form.buyerEmail)) errors.buyerEmail = 'email'
  if (ships) {
    if (!form.same && !isName(form.recipientName)) errors.recipientName = 'recipient'
    if (!form.same && !isMobilePhone(form.recipientPhone)) errors.recipientPhone = 'phone'
    if (!isZipCode(form.zipCode)) errors.zipCode = 'zip'
    if (form.address1.trim() === '') errors.address1 = 'address1'
  }
  if (!form.consentOrder) errors.consentOrder = 'consent'
  if (!form.consentPrivacy) errors.consentPrivacy = 'consent'
  return errors
}

type Addressed = Pick<InitiateBody, 'buyer' | 'shippingAddress'>

export function addressedTo(
  form: CheckoutForm,
  ships: boolean,
  memos: Record<MemoKey, string>,
): Addressed {
  const phone = phoneDigits(form.buyerPhone)
  const buyer = {
    name: form.buyerName.trim(),
    email: form.buyerEmail.trim(),
    ...(phone === '' ? {} : { phone }),
  }
  if (!ships) return { buyer }
  const address2 = form.address2.trim()
  const memo = memoText(form, memos)
  return {
    buyer,
    shippingAddress: {
      recipientName: form.same ? buyer.name : form.recipientName.trim(),
      phone: form.same ? phone : phoneDigits(form.recipientPhone),
      zipCode: form.zipCode,
      address1: form.address1.trim(),
      ...(address2 === '' ? {} : { address2 }),
      ...(memo === '' ? {} : { memo }),
    },
  }
}

function memoText(form: CheckoutForm, memos: Record<MemoKey, string>): string {
  if (form.memo === 'none') return ''
  return form.memo === 'other' ? form.memoOther.trim() : memos[form.memo]
}
