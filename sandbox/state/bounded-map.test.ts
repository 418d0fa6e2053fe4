import { expect, test } from 'vitest'
import { createBoundedMap } from './bounded-map.ts'

test('the oldest entry is forgotten, and said so', () => {
  const forgotten: number[] = []
  const map = createBoundedMap<number>(3, (value) => forgotten.push(value))
  for (let i = 0; i < 8; i++) map.set(`k${i}`, i)
  expect([...map.values()]).toEqual([5, 6, 7])
  expect(forgotten).toEqual([0, 1, 2, 3, 4])
})

test('a changed entry keeps its place', () => {
  const map = createBoundedMap<number>(2)
  map.set('a', 1)
  map.set('b', 2)
  map.set('a', 3)
  map.set('c', 4)
  expect([...map.entries()]).toEqual([
    ['b', 2],
    ['c', 4],
  ])
})

test('a deleted or cleared entry takes no room', () => {
  const map = createBoundedMap<number>(2)
  map.set('a', 1)
  map.delete('a')
  map.set('b', 2)
  map.set('c', 3)
  expect([...map.values()]).toEqual([2, 3])
  map.clear()
  map.set('d', 4)
  map.set('e', 5)
  expect([...map.values()]).toEqual([4, 5])
})
