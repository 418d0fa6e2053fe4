/** Copies a value and says so. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useText } from '../text/text.ts'
import './copy-button.css'
import { Icon } from './icon.tsx'

type Props = {
  value: string
  /** What is copied, for readers: "주문번호". */
  label: string
  /** The icon alone, inside a line of text. */
  compact?: boolean
}

export function CopyButton({ value, label, compact = false }: Props): JSX.Element {
  const text = useText()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <button
      type="button"
      class={compact ? 'copy-button copy-button--compact' : 'copy-button'}
      aria-label={`${label} ${text.action.copy}`}
      onClick={() => void copyText(value).then(setCopied)}
    >
      <Icon name={copied ? 'check' : 'copy'} size={16} />
      <span class={compact ? 'visually-hidden' : undefined} aria-live="polite">
        {copied ? text.action.copied : text.action.copy}
      </span>
    </button>
  )
}

async function copyText(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value)
    return true
  } catch {
    return copyBySelection(value)
  }
}

/** Pages without a secure context, and embedded browsers, have no clipboard of their own. */
function copyBySelection(value: string): boolean {
  const area = document.createElement('textarea')
  area.value = value
  area.readOnly = true
  area.className = 'visually-hidden'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
