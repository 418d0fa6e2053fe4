/** A JSON schema in the notation that people who read TypeScript know, with the names of shared shapes as links. */
import { html } from 'hono/html'

type Html = ReturnType<typeof html>
type Schema = Record<string, unknown>
export type Field = { name: string; required: boolean; schema: unknown; description?: string }

const shapePrefix = '#/components/schemas/'
const deepest = 8

export function schemaText(schema: unknown, depth = 0): Html | string {
  if (!isRecord(schema)) return 'unknown'
  const ref = schema.$ref
  if (typeof ref === 'string') {
    const name = ref.slice(shapePrefix.length)
    return html`<a href="#shape-${name}">${name}</a>`
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (Array.isArray(choices)) return joined(choices, ' | ', depth)
  if (Array.isArray(schema.allOf)) return joined(schema.allOf, ' & ', depth)
  if (Array.isArray(schema.enum)) return schema.enum.map((each) => JSON.stringify(each)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  return typeText(schema, depth)
}

/** Path, query and header values of an operation. */
export function fieldsOf(parameters: readonly unknown[]): Field[] {
  const fields: Field[] = []
  for (const parameter of parameters) {
    if (!isRecord(parameter) || typeof parameter.name !== 'string') continue
    const { name, schema, description } = parameter
    fields.push({
      name,
      required: parameter.required === true,
      schema,
      description: typeof description === 'string' ? description : undefined,
    })
  }
  return fields
}

function typeText(schema: Schema, depth: number): Html | string {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  const main = types.find((type) => type !== 'null')
  const nullable = types.includes('null') ? ' | null' : ''
  if (main === 'array') return html`${schemaText(schema.items, depth)}[]${nullable}`
  if (main === 'object' || isRecord(schema.properties))
    return html`${objectText(schema, depth)}${nullable}`
  return typeof main === 'string' ? `${main}${limits(schema)}${nullable}` : 'unknown'
}

function objectText(schema: Schema, depth: number): Html | string {
  if (!isRecord(schema.properties) || depth > deepest) return 'object'
  const required = Array.isArray(schema.required) ? schema.required : []
  const inner = '  '.repeat(depth + 1)
  const lines = Object.entries(schema.properties).map(
    ([name, property]) =>
      html`${inner}${name}${required.includes(name) ? '' : '?'}: ${schemaText(property, depth + 1)}\n`,
  )
  return html`{\n${lines}${'  '.repeat(depth)}}`
}

/** `(1–200)`, `(uuid)`, `(up to 64)`: what a caller has to know to pass. */
function limits(schema: Schema): string {
  const { minimum, maximum, minLength, maxLength, format, pattern } = schema
  const parts: string[] = []
  if (typeof format === 'string') parts.push(format)
  else if (typeof pattern === 'string') parts.push(pattern)
  const low = minimum ?? minLength
  const high = maximum ?? maxLength
  // The whole range of safe integers is no limit that anybody set.
  const bounded = typeof high === 'number' && high < Number.MAX_SAFE_INTEGER
  if (bounded) parts.push(`${typeof low === 'number' ? low : 0}–${high}`)
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

function joined(schemas: readonly unknown[], by: string, depth: number): Html {
  const parts = schemas.map((each, index) =>
    index === 0 ? schemaText(each, depth) : html`${by}${schemaText(each, depth)}`,
  )
  return html`${parts}`
}

function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
