/** The number to quote when asking for help. */
import type { JSX } from 'preact'
import { useText } from '../text/text.ts'
import { CopyButton } from './copy-button.tsx'
import './request-id.css'

export function RequestId({ id }: { id: string }): JSX.Element {
  const text = useText()
  return (
    <p class="request-id" title={text.state.requestIdHint}>
      <span>{text.state.requestId}</span> <code>{id}</code>
      <CopyButton value={id} label={text.state.requestId} />
    </p>
  )
}
