/** Moving within the admin: paths are written without its base, and links stay links of the browser. */
import { useLocation, useParams, useRouter } from '@tanstack/react-router'
import type { ComponentChildren, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { adminBase } from './sign-in/next-path.ts'

type Where = { pathname: string; search: Record<string, unknown>; state: Record<string, unknown> }
type GoOptions = { replace?: boolean; state?: Record<string, unknown> }

export function useGo(): (path: string, options?: GoOptions) => void {
  const { history } = useRouter()
  return (path, { replace = false, state = {} } = {}) => {
    const to = `${adminBase}${path}`
    if (replace) history.replace(to, state)
    else history.push(to, state)
  }
}

export function useWhere(): Where {
  return useLocation({
    select: ({ pathname, search, state }) => ({
      pathname,
      search: search as Record<string, unknown>,
      state: state as unknown as Record<string, unknown>,
    }),
  })
}

export function useRouteId(): string {
  const params: Record<string, unknown> = useParams({ strict: false })
  return typeof params.id === 'string' ? params.id : ''
}

type LinkProps = {
  to: string
  class?: string
  'aria-current'?: 'page' | undefined
  onClick?: (() => void) | undefined
  children: ComponentChildren
}

export function AdminLink({ to, onClick, children, ...rest }: LinkProps): JSX.Element {
  const go = useGo()
  return (
    <a
      {...rest}
      href={`${adminBase}${to}`}
      onClick={(event) => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        onClick?.()
        go(to)
      }}
    >
      {children}
    </a>
  )
}

export function GoTo({ path }: { path: string }): JSX.Element | null {
  const go = useGo()
  useEffect(() => go(path, { replace: true }), [path])
  return null
}

/** Any other click asks the browser for a new tab, a new window or a download. */
function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}
