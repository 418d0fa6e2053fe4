/** Making an account. */
import { useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isApiError } from '../../api/api-error.ts'
import { sessionQuery, signUp } from '../../api/session.query.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { ErrorNotice, Notice } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { isEmail, isName } from '../shared/fields.ts'
import { Link, useGoTo, useSearchParam } from '../shared/navigation.tsx'
import { safeNext, signInHref } from '../shared/safe-next.ts'
import { useShopText } from '../text/text.ts'
import './account.css'

const passwordMin = 10

export function SignUpPage(): JSX.Element {
  const t = useShopText().account
  const next = safeNext(useSearchParam('next'))
  return (
    <Page title={t.signUp} width="column">
      <header class="account__head">
        <h1 tabIndex={-1}>{t.signUp}</h1>
        <p class="soft">{t.signUpBody}</p>
      </header>
      <SignUpForm next={next} />
      <p class="account__other">
        {t.haveAccount}{' '}
        <Link class="link" href={signInHref(next)}>
          {t.signIn}
        </Link>
      </p>
    </Page>
  )
}

function SignUpForm({ next }: { next: string }): JSX.Element {
  const t = useShopText().account
  const [form, setForm] = useState({ name: '', email: '', password: '' })
  const [tried, setTried] = useState(false)
  const { submit, busy, problem } = useSignUp(next)
  const field = (name: keyof typeof form) => ({
    name,
    value: form[name],
    onValue: (value: string) => setForm({ ...form, [name]: value }),
  })
  const errors = {
    name: isName(form.name) ? undefined : t.errors.name,
    email: isEmail(form.email) ? undefined : t.errors.email,
    password: form.password.length < passwordMin ? t.errors.newPassword : undefined,
  }
  const shown: Partial<typeof errors> = tried ? errors : {}
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (Object.values(errors).every((error) => error === undefined) && !busy) void submit(form)
      }}
    >
      <TextField label={t.name} autoComplete="name" {...field('name')} error={shown.name} />
      <TextField
        label={t.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        {...field('email')}
        error={shown.email}
      />
      <TextField
        label={t.password}
        type="password"
        autoComplete="new-password"
        hint={t.passwordHint}
        {...field('password')}
        error={shown.password}
      />
      {isApiError(problem, 'E_INVALID_INPUT', 'E_FORBIDDEN') ? (
        <Notice tone="problem" title={t.taken}>
          <p>{t.takenBody}</p>
        </Notice>
      ) : problem === undefined ? null : (
        <ErrorNotice error={problem} />
      )}
      <Button type="submit" size="l" block loading={busy} data-testid="sign-up-submit">
        {t.signUpSubmit}
      </Button>
    </form>
  )
}

function useSignUp(next: string) {
  const t = useShopText().account
  const client = useQueryClient()
  const goTo = useGoTo()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const submit = async (form: { name: string; email: string; password: string }) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await signUp({ ...form, name: form.name.trim(), email: form.email.trim() })
      const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
      toast(t.welcome(session?.user.name ?? form.name))
      goTo(session === null ? signInHref(next) : next, { replace: true })
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return { submit, busy, problem }
}
