/** `hanbeon worker`: the worker alone, beside servers that run with HANBEON_WORKER=0. */
import { Command } from 'commander'
import { openServices } from '../server/entry/services.ts'
import { startMoneyWorker } from '../server/entry/worker.ts'
import { completeConfig } from '../server/platform/config.ts'
import { localSecrets } from '../server/platform/config-secrets.ts'
import { openDataFolder } from '../server/platform/embedded-postgres/data-folder.ts'
import { createLog } from '../server/platform/log.ts'
import { say, settings } from './program.ts'
import { joinDatabase } from './start/database.ts'
import { sandboxElsewhere } from './start/sandbox-process.ts'
import { type Closers, untilStopped } from './start/until-stopped.ts'

export const workerCommand = new Command('worker')
  .description('결제 확인과 복구를 맡는 작업자만 켜요 — run the worker alone')
  .action(async () => {
    const closers: Closers = {}
    await untilStopped(closers, () => open(closers))
  })

async function open(closers: Closers): Promise<void> {
  const set = settings()
  await openDataFolder(set.dataDir)
  const database = await joinDatabase(set, say)
  closers.database = database.close
  closers.forceDatabase = database.force
  const config = completeConfig(set, {
    databaseUrl: database.serverUrl,
    directUrl: database.directUrl,
    sandbox: await sandboxElsewhere(set),
    secrets: await localSecrets(set.dataDir),
  })
  const log = createLog(set.log)
  const services = await openServices(config, log)
  const worker = await startMoneyWorker(services)
  closers.server = async () => {
    await worker.stop()
    await services.close()
  }
  say('✓ 작업자를 켰어요 — the worker is running')
  log.info({ function_name: 'payment-worker' }, 'ready')
}
