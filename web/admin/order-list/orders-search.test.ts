/** Filters live in the address, and an address can be typed by anybody. */
import { describe, expect, test } from 'vitest'
import { filterCount, ordersSearchText, parseOrdersSearch, withFilter } from './orders-search.ts'

describe('parsing', () => {
  test('every filter of the list is kept', () => {
    const search = {
      status: 'paid',
      paymentStatus: 'partially_refunded',
      partnerId: 'p-1',
      supplierId: 'supplier-phase-n1',
      from: '2026-11-01',
      to: '2026-11-21',
      q: '010-1234-5678',
      limit: '50',
      cursor: 'eyJhIjoxfQ',
    }
    expect(parseOrdersSearch(search)).toEqual({ ...search, limit: 50 })
  })

  test.each([
    [{ status: 'PAID' }],
    [{ status: ['paid'] }],
    [{ paymentStatus: 'nope' }],
    [{ from: '2026-02-30' }],
    [{ from: '21.11.2026' }],
    [{ limit: '0' }],
    [{ limit: '201' }],
    [{ limit: '2.5' }],
    [{ limit: 'many' }],
    [{ q: '   ' }],
    [{ q: 'x'.repeat(201) }],
    [{ unknown: 'yes' }],
  ])('%o is left out', (raw) => {
    expect(parseOrdersSearch(raw)).toEqual({})
  })

  test('days the wrong way round are turned', () => {
    expect(parseOrdersSearch({ from: '2026-11-21', to: '2026-11-01' })).toEqual({
      from: '2026-11-01',
      to: '2026-11-21',
    })
  })

  test('the usual page size is not written into the address', () => {
    expect(parseOrdersSearch({ limit: '20' })).toEqual({})
  })
})

describe('writing', () => {
  test('what is written is read again', () => {
    const search = { status: 'paid', q: '김 한번 & 둘', limit: 100 } as const
    const written = ordersSearchText(search)
    expect(parseOrdersSearch(Object.fromEntries(new URLSearchParams(written)))).toEqual(search)
  })

  test('equal filters have equal addresses', () => {
    expect(ordersSearchText({ q: 'a', status: 'paid' })).toBe(
      ordersSearchText({ status: 'paid', q: 'a' }),
    )
  })

  test('no filter, no question mark', () => {
    expect(ordersSearchText({})).toBe('')
  })
})

test('another filter begins at the first page', () => {
  expect(withFilter({ cursor: 'c', q: 'a' }, { status: 'paid' })).toEqual({
    q: 'a',
    status: 'paid',
  })
})

test('taking a filter away takes it out of the address', () => {
  expect(withFilter({ status: 'paid', q: 'a' }, { status: undefined })).toEqual({ q: 'a' })
})

test('period, search and paging are not counted as filters', () => {
  expect(filterCount({ q: 'a', from: '2026-11-01', limit: 50, cursor: 'c' })).toBe(0)
  expect(filterCount({ status: 'paid', partnerId: 'p' })).toBe(2)
})
