/** What keeps the house a house: who may import whom, how a file opens, and that documents tell the truth. */
import { describe, expect, test } from 'vitest'
import { buildVariables, variables } from '../server/platform/config-variables.ts'
import { filesOfTheHouse, importsOf, isThere, textOf } from './support/sources.ts'

const files = filesOfTheHouse()
const sources = files.filter((path) => /\.(ts|tsx|mjs)$/.test(path))
const isTest = (path: string) => /\.(test|fixture)\.tsx?$/.test(path) || path.startsWith('test/')
const noun = (path: string) => path.split('/')[1] ?? ''

type Rule = {
  what: string
  applies: (path: string) => boolean
  forbids: (from: string, path: string, typeOnly: boolean) => boolean
}

const is =
  (...names: string[]) =>
  (from: string) =>
    names.some((name) => from === name || from.startsWith(`${name}/`))
/** A schema of what comes over the wire belongs to the routes. */
const layered = /(\.(sql|http|jobs)|-schema)\.ts$/
const inNoun = (path: string) =>
  /^server\/[^/]+\/[^/]+\.ts$/.test(path) && !/^server\/(platform|entry|kernel)\//.test(path)
const nodeHouses = /^(server\/(platform|entry)|ops|sandbox|test|bench|bin)\//

/** The table of the design, one row a rule. */
const rules: Rule[] = [
  {
    what: 'the kernel imports nothing but itself',
    applies: (path) => path.startsWith('server/kernel/'),
    forbids: (from) => !from.startsWith('server/kernel/'),
  },
  {
    what: 'the file of a noun and its verbs know no library of the outside',
    applies: (path) => inNoun(path) && !layered.test(path) && !path.startsWith('server/toss/'),
    forbids: is('pg', 'hono', '@hono/zod-openapi', '@hono/node-server'),
  },
  {
    what: 'the file of a noun is pure',
    applies: (path) => /^server\/([^/]+)\/\1\.ts$/.test(path),
    forbids: (from) => !/^server\/[^/]+\/[^/]+\.ts$/.test(from) || layered.test(from),
  },
  {
    what: 'statements do not import statements of another noun, nor anything of HTTP',
    applies: (path) => path.endsWith('.sql.ts'),
    forbids: (from, path) =>
      is('hono', '@hono/zod-openapi')(from) ||
      (from.endsWith('.sql.ts') && noun(from) !== noun(path)) ||
      from.endsWith('.http.ts'),
  },
  {
    what: 'routes reach the database through verbs only',
    applies: (path) => path.endsWith('.http.ts'),
    forbids: (from) => is('pg', 'sql-template-tag')(from) || from.endsWith('.sql.ts'),
  },
  {
    what: 'jobs know nothing of HTTP',
    applies: (path) => path.endsWith('.jobs.ts'),
    forbids: (from) => is('hono', '@hono/zod-openapi')(from) || from.endsWith('.http.ts'),
  },
  {
    what: 'the provider knows no statements and no routes',
    applies: (path) => path.startsWith('server/toss/'),
    forbids: (from) => is('hono', 'pg')(from) || layered.test(from),
  },
  {
    what: 'the contract stands alone',
    applies: (path) => path.startsWith('contract/'),
    forbids: (from) => /^(server|web|ops|sandbox)\//.test(from),
  },
  {
    what: 'the pages know the server by its contract only',
    applies: (path) => path.startsWith('web/'),
    forbids: (from) => /^(server|ops|sandbox)\//.test(from),
  },
  {
    what: 'the pages take types from the contract, not its code',
    applies: (path) => path.startsWith('web/'),
    forbids: (from, _path, typeOnly) =>
      from.startsWith('contract/') && !typeOnly && !from.startsWith('contract/error-text/'),
  },
  {
    what: 'the platform knows no noun',
    applies: (path) => path.startsWith('server/platform/'),
    forbids: (from) => /^server\/(?!platform\/|kernel\/)/.test(from),
  },
  {
    what: 'the server knows neither its command line nor the sandbox nor the pages',
    applies: (path) => path.startsWith('server/'),
    forbids: (from) => /^(ops|sandbox|web)\//.test(from),
  },
  {
    what: 'only the command line starts an entry',
    applies: (path) => path.startsWith('server/') && !path.startsWith('server/entry/'),
    forbids: (from) => from.startsWith('server/entry/'),
  },
  {
    what: 'the sandbox shares no code with anybody',
    applies: (path) => path.startsWith('sandbox/'),
    forbids: (from) => /^(server|web|contract|ops)\//.test(from),
  },
  {
    what: "Node's own modules stay where only Node runs",
    applies: (path) => !nodeHouses.test(path) && !/^[^/]+\.ts$/.test(path),
    forbids: (from) => from.startsWith('node:'),
  },
]

describe('imports', () => {
  const own = sources.filter((path) => !isTest(path))
  test.each(rules.map((rule) => [rule.what, rule] as const))('%s', (_, rule) => {
    const broken = own.filter(rule.applies).flatMap((path) =>
      importsOf(path)
        .filter(({ from, typeOnly }) => rule.forbids(from, path, typeOnly))
        .map(({ from }) => `${path} imports ${from}`),
    )
    expect(broken).toEqual([])
  })
})

test('each source file opens with its sentence', () => {
  const silent = sources.filter((path) => {
    if (path.includes('.test.')) return false
    const text = textOf(path).replace(/^#!.*\n/, '')
    return !/^\/\*\*(\s*\n \*)? \S|^\/\/ \S/.test(text)
  })
  expect(silent).toEqual([])
})

test('nothing is left for later, nothing is run alone, and the server does not print', () => {
  const marks = new RegExp(
    ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].map((m) => `\\b${m}\\b`).join('|'),
  )
  const alone = /\b(test|it|describe)\.only[(]/
  const found = sources.filter((path) => {
    const text = textOf(path)
    const prints = path.startsWith('server/') && !isTest(path) && /\bconsole\.\w+\(/.test(text)
    return marks.test(text) || alone.test(text) || prints
  })
  expect(found).toEqual([])
})

test('each path that a document cites exists', () => {
  const documents = files.filter((path) =>
    /^(README[^/]*|CONTRIBUTING[^/]*|docs\/.*)\.md$/.test(path),
  )
  const missing = documents.flatMap((path) =>
    citedPaths(path).filter((cited) => !exists(path, cited)),
  )
  expect(missing).toEqual([])

  function exists(document: string, cited: string): boolean {
    const folder = document.includes('/') ? document.slice(0, document.lastIndexOf('/') + 1) : ''
    return isThere(cited) || isThere(new URL(cited, `file:///${folder}`).pathname.slice(1))
  }
})

/** Links, and code that looks like a path of the house. */
function citedPaths(document: string): string[] {
  const text = textOf(document)
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map((match) => match[1])
  const houses = /^(\.ci|bin|ops|server|sandbox|web|contract|supabase|test|bench|deploy|docs)\//
  const code = [...text.matchAll(/`([^`\s]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((each) => houses.test(each) && !/[*<>{}…]/.test(each))
    .map((each) => each.replace(/:\d+$/, ''))
  return [...links, ...code].filter((each): each is string => each !== undefined)
}

test('.env.example names every variable, and no other', () => {
  const named = [...textOf('.env.example').matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(
    (match) => match[1],
  )
  expect([...named].sort()).toEqual([...Object.keys(variables.shape), ...buildVariables].sort())
})
