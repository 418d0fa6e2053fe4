/** `scenario list` and `scenario run <file|name>`: on the sandbox that runs, or on one made for the occasion. */

import { existsSync, readFileSync } from 'node:fs'
import { parseJson } from '../http/read-body.ts'
import { createSandbox } from '../index.ts'
import type { Fetcher } from '../scenario/caller.ts'
import { libraryScenario, libraryScenarios } from '../scenario/library.ts'
import { runScenario } from '../scenario/run-scenario.ts'
import { type Scenario, scenarioFile, stageOf } from '../scenario/scenario.ts'
import { CannotDo, type Io } from './io.ts'
import { defaultUrl, fetcherTo, isRunning, runningAt } from './running.ts'

export type ScenarioOptions = { url?: string; stage?: boolean; json?: boolean }

export function listScenarios({ json }: { json?: boolean }, io: Io): number {
  const all = libraryScenarios()
  if (json) {
    io.out(
      JSON.stringify({ scenarios: all.map(({ name, title, about }) => ({ name, title, about })) }),
    )
    return 0
  }
  for (const { name, title } of all) io.out(`${name.padEnd(30)} ${title.ko} — ${title.en}`)
  return 0
}

export async function scenarioCommand(
  what: string,
  { url, stage = false, json = false }: ScenarioOptions,
  io: Io,
): Promise<number> {
  const scenario = readScenario(what)
  if (stage && stageOf(scenario).length === 0) {
    throw new CannotDo(
      `${scenario.name}에는 미리 걸어 둘 장애가 없어요.`,
      `${scenario.name} has no fault to set beforehand.`,
    )
  }
  const { fetcher, where } = await sandboxFor(url, stage)
  if (!json) io.say(`${scenario.title.ko} — ${scenario.title.en}\n${where}`)
  const result = await runScenario(fetcher, scenario, { stage })
  if (json) io.out(JSON.stringify(result))
  else {
    for (const { ok, kind, note, detail } of result.steps) {
      io.out(`${ok ? '✓' : '✗'} ${kind}${note === undefined ? '' : ` (${note})`} · ${detail}`)
    }
    if (result.ok && stage)
      io.say('준비했어요. 이제 내 서버로 불러 보세요 — ready, now call it from your server')
    else if (result.ok) io.say('끝까지 그대로 됐어요 — came out as it should')
    else io.say('예상과 달랐어요 — did not come out as expected')
  }
  return result.ok ? 0 : 1
}

/** A stage is for somebody else's calls, so it needs a sandbox that stays. */
async function sandboxFor(
  url: string | undefined,
  stage: boolean,
): Promise<{ fetcher: Fetcher; where: string }> {
  if (url !== undefined || stage) {
    const wanted = url ?? defaultUrl
    return { fetcher: await runningAt(wanted), where: wanted }
  }
  if (await isRunning(defaultUrl)) return { fetcher: fetcherTo(defaultUrl), where: defaultUrl }
  return {
    fetcher: createSandbox().fetch,
    where:
      '켜진 샌드박스가 없어서 임시로 하나 만들었어요 — no sandbox is running; using one of its own',
  }
}

/** A file where there is one, otherwise a name of the library. */
export function readScenario(what: string): Scenario {
  const named = libraryScenario(what)
  if (!existsSync(what)) {
    if (named !== undefined) return named
    throw new CannotDo(
      `${what}라는 파일도, 시나리오도 없어요. "scenario list"로 이름을 볼 수 있어요.`,
      `There is no file and no scenario called ${what}. "scenario list" shows the names.`,
    )
  }
  const parsed = scenarioFile.safeParse(parseJson(readFileSync(what, 'utf8')))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = `${issue?.path.join('.') || 'file'}: ${issue?.message}`
  throw new CannotDo(
    `${what}은(는) 시나리오 파일이 아니에요 (JSON만 읽어요). ${where}`,
    `${what} is not a scenario (JSON only). ${where}`,
  )
}
