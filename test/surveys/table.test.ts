import { describe, expect, test } from 'vitest'
import type { GivenAnswers } from '../../src/surveys/response.ts'
import { columnsOf, rowOf } from '../../src/surveys/table.ts'
import { draw } from './draw.ts'

const first = draw(`
  page one
    a choice | Red Blue Green
    b number
  page two
    c set | X Y | show if {b} > 1
    old short_text
`)
const second = draw(`
  page one
    b number
    a choice | Red Green Black
  page two
    c set | X Y | show if {b} > 1
    new short_text
`)

const given = (answers: Record<string, unknown>, more: Partial<GivenAnswers> = {}): GivenAnswers => ({
  id: 'r1',
  version: 1,
  status: 'complete',
  reached: 2,
  answers,
  ...more,
})

describe('columns of several versions', () => {
  const columns = columnsOf([first, second])

  test('are one per question, the newest in its order, older ones beside their old neighbour', () => {
    expect(columns.map(({ key }) => key)).toEqual(['b', 'a', 'c', 'old', 'new'])
  })

  test('keep options that only an older version had', () => {
    const options = columns.find(({ key }) => key === 'a')?.options?.map(({ id }) => id)
    expect(options).toEqual(['red', 'blue', 'green', 'black'])
  })

  test('say what the newest version calls them', () => {
    const renamed = structuredClone(second)
    const question = renamed.sections[0]?.questions[0]
    if (question) question.title = { en: 'Number of pets' }
    expect(columnsOf([first, renamed])[0]).toMatchObject({ key: 'b', label: 'Number of pets', question: 'b' })
  })
})

describe('a response as a row', () => {
  const columns = columnsOf([first, second])

  test('is read by its own version', () => {
    const answers = { a: { option: 'blue' }, b: 2, c: { options: [] }, old: 'x' }
    expect(rowOf(first, given(answers), columns)).toEqual([2, 'blue', [], 'x', undefined])
  })

  test('tells left empty from not shown', () => {
    expect(rowOf(first, given({ b: 1 }), columns)).toEqual([1, null, undefined, null, undefined])
    expect(rowOf(second, given({ b: 3 }), columns)).toEqual([3, null, null, undefined, null])
  })

  test('does not count answers to questions that are hidden now', () => {
    expect(rowOf(first, given({ b: 0, c: { options: ['x'] } }), columns)[2]).toBeUndefined()
  })

  test('has not seen the pages it did not reach', () => {
    const row = rowOf(first, given({ b: 3 }, { status: 'started', reached: 1 }), columns)
    expect(row).toEqual([3, null, undefined, undefined, undefined])
  })

  test('has seen what was answered on a page that is not sent yet', () => {
    const row = rowOf(first, given({ b: 3, old: 'x' }, { status: 'started', reached: 1 }), columns)
    expect(row).toEqual([3, null, undefined, 'x', undefined])
  })

  test('has not seen rows that were not offered', () => {
    const rows = draw(`
      page one
        c set | X Y Z
        r ranking
    `)
    const [, ranking] = rows.sections[0]?.questions ?? []
    if (ranking) {
      ranking.lists = { rows: { carry: { from: 'c', which: 'chosen' } } }
      ranking.settings = { rows: [{ id: 'own', label: { en: 'Own' } }] }
    }
    const all = columnsOf([rows])
    expect(all.map(({ key }) => key)).toEqual(['c', 'r_x', 'r_y', 'r_z', 'r_own'])
    const row = rowOf(rows, given({ c: { options: ['x', 'z'] }, r: { order: ['z'] } }), all)
    expect(row).toEqual([['x', 'z'], null, undefined, 1, null])
  })

  test('that was withdrawn is empty', () => {
    expect(rowOf(first, given({ b: 3 }, { status: 'withdrawn' }), columns)).toEqual(Array(5).fill(undefined))
  })

  test('fits any choice of columns', () => {
    const [b] = columns
    expect(b && rowOf(first, given({ b: 3 }), [b])).toEqual([3])
  })
})
