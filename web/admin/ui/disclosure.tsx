/** Details that open on demand, by the browser's own control. */
import type { ComponentChildren, JSX } from 'preact'
import { Icon } from '../../ui/index.ts'
import './disclosure.css'

type Props = { summary: string; children: ComponentChildren }

export function Disclosure({ summary, children }: Props): JSX.Element {
  return (
    <details class="disclosure">
      <summary class="disclosure__summary">
        <Icon name="next" size={14} />
        {summary}
      </summary>
      <div class="disclosure__body">{children}</div>
    </details>
  )
}
