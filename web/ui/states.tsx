/** What stands in for content: nothing yet, not found, went wrong, on its way. */
import type { ComponentChildren, JSX } from 'preact'
import { ApiError } from '../api/api-error.ts'
import { useErrorText } from '../text/error-text.ts'
import { useText } from '../text/text.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { RequestId } from './request-id.tsx'
import './states.css'

type EmptyProps = {
  icon?: IconName
  title: string
  body?: string
  action?: ComponentChildren
  /** The title is the heading of the page. */
  page?: boolean
}

export function EmptyState({ icon = 'box', title, body, action, page }: EmptyProps): JSX.Element {
  return (
    <div class="empty-state">
      <span class="empty-state__icon">
        <Icon name={icon} size={32} />
      </span>
      {page ? (
        <h1 class="empty-state__title" tabIndex={-1}>
          {title}
        </h1>
      ) : (
        <p class="empty-state__title">{title}</p>
      )}
      {body === undefined ? null : <p class="soft">{body}</p>}
      {action === undefined ? null : <div class="empty-state__action">{action}</div>}
    </div>
  )
}

type ErrorProps = { error: unknown; onRetry?: (() => void) | undefined; action?: ComponentChildren }

/** In our own words for the code, never the raw error; with the request id to quote. */
export function ErrorState({ error, onRetry, action }: ErrorProps): JSX.Element {
  const text = useText()
  const { title, body, requestId } = useErrorWords(error)
  return (
    <div class="empty-state" role="alert">
      <span class="empty-state__icon empty-state__icon--problem">
        <Icon name="alert" size={32} />
      </span>
      <p class="empty-state__title">{title}</p>
      <p class="soft">{body}</p>
      {requestId === '' ? null : <RequestId id={requestId} />}
      <div class="empty-state__action">
        {onRetry === undefined ? null : (
          <Button variant="secondary" onClick={onRetry}>
            {text.action.retry}
          </Button>
        )}
        {action}
      </div>
    </div>
  )
}

/** The same, inside a form or a card. */
export function ErrorNotice({ error, action }: { error: unknown; action?: ComponentChildren }) {
  const { title, body, requestId } = useErrorWords(error)
  return (
    <div class="notice notice--problem" role="alert">
      <Icon name="alert" size={20} />
      <div class="notice__text">
        <p class="notice__title">{title}</p>
        {body === '' ? null : <p>{body}</p>}
        {requestId === '' ? null : <RequestId id={requestId} />}
        {action}
      </div>
    </div>
  )
}

type NoticeProps = {
  tone?: 'info' | 'problem' | 'warning'
  title?: string
  children?: ComponentChildren
}

export function Notice({ tone = 'info', title, children }: NoticeProps): JSX.Element {
  return (
    <div class={`notice notice--${tone}`}>
      <Icon name="alert" size={20} />
      <div class="notice__text">
        {title === undefined ? null : <p class="notice__title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

/** Empty for the moment in which the texts are loading: a code is never shown instead. */
function useErrorWords(error: unknown): { title: string; body: string; requestId: string } {
  const { state } = useText()
  const known = error instanceof ApiError ? error : undefined
  const lost = known?.code === 'E_NETWORK'
  const words = useErrorText(lost ? undefined : (known?.providerCode ?? known?.code))
  const requestId = known?.requestId ?? ''
  if (known === undefined) return { title: state.error, body: state.errorBody, requestId }
  if (lost) return { title: state.network, body: state.networkBody, requestId }
  return { title: words?.title ?? '', body: words?.body ?? '', requestId }
}
