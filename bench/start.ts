/** How long `npm start` takes until it sells: cold (an empty data folder, pages built) and warm (the same folder again). */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages } from '../ops/start/pages.ts'
import { freePort } from '../server/platform/embedded-postgres/credentials.ts'
import { closing, type Opened } from './support/closing.ts'
import { listen, machine, median, rounded } from './support/machine.ts'
import { answers, root, run } from './support/programs.ts'
import { saveBaseline } from './support/save.ts'

const rounds = 3
const limitMs = 10 * 60_000

export function bench({ save }: { save: boolean }): Promise<number> {
  return closing(limitMs, async (opened) => {
    const heard = await listen()
    const cold: number[] = []
    const warm: number[] = []
    for (let round = 1; round <= rounds; round += 1) {
      const folder = await mkdtemp(join(tmpdir(), 'hanbeon-bench-'))
      opened.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
      await chmod(folder, 0o755)
      await pagesAreThere(folder)
      cold.push(await timeStart(opened, folder))
      warm.push(await timeStart(opened, folder))
      console.log(`round ${round}: cold ${cold.at(-1)} s, warm ${warm.at(-1)} s`)
    }
    const results = { coldSeconds: rounded(median(cold)), warmSeconds: rounded(median(warm)) }
    console.table([results])
    const noise = heard()
    console.log(`${noise.quiet ? 'quiet' : 'noisy'} machine: ${JSON.stringify(noise)}`)
    if (save) saveBaseline('start', { machine: machine(), noise, rounds, results, cold, warm })
    return 0
  })
}

function pagesAreThere(folder: string): Promise<string> {
  return buildPages({ root, dataDir: folder, env: process.env, say: console.log })
}

/** Seconds from the command to the first good answer of `/readyz` and of the shop's page. */
async function timeStart(opened: Opened, folder: string): Promise<number> {
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const begunAt = performance.now()
  const npm = run('npm', ['start', '--silent'], join(folder, 'start.log'), {
    PORT: String(port),
    TOSS_SANDBOX_PORT: String(sandboxPort),
    HANBEON_DATA_DIR: join(folder, 'data'),
  })
  let pid: number | undefined
  const stop = async () => {
    // The shop itself, not npm: npm's own way of passing a signal on is not what is measured.
    if (pid !== undefined && npm.child.exitCode === null) process.kill(pid, 'SIGINT')
    await npm.end(pid === undefined ? 'SIGTERM' : 'SIGCONT')
  }
  opened.add(async () => {
    if (npm.child.exitCode === null) await stop()
  })
  await answers(`${url}/readyz`, npm)
  await answers(`${url}/`, npm)
  const seconds = rounded((performance.now() - begunAt) / 1000)
  const health = (await (await fetch(`${url}/healthz`)).json()) as { pid: number }
  pid = health.pid
  await stop()
  return seconds
}
