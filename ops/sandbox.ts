/** `hanbeon sandbox`: the Toss stand-in alone, in the foreground. */
import { spawn } from 'node:child_process'
import { Command } from 'commander'
import { environment, root } from './program.ts'
import { compareToss, scenarioCommands } from './sandbox-commands.ts'
import { sandboxProgram } from './start/loader.ts'

type Options = { port?: string; dataDir?: string; seed?: string }

export const sandboxCommand = new Command('sandbox')
  .description('토스페이먼츠 샌드박스만 켜요 — run the Toss sandbox alone')
  .option('--port <number>', '포트 — port (TOSS_SANDBOX_PORT, 4010)')
  .option('--data-dir <folder>', '상태를 남길 폴더 — keep the state in this folder')
  .option('--seed <text>', '같은 값이면 같은 순서로 — same seed, same ids')
  .action(async (options: Options) => {
    process.exitCode = await runForeground(options)
  })
  .addCommand(scenarioCommands)
  .addCommand(compareToss)

/** A process of its own, as under `hanbeon start`: the sandbox shares nothing with the server. */
function runForeground(options: Options): Promise<number> {
  const env = environment()
  const port = options.port ?? env.TOSS_SANDBOX_PORT
  const args = [
    ...(port === undefined || port === '' ? [] : ['--port', port]),
    ...(options.dataDir === undefined ? [] : ['--data-dir', options.dataDir]),
    ...(options.seed === undefined ? [] : ['--seed', options.seed]),
  ]
  const { file, execArgv } = sandboxProgram(root)
  const child = spawn(process.execPath, [...execArgv, file, ...args], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
