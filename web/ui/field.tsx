/** The frame of a form field: label above, hint or error below, both tied to the control for readers. */
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import './field.css'
import { classNames } from './class-names.ts'

export type FieldFrame = {
  label: string
  hint?: string | undefined
  /** What to do to make the value right. */
  error?: string | undefined
  /** The label is read out but not shown. */
  hideLabel?: boolean
}

export type ControlIds = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

type Props = FieldFrame & {
  optional?: string | undefined
  children: (ids: ControlIds) => ComponentChildren
}

export function Field({ label, hint, error, hideLabel, optional, children }: Props): JSX.Element {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div class={classNames('field', error !== undefined && 'field--wrong')}>
      <label class={classNames('field__label', hideLabel && 'visually-hidden')} for={id}>
        {label}
        {optional === undefined ? null : <span class="field__optional"> {optional}</span>}
      </label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : noteId,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {note === undefined ? null : (
        <p class="field__note" id={noteId}>
          {note}
        </p>
      )}
    </div>
  )
}
