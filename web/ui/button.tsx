/** Buttons, and links that look like them; a page has one primary button. */
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ComponentChildren, JSX } from 'preact'
import './button.css'
import { classNames } from './class-names.ts'
import { Spinner } from './spinner.tsx'

export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'soft' | 'ghost' | 'danger'
  size?: 's' | 'm' | 'l'
  /** As wide as its place. */
  block?: boolean
}

type Props = ButtonLook &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'size' | 'class' | 'loading'> & {
    class?: string
    /** Says so to readers, keeps its width, and takes no second click. */
    loading?: boolean
    children: ComponentChildren
  }

export function Button(props: Props): JSX.Element {
  const { variant, size, block, class: extra, loading = false, children, onClick, ...rest } = props
  return (
    <button
      type="button"
      {...rest}
      class={buttonClass({ variant, size, block }, extra)}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      onClick={loading ? (event) => event.preventDefault() : onClick}
    >
      {loading ? <Spinner size={20} /> : null}
      <span class="button__label">{children}</span>
    </button>
  )
}

type LinkProps = ButtonLook &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'size' | 'class' | 'role'> & {
    class?: string
    children: ComponentChildren
  }

/** For other documents and files; inside the app give `buttonClass` to the router's link. */
export function ButtonLink({
  variant,
  size,
  block,
  class: extra,
  ...rest
}: LinkProps): JSX.Element {
  return <a {...rest} class={buttonClass({ variant, size, block }, extra)} />
}

export function buttonClass(look: ButtonLook = {}, extra?: string): string {
  const { variant = 'primary', size = 'm', block = false } = look
  return classNames(
    'button',
    `button--${variant}`,
    `button--${size}`,
    block && 'button--block',
    extra,
  )
}
