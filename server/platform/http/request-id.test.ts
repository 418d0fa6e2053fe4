/** Which ids of a caller are taken over, and which traces go on. */
import { describe, expect, test } from 'vitest'
import { requestIdOf } from './request-id.ts'
import { continueTrace, parseTraceParent } from './trace-parent.ts'

describe('request id', () => {
  test.each(['a', 'web-1.2_3', 'A'.repeat(128), '0f8fad5b-d9cb-469f-a165-70867728950e'])(
    '%s is kept',
    (id) => expect(requestIdOf(id)).toBe(id),
  )

  test.each([undefined, '', 'A'.repeat(129), 'a b', 'a\nb', 'a"b', '한글', 'a;b', '../a/b', 'a:b'])(
    '%j gets a new one',
    (id) => expect(requestIdOf(id)).toMatch(/^[0-9a-f-]{36}$/),
  )
})

const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
const span = '00f067aa0ba902b7'

describe('traceparent', () => {
  test.each([
    [`00-${trace}-${span}-01`, true],
    [`00-${trace}-${span}-00`, false],
    [`00-${trace}-${span}-03`, true],
    [`cc-${trace}-${span}-01-what-the-future-will-be-like`, true],
  ])('%s goes on', (header, sampled) => {
    expect(parseTraceParent(header)).toEqual({ traceId: trace, parentId: span, sampled })
    const mine = continueTrace(header)
    expect(mine.traceId).toBe(trace)
    expect(mine.spanId).not.toBe(span)
    expect(mine.header).toBe(`00-${trace}-${mine.spanId}-${sampled ? '01' : '00'}`)
  })

  test.each([
    undefined,
    '',
    'nonsense',
    `ff-${trace}-${span}-01`,
    `00-${trace}-${span}-01-more`,
    `00-${'0'.repeat(32)}-${span}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace.toUpperCase()}-${span}-01`,
    `00-${trace}-${span}`,
    `00-${trace}x-${span}-01`,
  ])('%s begins a new trace', (header) => {
    expect(parseTraceParent(header)).toBeUndefined()
    expect(continueTrace(header).header).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    expect(continueTrace(header).traceId).not.toBe(trace)
  })
})
