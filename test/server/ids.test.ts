import { expect, test } from 'vitest'
import { newId } from '../../src/server/ids.ts'

test('ids sort in the order in which they were made, also within one millisecond', () => {
  const ids = Array.from({ length: 5_000 }, () => newId())
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => /^[0-9a-hj-km-np-tv-z]{24}$/.test(id))).toBe(true)
  expect(newId(1) < newId(Date.UTC(2026, 0))).toBe(true)
})
