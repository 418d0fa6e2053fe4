/** `hanbeon admin create`: an account for a member of the staff. */
import { randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { Command, Option } from 'commander'
import {
  type CreatedStaff,
  createStaff,
  rolesOfStaff,
  type StaffRole,
} from '../server/member/create-staff.ts'
import { addMember } from '../server/member/member.sql.ts'
import { createDb } from '../server/platform/sql.ts'
import { Trouble } from '../server/platform/trouble.ts'
import { say, settings } from './program.ts'
import { joinDatabase } from './start/database.ts'

type Options = { email: string; name: string; role: StaffRole; json?: boolean }

const create = new Command('create')
  .description('운영자 계정을 만들어요 — make a staff account')
  .requiredOption('--email <address>', '이메일 — e-mail')
  .requiredOption('--name <name>', '이름 — name')
  .addOption(new Option('--role <role>', '역할 — role').choices([...rolesOfStaff]).default('admin'))
  .option('--json', '결과를 JSON으로 — print the result as JSON')
  .addHelpText(
    'after',
    '\n비밀번호는 HANBEON_ADMIN_PASSWORD로 주거나, 없으면 만들어서 한 번 보여 줘요.\nThe password comes from HANBEON_ADMIN_PASSWORD, else one is made and shown once.',
  )
  .action(run)

export const adminCommand = new Command('admin')
  .description('운영자 계정 — staff accounts')
  .addCommand(create)

async function run({ email, name, role, json }: Options): Promise<void> {
  // Not an option: a command line can be read by everybody on the machine.
  const password = process.env.HANBEON_ADMIN_PASSWORD || undefined
  const database = await joinDatabase(settings(), say)
  const db = createDb({ url: database.ownerUrl, max: 1 })
  try {
    const ports = {
      hashPassword,
      addMember: (member: Parameters<typeof addMember>[1]) => addMember(db, member),
      randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
    }
    print(await createStaff(ports, { email, name, role, password }), json === true)
  } finally {
    await db.close()
    await database.close()
  }
}

function print(outcome: CreatedStaff, json: boolean): void {
  if (outcome.kind === 'refused') throw refusals[outcome.refusal]
  const { id, email, generatedPassword: password } = outcome
  if (json) {
    console.log(JSON.stringify({ id, email, password }))
    return
  }
  say(`✓ ${email} 계정을 만들었어요 — the account is made`)
  if (password !== undefined)
    say(`  비밀번호 (다시 보여 주지 않아요) — password, shown once: ${password}`)
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
