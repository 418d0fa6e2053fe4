/** The program behind `hanbeon sandbox`: one sandbox on one port, until it is told to stop. */

import { parseArgs } from 'node:util'
import { readFacts } from './compare/facts.ts'
import { listenOn } from './http/listen.ts'
import { createSandbox, refusalToStart } from './index.ts'

const defaultPort = 4010

// Everything answered is on disk already, so stopping needs no farewell.
const stop = () => process.exit(0)
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
// A parent that started us over IPC and is gone, even by kill -9, leaves nobody who would stop us.
process.on('disconnect', stop)
if (process.connected === false) stop()

const refusal = refusalToStart()
if (refusal !== null) fail(refusal)
const options = readOptions()
const readings = learntFacts()
// The port first: it also keeps a second sandbox away from the data folder of the first.
const server = await listenOn(options.port).catch((error) => fail(whyNot(error, options.port)))
const { port } = openSandbox().attach(server)

console.log(`Toss sandbox ready http://127.0.0.1:${port}`)
process.send?.({ type: 'ready', port })

function openSandbox() {
  try {
    return createSandbox({ ...options, readings })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail(`데이터 폴더를 열 수 없습니다. The data folder cannot be opened: ${reason}`)
  }
}

/** What was learnt of the real Toss in this folder. */
function learntFacts() {
  try {
    return readFacts()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail(`toss-facts.json을 읽을 수 없습니다. The facts cannot be read: ${reason}`)
  }
}

function readOptions() {
  const { values } = readArguments()
  const { TOSS_SANDBOX_PORT, TOSS_SANDBOX_DATA_DIR, TOSS_SANDBOX_SEED } = process.env
  const text = values.port ?? TOSS_SANDBOX_PORT ?? String(defaultPort)
  const wanted = Number(text)
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    fail(
      `포트는 0에서 65535 사이의 숫자여야 합니다. A port is a number from 0 to 65535, not "${text}".`,
    )
  }
  return {
    port: wanted,
    dataDir: values['data-dir'] ?? TOSS_SANDBOX_DATA_DIR,
    seed: values.seed ?? TOSS_SANDBOX_SEED,
  }
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        seed: { type: 'string' },
      },
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return fail(`${reason} Usage: main.ts [--port 4010] [--data-dir DIR] [--seed TEXT]`)
  }
}

function whyNot(error: NodeJS.ErrnoException, wanted: number): string {
  if (error.code === 'EADDRINUSE') {
    return `포트 ${wanted}번을 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 TOSS_SANDBOX_PORT로 다른 포트를 지정하세요. Port ${wanted} is in use: stop that program, or choose another port with TOSS_SANDBOX_PORT.`
  }
  return `포트 ${wanted}번을 열 수 없습니다. Port ${wanted} cannot be opened: ${error.message}`
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
