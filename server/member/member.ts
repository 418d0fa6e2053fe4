/** A member: whoever has an account, from a buyer to an admin. */

export const roles = ['customer', 'instructor', 'viewer', 'operator', 'admin'] as const
export type Role = (typeof roles)[number]

/** What a member may sign a release as. */
export const signatures = ['development', 'security', 'business'] as const
export type Signature = (typeof signatures)[number]

/** The member who is asking. */
export type Actor = {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: Role
  /** Toss's customerKey: random, never the id. */
  readonly customerKey: string
  readonly signs: readonly Signature[]
}

/** What a request shows: a session's token that nobody has looked up yet, or nothing. */
export type Credential =
  | { readonly kind: 'session'; readonly token: string }
  | { readonly kind: 'none' }

/** Roles that open the admin's pages. */
export const staffRoles = ['viewer', 'operator', 'admin'] as const satisfies readonly Role[]

/** E-mails are kept in one spelling, so that an account cannot be made twice. */
export function emailOf(text: string): string {
  return text.trim().toLowerCase()
}

/** Length of a password in characters; what a member of the staff chooses is longer (`create-staff.ts`). */
export const shortestPassword = 8
export const longestPassword = 128
