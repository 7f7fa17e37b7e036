import { expect, test } from 'vitest'
import { isDay, readDay } from '../../src/surveys/dates.ts'
import { readNumber } from '../../src/surveys/numbers.ts'
import { slugOf } from '../../src/surveys/slug.ts'

test.each([
  ['42', 42],
  ['-1.5', -1.5],
  ['−3', -3],
  ['2,5', 2.5],
  ['0,125', 0.125],
  ['1 250 000', 1_250_000],
  ['1\u202f250,5', 1250.5],
  ['1.250.000', 1_250_000],
  ['1,250,000.75', 1_250_000.75],
  ['1.250.000,75', 1_250_000.75],
  ['1’250', 1250],
  ['.5', 0.5],
  ['1,250', undefined],
  ['1e3', undefined],
  ['0x10', undefined],
  ['٣', 3],
  ['١٬٢٥٠٬٠٠٠٫٥', 1_250_000.5],
  ['۱۲', 12],
  ['１２．５', 12.5],
  ['三', undefined],
  ['1 2', undefined],
  ['--1', undefined],
  ['1,2,3', undefined],
  ['', undefined],
])('%j is read as the number %j', (written, value) => {
  expect(readNumber(written)).toBe(value)
})

test('a known decimal mark settles what else is open', () => {
  expect(readNumber('1,250', '.')).toBe(1250)
  expect(readNumber('1,250', ',')).toBe(1.25)
  expect(readNumber('1.250', ',')).toBe(1250)
})

test.each([
  ['2026-11-22', '2026-11-22'],
  ['22.11.2026', '2026-11-22'],
  ['1.2.26', '2026-02-01'],
  ['11/22/2026', '2026-11-22'],
  ['22/11/2026', '2026-11-22'],
  ['05/05/2026', '2026-05-05'],
  ['22 Nov 2026', '2026-11-22'],
  ['November 22nd, 2026', '2026-11-22'],
  ['22. Oktober 2026', '2026-10-22'],
  ['22 de noviembre de 2026', '2026-11-22'],
  ['1er avril 2026', '2026-04-01'],
  ['2026年1月31日', '2026-01-31'],
  ['٢٢/١١/٢٠٢٦', '2026-11-22'],
  ['２０２６／１／３１', '2026-01-31'],
  ['2026-11-22T08:15:00.000Z', '2026-11-22'],
  ['11/22/2026 08:15:30 PM', '2026-11-22'],
  ['04/05/2026', undefined],
  ['2026-02-30', undefined],
  ['31.04.2026', undefined],
  ['yesterday', undefined],
  ['12345', undefined],
])('%j is read as the day %j', (written, day) => {
  expect(readDay(written)).toBe(day)
})

test('a told order settles 04/05/2026', () => {
  expect(readDay('04/05/2026', 'day first')).toBe('2026-05-04')
  expect(readDay('04/05/2026', 'month first')).toBe('2026-04-05')
})

test('a day is one of the calendar', () => {
  expect(isDay('2024-02-29')).toBe(true)
  expect(isDay('2023-02-29')).toBe(false)
  expect(isDay('2024-2-9')).toBe(false)
})

test('a slug is short, plain and unique', () => {
  const taken = new Set<string>()
  expect(slugOf('How often do you travel by plane?', taken)).toBe('how_often_do_you_travel_by_plane')
  expect(slugOf('How often do you travel by plane?', taken)).toBe('how_often_do_you_travel_by_plane_2')
  expect(slugOf('Größe – très élevé', taken)).toBe('grosse_tres_eleve')
  expect(slugOf('年齢', taken, { fallback: 'question' })).toBe('question')
  expect(slugOf('18-29', taken, { letterFirst: true })).toBe('q_18_29')
  expect(slugOf('x'.repeat(500), taken).length).toBeLessThanOrEqual(40)
})
