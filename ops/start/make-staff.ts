/** Makes a staff account in the database of this installation. */
import { randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { type CreatedStaff, createStaff, type NewStaff } from '../../server/member/create-staff.ts'
import { addMember } from '../../server/member/member.sql.ts'
import { createDb } from '../../server/platform/sql.ts'
import { Trouble } from '../../server/platform/trouble.ts'
import { say } from '../program.ts'
import { settings } from '../settings.ts'
import { joinDatabase } from './database.ts'

export type MadeStaff = { id: string; email: string; password: string | undefined }

export async function makeStaff(staff: NewStaff): Promise<MadeStaff> {
  const database = await joinDatabase(settings(), say)
  const db = createDb({ url: database.ownerUrl, max: 1 })
  try {
    const ports = {
      hashPassword,
      addMember: (member: Parameters<typeof addMember>[1]) => addMember(db, member),
      randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
    }
    const outcome = await createStaff(ports, { ...staff, password: staff.password || undefined })
    if (outcome.kind === 'refused') throw refusals[outcome.refusal]
    return { id: outcome.id, email: outcome.email, password: outcome.generatedPassword }
  } finally {
    await db.close()
    await database.close()
  }
}

const refusals = {
  bad_email: new Trouble('이메일 형식이 맞지 않아요.', 'That is not an e-mail address.'),
  bad_name: new Trouble('이름은 1~100자로 적어 주세요.', 'A name has 1 to 100 characters.'),
  bad_password: new Trouble(
    'HANBEON_ADMIN_PASSWORD는 12~128자로 적어 주세요.',
    'HANBEON_ADMIN_PASSWORD needs 12 to 128 characters.',
  ),
  email_taken: new Trouble(
    '그 이메일의 계정이 이미 있어요.',
    'There is an account with that e-mail already.',
  ),
} as const satisfies Record<Extract<CreatedStaff, { kind: 'refused' }>['refusal'], Trouble>
