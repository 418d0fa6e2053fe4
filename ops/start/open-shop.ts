/** Opens the shop and keeps it open until somebody wants it to end. */
import { startServer } from '../../server/entry/node.ts'
import { completeConfig } from '../../server/platform/config.ts'
import { localSecrets } from '../../server/platform/config-secrets.ts'
import { openDataFolder } from '../../server/platform/embedded-postgres/data-folder.ts'
import { createLog } from '../../server/platform/log.ts'
import { begunAt, environment, root, say, version } from '../program.ts'
import { settings } from '../settings.ts'
import { announce } from './announce.ts'
import { openDatabase } from './database.ts'
import { lockFolder } from './folder-lock.ts'
import { buildPages } from './pages.ts'
import { isPortFault, portTrouble, refuseTakenPort } from './port.ts'
import { prepareData } from './prepare-data.ts'
import { runSandbox, sandboxElsewhere } from './sandbox-process.ts'
import { type Closers, untilStopped } from './until-stopped.ts'

export async function openShop({ pages }: { pages: boolean }): Promise<void> {
  const closers: Closers = {}
  await untilStopped(closers, () => open(closers, pages))
}

/** What takes long goes side by side; each thing that was opened leaves its closer at once. */
async function open(closers: Closers, pages: boolean): Promise<void> {
  const set = settings()
  await refuseTakenPort('PORT', set.http.port, set.http.host)
  await openDataFolder(set.dataDir)
  // Without a database or a sandbox of its own a process may share the folder with others.
  if (set.database.url === undefined || set.toss.ownSandbox)
    closers.lock = await lockFolder(set.dataDir)
  const [database, pagesDir, sandbox] = await together(
    openDatabase(set, say).then((opened) => {
      closers.database = opened.close
      closers.forceDatabase = opened.force
      return opened
    }),
    pages ? buildPages({ root, dataDir: set.dataDir, env: environment(), say }) : undefined,
    set.toss.ownSandbox
      ? runSandbox({ root, dataDir: set.dataDir, port: set.toss.sandboxPort, say }).then((run) => {
          closers.sandbox = run.close
          return run
        })
      : sandboxElsewhere(set),
  )
  const log = createLog(set.log)
  const config = completeConfig(set, {
    databaseUrl: database.serverUrl,
    directUrl: database.directUrl,
    sandbox,
    secrets: await localSecrets(set.dataDir),
  })
  await prepareData(database.ownerUrl, set)
  const server = await startServer({ config, log, pagesDir, version }).catch((error) => {
    throw isPortFault(error) ? portTrouble('PORT', set.http.port, set.http.host, error) : error
  })
  closers.server = server.close
  announce({ config, log, url: server.url, tookMs: performance.now() - begunAt })
}

/** Like `Promise.all`, but waits for everyone, so that nothing is opened after the closing has begun. */
async function together<A, B, C>(...all: [A, B, C]): Promise<[Awaited<A>, Awaited<B>, Awaited<C>]> {
  await Promise.allSettled(all)
  return Promise.all(all)
}
