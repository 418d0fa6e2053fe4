/** The form as it stood, so that a round to the payment window and back loses nothing; this tab only, consent never. */
import { readStored, writeStored } from '../../api/storage.ts'
import type { CheckoutForm } from './checkout-form.ts'

const storageKey = 'hanbeon.checkout-form'

export function keepDraft(form: CheckoutForm): void {
  const draft = { ...form, consentOrder: false, consentPrivacy: false }
  writeStored(storageKey, JSON.stringify(draft), 'session')
}

/** Only values of the kind that the form has are taken over. */
export function withDraft(form: CheckoutForm): CheckoutForm {
  let draft: Record<string, unknown>
  try {
    draft = JSON.parse(readStored(storageKey, 'session') ?? '{}') as Record<string, unknown>
  } catch {
    return form
  }
  const known = Object.entries(form).filter(([key, value]) => typeof draft[key] === typeof value)
  return { ...form, ...Object.fromEntries(known.map(([key]) => [key, draft[key]])) }
}
