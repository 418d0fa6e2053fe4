/** E-mail and password. */
import type { JSX } from 'preact'
import { Button, ErrorNotice, Notice, TextField } from '../../ui/index.ts'
import { useAdminText } from '../text/text.ts'
import type { SignInState } from './use-sign-in.ts'

export function SignInForm({ form }: { form: SignInState }): JSX.Element {
  const { signIn } = useAdminText()
  const { input, isTried } = form
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
    >
      <TextField
        label={signIn.email}
        type="email"
        name="email"
        autoComplete="username"
        value={input.email}
        onValue={(email) => form.change({ email })}
        error={isTried && input.email.trim() === '' ? signIn.needEmail : undefined}
      />
      <TextField
        label={signIn.password}
        type="password"
        name="password"
        autoComplete="current-password"
        value={input.password}
        onValue={(password) => form.change({ password })}
        error={isTried && input.password === '' ? signIn.needPassword : undefined}
      />
      {form.error === null ? null : form.isWrong ? (
        <div role="alert">
          <Notice tone="problem" title={signIn.wrong}>
            <p>{signIn.wrongBody}</p>
          </Notice>
        </div>
      ) : (
        <ErrorNotice error={form.error} />
      )}
      <Button type="submit" size="l" block loading={form.isSending}>
        {signIn.submit}
      </Button>
    </form>
  )
}
