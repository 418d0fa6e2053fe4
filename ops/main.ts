/** The command line of hanbeon: a file per command. */
import { Command, CommanderError } from 'commander'
import { adminCommand } from './admin-create.ts'
import { migrateCommand } from './migrate.ts'
import { report, version } from './program.ts'
import { sandboxCommand } from './sandbox.ts'
import { seedCommand } from './seed.ts'
import { startCommand } from './start.ts'
import { webhooksCommand } from './webhooks.ts'
import { workerCommand } from './worker.ts'

const program = new Command('hanbeon')
  .description('토스페이먼츠 결제·환불 서버 — checkout and refunds for Toss Payments')
  .version(version)
  .showHelpAfterError('(hanbeon --help)')
  .exitOverride()

for (const command of [
  startCommand,
  workerCommand,
  migrateCommand,
  sandboxCommand,
  seedCommand,
  adminCommand,
  webhooksCommand,
])
  program.addCommand(command.exitOverride().copyInheritedSettings(program))

// Whoever read what we say may go away; that is no reason to close the shop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode
  else {
    report(error)
    process.exitCode = 1
  }
}
