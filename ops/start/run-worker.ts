/** Runs the worker alone until somebody wants it to end. */
import { openServices } from '../../server/entry/services.ts'
import { startMoneyWorker } from '../../server/entry/worker.ts'
import { completeConfig } from '../../server/platform/config.ts'
import { localSecrets } from '../../server/platform/config-secrets.ts'
import { openDataFolder } from '../../server/platform/embedded-postgres/data-folder.ts'
import { createLog } from '../../server/platform/log.ts'
import { say } from '../program.ts'
import { settings } from '../settings.ts'
import { joinDatabase } from './database.ts'
import { sandboxElsewhere } from './sandbox-process.ts'
import { type Closers, untilStopped } from './until-stopped.ts'

export async function runWorker(): Promise<void> {
  const closers: Closers = {}
  await untilStopped(closers, () => open(closers))
}

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
