import { expect, test } from 'vitest'
import { spokenMoment, spokenNumber } from '../../src/surveys/spoken.ts'
import { say } from '../../src/surveys/words.ts'

test.each([
  ['en', 12_500.25, '12,500.25'],
  ['de', 12_500.25, '12.500,25'],
  ['fr', 12_500.25, '12\u202f500,25'],
  ['es', 12_500.25, '12.500,25'],
  ['ar', 12_500.25, '12,500.25'],
  ['ja', 12_500.25, '12,500.25'],
  ['en', 1985, '1985'],
  ['de', 0.000_000_1, '0,0000001'],
])('in %s the number %d is written %s', (language, value, written) => {
  expect(spokenNumber(value, language)).toBe(written)
})

test.each([
  ['en', '2026-01-31', 'January 31, 2026'],
  ['de', '2026-01-31', '31. Januar 2026'],
  ['fr', '2026-01-31', '31 janvier 2026'],
  ['es', '2026-01-31', '31 de enero de 2026'],
  ['ar', '2026-01-31', '31 يناير 2026'],
  ['ja', '2026-01-31', '2026年1月31日'],
  ['de', '13:45', '13:45'],
  ['de', '2026-01-31T13:45', '31. Januar 2026 um 13:45'],
  ['de', 'soon', 'soon'],
])('in %s the moment %s is written %s', (language, moment, written) => {
  expect(spokenMoment(moment, language)).toBe(written)
})

test('sentences say numbers and days as their language writes them', () => {
  expect(say({ word: 'date.min', with: { min: { when: '2026-01-31' } } }, 'de')).toBe(
    'Bitte wählen Sie ein Datum ab 31. Januar 2026',
  )
  expect(say({ word: 'number.max', with: { max: 20_000 } }, 'es')).toBe('Escriba un número hasta 20.000')
})

test.each([
  [1, 'إجابة واحدة تحتاج إلى مراجعة'],
  [2, 'إجابتان تحتاجان إلى مراجعة'],
  [3, '3 إجابات تحتاج إلى مراجعة'],
  [11, '11 إجابة تحتاج إلى مراجعة'],
  [100, '100 إجابة تحتاج إلى مراجعة'],
])('Arabic has its own form for %d', (count, sentence) => {
  expect(say({ word: 'errors', with: { count } }, 'ar')).toBe(sentence)
})
