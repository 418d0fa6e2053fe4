/** Why an order could not be made, with the next step beside it. */
import type { JSX } from 'preact'
import { ApiError } from '../../api/api-error.ts'
import { ErrorNotice } from '../../ui/states.tsx'
import { Link } from '../shared/navigation.tsx'
import { useShopText } from '../text/text.ts'

export function CheckoutProblem({ error }: { error: unknown }): JSX.Element {
  const t = useShopText().checkout
  const code = error instanceof ApiError ? error.code : undefined
  const steps: Partial<Record<string, { href: string; label: string }>> = {
    E_OUT_OF_STOCK: { href: '/cart', label: t.toCart },
    E_COURSE_FULL: { href: '/', label: t.others },
    E_LIMIT_ITEMS: { href: '/cart', label: t.toCart },
    E_LIMIT_AMOUNT: { href: '/cart', label: t.toCart },
    E_ALREADY_ENROLLED: { href: '/orders', label: t.toCourse },
  }
  const step = code === undefined ? undefined : steps[code]
  return (
    <div data-testid="checkout-problem" data-code={code}>
      <ErrorNotice
        error={error}
        action={
          step === undefined ? undefined : (
            <Link class="link" href={step.href}>
              {step.label}
            </Link>
          )
        }
      />
    </div>
  )
}
