/** The browser's own dialog: modal, closed by Escape or a press outside; its buttons repeat the verb of the question. */
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { useText } from '../text/text.ts'
import { classNames } from './class-names.ts'
import './dialog.css'
import { Icon } from './icon.tsx'

type Props = {
  open: boolean
  onClose: () => void
  title: string
  children?: ComponentChildren
  /** Buttons, the main one last. */
  actions?: ComponentChildren
  /** `sheet`: from the bottom on a phone, from the right on a wide screen. */
  kind?: 'dialog' | 'sheet'
  wide?: boolean
}

export function Dialog(props: Props): JSX.Element {
  const { open, onClose, title, children, actions, kind = 'dialog', wide } = props
  const id = useId()
  const text = useText()
  const ref = useShownModal(open)
  return (
    <dialog
      ref={ref}
      class={classNames('dialog', `dialog--${kind}`, wide && 'dialog--wide')}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // A press on the backdrop; readers and keys have Escape and the close button.
      onClick={(event) => event.target === event.currentTarget && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {open ? (
        <div class="dialog__body">
          <header class="dialog__head">
            <h2 id={id}>{title}</h2>
            <button
              type="button"
              class="dialog__close"
              aria-label={text.action.close}
              onClick={onClose}
            >
              <Icon name="close" size={22} />
            </button>
          </header>
          <div class="dialog__content">{children}</div>
          {actions === undefined ? null : <footer class="dialog__actions">{actions}</footer>}
        </div>
      ) : null}
    </dialog>
  )
}

export function Sheet(props: Omit<Props, 'kind'>): JSX.Element {
  return <Dialog {...props} kind="sheet" />
}

function useShownModal(open: boolean) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (dialog === null) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  return ref
}
