/** `npm run bench -- confirm`, `-- start` or `-- sandbox`, with `--save` to write the baseline down. */
import { fail, install, refuseOldNode, registerTypeScript, say } from '../bin/install.mjs'

const benches = ['confirm', 'start', 'sandbox']

refuseOldNode()
await install()
await registerTypeScript()
const [name = 'confirm'] = process.argv.slice(2).filter((each) => !each.startsWith('-'))
if (!benches.includes(name))
  fail(
    `${name}이라는 측정은 없어요. ${benches.join(', ')} 중에서 골라 주세요.`,
    `There is no benchmark ${name}. Choose one of ${benches.join(', ')}.`,
  )
const { bench } = await import(`./${name}.ts`)
try {
  process.exitCode = await bench({ save: process.argv.includes('--save') })
} catch (error) {
  say(`✗ ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
// Connections that are kept alive must not keep the program alive.
process.exit()
