/** One of the shop's legal texts. */
import type { JSX } from 'preact'
import { useLanguage } from '../../text/language.ts'
import { Page } from '../../ui/page.tsx'
import { useParam } from '../shared/navigation.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { policyOf } from './policies.ts'
import './policy.css'

export function PolicyPage(): JSX.Element {
  const policy = policyOf(useParam('name'), useLanguage())
  if (policy === undefined) return <NotFoundPage />
  return (
    <Page title={policy.title} width="middle">
      <article class="policy">
        <h1 tabIndex={-1}>{policy.title}</h1>
        {policy.sections.map((section) => (
          <section key={section.title}>
            <h2>{section.title}</h2>
            <p>{section.body}</p>
          </section>
        ))}
      </article>
    </Page>
  )
}
