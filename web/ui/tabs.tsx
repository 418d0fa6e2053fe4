/** Views of one list, side by side; arrow keys move between them. */
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import './tabs.css'

export type Tab<V extends string> = { value: V; label: string; count?: number | undefined }

type Props<V extends string> = {
  label: string
  tabs: readonly Tab<V>[]
  value: V
  onValue: (value: V) => void
  /** Id of the part of the page that the tabs change. */
  controls?: string
}

export function Tabs<V extends string>({
  label,
  tabs,
  value,
  onValue,
  controls,
}: Props<V>): JSX.Element {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const at = tabs.findIndex((tab) => tab.value === value)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (next === undefined) return
    onValue(next.value)
    list.current?.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          class="tab"
          data-value={tab.value}
          aria-selected={tab.value === value}
          aria-controls={controls}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onValue(tab.value)}
        >
          {tab.label}
          {tab.count === undefined ? null : <span class="tab__count">{tab.count}</span>}
        </button>
      ))}
    </div>
  )
}
