import { expect, test } from 'vitest'
import { acceptAnswers, countedAnswers, pagesOf, receivePage, walkOf } from '../../src/surveys/flow.ts'
import { draw } from './draw.ts'

const survey = draw(`page one
 born date | check age({born}) >= 0, else in the future
 grown short_text | show if age({born}) >= 18
 years calculated | age({born})`)

const inputs = (given: Record<string, string>) => (id: string) => () => (given[id] ? [given[id]] : [])
const shown = (answers: object, today?: string) =>
  pagesOf(survey, { ...answers }).length > 0 && walkOf(survey, { ...answers }, { today }).shown.has('grown')

test('rules read the day that is handed in', () => {
  expect(shown({ born: '2008-11-22' }, '2026-11-21')).toBe(false)
  expect(shown({ born: '2008-11-22' }, '2026-11-22')).toBe(true)
  expect(shown({ born: '2008-11-22' })).toBe(false)
})

test('the day on which somebody began is kept with their answers, and counts from then on', () => {
  const today = '2026-11-22'
  const first = receivePage(survey, {}, 'one', inputs({ born: '2008-11-22', grown: 'yes' }), { today })
  expect(first.answers).toMatchObject({ born: '2008-11-22', grown: 'yes', years: 18 })
  const years = { today: '2036-11-22' }
  expect(
    receivePage(survey, first.answers, 'one', inputs({ born: '2008-11-22' }), years).answers,
  ).toMatchObject({
    years: 18,
  })
  // Whoever reads them later knows no day, and needs none.
  const stored = JSON.parse(JSON.stringify(first.answers)) as typeof first.answers
  expect(countedAnswers(survey, stored)).toEqual(stored)
})

test('checks and the API read it too', () => {
  const today = '2026-11-22'
  const { issues } = receivePage(survey, {}, 'one', inputs({ born: '2030-01-01' }), { today })
  expect(issues).toMatchObject({ born: { word: 'check' } })
  const taken = acceptAnswers(survey, { born: '2000-01-01', grown: 'yes' }, { today })
  expect(taken.issues).toEqual({})
  expect(acceptAnswers(survey, { ...taken.answers }, { today }).issues, 'what was exported').toEqual({})
})

test('a survey that asks for no day keeps none', () => {
  const plain = draw('page one\n a number')
  expect(receivePage(plain, {}, 'one', inputs({ a: '1' }), { today: '2026-11-22' }).answers).toEqual({ a: 1 })
})
