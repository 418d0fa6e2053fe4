/** Signing in, and the demo accounts where the shop offers them. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isApiError } from '../../api/api-error.ts'
import { configQuery } from '../../api/config.query.ts'
import { rememberSession, signIn } from '../../api/session.query.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { ErrorNotice, Notice } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { Link, useGoTo, useSearchParam } from '../shared/navigation.tsx'
import { isAdminPath, safeNext } from '../shared/safe-next.ts'
import { useShopText } from '../text/text.ts'
import './account.css'
import { DemoAccounts } from './demo-accounts.tsx'

export function SignInPage(): JSX.Element {
  const t = useShopText().account
  const next = useSearchParam('next')
  const config = useQuery(configQuery)
  const { submit, busy, problem } = useSignIn(safeNext(next))
  const signUpHref = next === undefined ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`
  return (
    <Page title={t.signIn} width="column">
      <header class="account__head">
        <h1 tabIndex={-1}>{t.signIn}</h1>
        <p class="soft">{t.signInBody}</p>
      </header>
      <SignInForm submit={submit} busy={busy} problem={problem} />
      <p class="account__other">
        {t.noAccount}{' '}
        <Link class="link" href={signUpHref}>
          {t.signUp}
        </Link>
      </p>
      {config.data?.demoAccounts === undefined ? null : (
        <DemoAccounts accounts={config.data.demoAccounts} busy={busy} onPick={submit} />
      )}
    </Page>
  )
}

type Submit = (email: string, password: string) => Promise<void>

function SignInForm(props: { submit: Submit; busy: boolean; problem: unknown }): JSX.Element {
  const t = useShopText().account
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const complete = email.trim() !== '' && password !== ''
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (complete && !props.busy) void props.submit(email.trim(), password)
      }}
    >
      <TextField
        label={t.email}
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        value={email}
        onValue={setEmail}
        error={tried && email.trim() === '' ? t.errors.email : undefined}
      />
      <TextField
        label={t.password}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
        error={tried && password === '' ? t.errors.password : undefined}
      />
      <SignInProblem error={props.problem} />
      <Button type="submit" size="l" block loading={props.busy} data-testid="sign-in-submit">
        {t.signInSubmit}
      </Button>
    </form>
  )
}

/** The same words whether the account exists or not. */
function SignInProblem({ error }: { error: unknown }): JSX.Element | null {
  const t = useShopText().account
  if (error === undefined) return null
  if (isApiError(error, 'E_UNAUTHENTICATED', 'E_INVALID_INPUT', 'E_FORBIDDEN')) {
    return (
      <div role="alert">
        <Notice tone="problem" title={t.wrong}>
          <p>{t.wrongBody}</p>
        </Notice>
      </div>
    )
  }
  return <ErrorNotice error={error} />
}

function useSignIn(next: string): { submit: Submit; busy: boolean; problem: unknown } {
  const t = useShopText().account
  const client = useQueryClient()
  const goTo = useGoTo()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const submit: Submit = async (email, password) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const { user } = await signIn({ email, password })
      if (isAdminPath(next)) return location.assign(next)
      rememberSession(client, { user })
      void client.invalidateQueries()
      toast(t.welcome(user.name))
      goTo(next, { replace: true })
    } catch (error) {
      setProblem(error)
    }
    setBusy(false)
  }
  return { submit, busy, problem }
}
