/** Where to go after signing in: a path of this site, never another site's address. */

export function safeNext(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/') || /^\/[/\\]/.test(next)) return '/'
  // Browsers drop these characters before they read an address, which would uncover a second slash.
  if (/[\t\n\r]/.test(next)) return '/'
  return next
}

/** The admin is another document of this site. */
export function isAdminPath(path: string): boolean {
  return path === '/admin' || path.startsWith('/admin/') || path.startsWith('/admin?')
}

export function signInHref(next: string): string {
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}
