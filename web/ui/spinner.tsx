/** A turning ring for waits of unknown length. */
import type { JSX } from 'preact'
import './spinner.css'

export function Spinner({ size = 28, label }: { size?: number; label?: string }): JSX.Element {
  return (
    <svg
      class="spinner"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <circle class="spinner__track" cx="12" cy="12" r="9" />
      <path class="spinner__arc" d="M12 3a9 9 0 0 1 9 9" />
    </svg>
  )
}
