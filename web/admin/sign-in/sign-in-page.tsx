/** Sign-in of the staff, with the accounts to try out with where the server offers them. */
import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { configQuery } from '../../api/config.query.ts'
import { Card, TestModeBanner } from '../../ui/index.ts'
import { useWhere } from '../navigation.tsx'
import { Frame } from '../shell/frame.tsx'
import { useAdminText } from '../text/text.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import './sign-in.css'
import { nextPath } from './next-path.ts'
import { SignInForm } from './sign-in-form.tsx'
import { useSignIn } from './use-sign-in.ts'

export function SignInPage(): JSX.Element {
  const text = useAdminText()
  const { search } = useWhere()
  const { data: config } = useQuery(configQuery)
  const form = useSignIn(nextPath(search.next))
  useEffect(() => {
    document.title = text.signIn.title
  }, [text])
  return (
    <Frame banner={config?.isTestMode ? <TestModeBanner /> : null}>
      <div class="sign-in">
        <Card>
          <h1>{text.signIn.title}</h1>
          <p class="soft">{search.next === undefined ? text.signIn.lead : text.signIn.back}</p>
          <SignInForm form={form} />
        </Card>
        <DemoAccounts accounts={config?.demoAccounts ?? []} onPick={form.fill} />
      </div>
    </Frame>
  )
}
