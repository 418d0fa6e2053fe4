/** A box to tick, with its sentence as the label. */
import type { ComponentChildren, InputHTMLAttributes, JSX } from 'preact'
import { useId } from 'preact/hooks'
import './checkbox.css'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

type Props = {
  checked: boolean
  onChecked: (checked: boolean) => void
  children: ComponentChildren
  error?: string | undefined
  strong?: boolean
} & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'checked' | 'onInput' | 'type' | 'class' | 'children' | 'role'
>

export function Checkbox(props: Props): JSX.Element {
  const { checked, onChecked, children, error, strong, ...rest } = props
  const noteId = useId()
  return (
    <div class="checkbox">
      <label class={classNames('checkbox__line', strong && 'checkbox__line--strong')}>
        <input
          {...rest}
          type="checkbox"
          class="checkbox__input"
          checked={checked}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : noteId}
          onChange={(event) => onChecked(event.currentTarget.checked)}
        />
        <span class="checkbox__box">
          <Icon name="check" size={16} />
        </span>
        <span class="checkbox__text">{children}</span>
      </label>
      {error === undefined ? null : (
        <p class="checkbox__note" id={noteId}>
          {error}
        </p>
      )}
    </div>
  )
}
