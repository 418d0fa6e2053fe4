/** `hanbeon admin create`: an account for a member of the staff. */
import { Command, Option } from 'commander'
import { rolesOfStaff, type StaffRole } from '../server/member/create-staff.ts'
import { say } from './program.ts'

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
  .action(async ({ json, ...staff }: Options) => {
    const { makeStaff } = await import('./start/make-staff.ts')
    // Not an option: a command line can be read by everybody on the machine.
    const made = await makeStaff({ ...staff, password: process.env.HANBEON_ADMIN_PASSWORD })
    if (json) console.log(JSON.stringify(made))
    else {
      say(`✓ ${made.email} 계정을 만들었어요 — the account is made`)
      if (made.password !== undefined)
        say(`  비밀번호 (다시 보여 주지 않아요) — password, shown once: ${made.password}`)
    }
  })

export const adminCommand = new Command('admin')
  .description('운영자 계정 — staff accounts')
  .addCommand(create)
