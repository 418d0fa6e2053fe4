/** `{p.paymentKey}` inside a step: a value of something that an earlier step has named. */

const whole = /^\{([a-z]\w*)\.([\w.]+)\}$/
const within = /\{([a-z]\w*)\.([\w.]+)\}/g

export type Named = ReadonlyMap<string, unknown>

export function resolve(value: unknown, named: Named): unknown {
  if (typeof value === 'string') return resolveText(value, named)
  if (Array.isArray(value)) return value.map((each) => resolve(each, named))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, resolve(of, named)]))
  }
  return value
}

function resolveText(text: string, named: Named): unknown {
  const alone = whole.exec(text)
  if (alone !== null) return lookUp(alone[1] ?? '', alone[2] ?? '', named)
  return text.replace(within, (_, name, path) => String(lookUp(name, path, named)))
}

function lookUp(name: string, path: string, named: Named): unknown {
  let value = named.get(name)
  if (value === undefined) throw new Error(`nothing is called "${name}" so far`)
  for (const key of path.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  }
  if (value === undefined) throw new Error(`"${name}" has no ${path}`)
  return value
}

/** What is expected and not so, as sentences; every field that is not named may be anything. */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      return [`${path || 'list'}: ${expected.length} expected, ${actual.length} there`]
    }
    return expected.flatMap((each, i) => differences(each, actual[i], `${path}[${i}]`))
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, actual[key], path === '' ? key : `${path}.${key}`),
    )
  }
  if (Object.is(expected, actual)) return []
  return [`${path || 'value'}: ${show(expected)} expected, ${show(actual)} there`]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
