/** An embedded database held by a process of its own, which a test can kill at any moment. */
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres/start.ts'

const [dataDir = ''] = process.argv.slice(2)
try {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    onStep: (step) => console.log(JSON.stringify({ step })),
  })
  const { ownerUrl, serverUrl, folder, adopted, port } = postgres
  console.log(JSON.stringify({ ownerUrl, serverUrl, folder, adopted, port }))
  process.on('SIGTERM', () => postgres.stop().then(() => process.exit(0)))
  setInterval(() => {}, 60_000)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
