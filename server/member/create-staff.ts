/** Makes an account for a member of the staff; nobody can sign up as one. */
import { emailOf, longestPassword, type Role, roles } from './member.ts'

export type StaffRole = Exclude<Role, 'customer'>
export const rolesOfStaff = roles.filter((role): role is StaffRole => role !== 'customer')

export type CreateStaffPorts = {
  hashPassword: (password: string) => Promise<string>
  /** null where the e-mail has an account already. */
  addMember: (member: {
    email: string
    name: string
    role: Role
    passwordHash: string
  }) => Promise<{ id: string } | null>
  randomBytes: (length: number) => Uint8Array
}

export type NewStaff = { email: string; name: string; role: StaffRole; password?: string }

export type CreatedStaff =
  | { kind: 'created'; id: string; email: string; generatedPassword?: string }
  | { kind: 'refused'; refusal: 'bad_email' | 'bad_name' | 'bad_password' | 'email_taken' }

const shortestPassword = 12

/** A generated password is in the answer once and nowhere else. */
export async function createStaff(ports: CreateStaffPorts, staff: NewStaff): Promise<CreatedStaff> {
  const email = emailOf(staff.email)
  const name = staff.name.trim()
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) || email.length > 254) return refused('bad_email')
  if (name === '' || name.length > 100) return refused('bad_name')
  const generatedPassword =
    staff.password === undefined ? passwordFrom(ports.randomBytes(generatedLength)) : undefined
  const password = staff.password ?? generatedPassword ?? ''
  if (password.length < shortestPassword || password.length > longestPassword)
    return refused('bad_password')
  const passwordHash = await ports.hashPassword(password)
  const added = await ports.addMember({ email, name, role: staff.role, passwordHash })
  if (added === null) return refused('email_taken')
  return { kind: 'created', id: added.id, email, generatedPassword }
}

type Refused = Extract<CreatedStaff, { kind: 'refused' }>

function refused(refusal: Refused['refusal']): Refused {
  return { kind: 'refused', refusal }
}

/** 32 characters that nobody mistakes for one another, so that a byte chooses one without favour. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'
const generatedLength = 24

function passwordFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('')
}
