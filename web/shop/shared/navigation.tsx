/** Moving between the pages of the shop by plain addresses. */
import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ComponentChildren, JSX } from 'preact'

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'role'> & {
  href: string
  replace?: boolean
  children: ComponentChildren
}

/** A link whose page is fetched while the finger is still on its way. */
export function Link({ href, replace, children, ...rest }: LinkProps): JSX.Element {
  const router = useRouter()
  const path = href.split(/[?#]/)[0] ?? href
  const here = useLocation().pathname === path
  const warm = (): void => void router.preloadRoute({ to: path } as never).catch(() => undefined)
  return (
    <a
      {...rest}
      href={href}
      aria-current={here ? 'page' : undefined}
      onMouseEnter={warm}
      onTouchStart={warm}
      onFocus={warm}
      onClick={(event) => {
        if (event.defaultPrevented || !isPlainClick(event)) return
        event.preventDefault()
        void router.navigate({ href, replace } as never)
      }}
    >
      {children}
    </a>
  )
}

export type GoTo = (href: string, options?: { replace?: boolean }) => void

export function useGoTo(): GoTo {
  const router = useRouter()
  return (href, options) => void router.navigate({ href, ...options } as never)
}

/** A part of the path, by the name it has in the route. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>
  return params[name] ?? ''
}

/** A value of the query. */
export function useSearchParam(name: string): string | undefined {
  const search = useLocation().search as Record<string, unknown>
  const value = search[name]
  return typeof value === 'string' ? value : undefined
}

/** The address of the page, to come back to. */
export function useHere(): string {
  const { pathname, searchStr } = useLocation()
  return `${pathname}${searchStr}`
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}
