import { describe, expect, test } from 'vitest'
import { seeded } from '../../src/surveys/random.ts'
import {
  acceptAnswers,
  countedAnswers,
  outcomeAfter,
  pagesOf,
  receivePage,
  shownQuestions,
} from '../../src/surveys/flow.ts'
import type { Inputs } from '../../src/surveys/question-type.ts'
import type { Answers } from '../../src/surveys/response.ts'
import { draw } from './draw.ts'

/** Adults only; owners of a phone are asked about it, and those who hate it why. */
const phones = draw(`
  page who            | screen out if {age} < 18
    age     number    | required
    devices set       | phone laptop
  page phone          | show if {devices} contains 'phone'
    brand   choice    | required | apple other
    likes   rating
    why     long_text | required | show if {likes} <= 2
  page end
    note    text_block
    remarks short_text
`)

const pageIds = (answers: Answers) => pagesOf(phones, answers).map(({ section }) => section.id)
const sent =
  (form: Record<string, string[]>) =>
  (id: string): Inputs =>
  (part) =>
    form[part ? `${id}.${part}` : id] ?? []

describe('pages', () => {
  test('a page whose condition does not hold is skipped', () => {
    expect(pageIds({ age: 30 })).toEqual(['who', 'end'])
    expect(pageIds({ age: 30, devices: { options: ['laptop'] } })).toEqual(['who', 'end'])
    expect(pageIds({ age: 30, devices: { options: ['phone'] } })).toEqual(['who', 'phone', 'end'])
  })

  test('a page without any shown question is skipped', () => {
    const survey = draw(`
      page one
        a number
      page two
        b number | show if {a} = 1
      page three
        c number
    `)
    expect(pagesOf(survey, { a: 2 }).map(({ section }) => section.id)).toEqual(['one', 'three'])
    expect(outcomeAfter(survey, { a: 2 }, 'one')).toBe('continue')
  })

  test('a question shows as soon as its condition holds', () => {
    const base = { age: 30, devices: { options: ['phone'] } }
    expect(shownQuestions(phones, { ...base, likes: 4 }).has('why')).toBe(false)
    expect(shownQuestions(phones, { ...base, likes: 2 }).has('why')).toBe(true)
  })

  test('a condition does not see answers to questions that are hidden now', () => {
    const chain = draw(`
      page one
        a number
      page two
        b number | show if {a} = 1
        c number | show if {b} = 1
      page three | show if {c} = 1
        d number
    `)
    const all = { a: 1, b: 1, c: 1, d: 1 }
    expect([...shownQuestions(chain, all)]).toEqual(['a', 'b', 'c', 'd'])
    expect([...shownQuestions(chain, { ...all, a: 2 })]).toEqual(['a'])
    expect(countedAnswers(chain, { ...all, a: 2 })).toEqual({ a: 2 })
    expect(outcomeAfter(chain, { ...all, a: 2 }, 'one')).toBe('complete')
  })
})

describe('a sent page', () => {
  test('stores what fits and names what does not', () => {
    const { answers, issues } = receivePage(phones, {}, 'who', sent({ age: ['thirty'], devices: ['phone'] }))
    expect(answers).toEqual({ devices: { options: ['phone'] } })
    expect(Object.keys(issues)).toEqual(['age'])
  })

  test('needs required answers, and keeps the stored one where the new one has an issue', () => {
    const { answers, issues } = receivePage(phones, { age: 40 }, 'who', sent({}))
    expect(issues).toEqual({ age: { word: 'required' } })
    expect(answers).toMatchObject({ age: 40 })
  })

  test('removes an answer that was cleared', () => {
    const { answers } = receivePage(phones, { age: 40, remarks: 'hm' }, 'end', sent({ remarks: [''] }))
    expect(answers).toEqual({ age: 40 })
  })

  test('leaves answers of other pages and of hidden questions alone', () => {
    const before = {
      age: 40,
      devices: { options: ['phone'] },
      brand: { option: 'apple' },
      likes: 4,
      why: 'kept',
    }
    const { answers } = receivePage(
      phones,
      before,
      'phone',
      sent({ brand: ['other'], likes: ['5'], why: ['sly'] }),
    )
    expect(answers).toEqual({ ...before, brand: { option: 'other' }, likes: 5 })
  })

  test('names the questions that its own answers make appear', () => {
    const before = { age: 40, devices: { options: ['phone'] } }
    const first = receivePage(phones, before, 'phone', sent({ brand: ['apple'], likes: ['1'] }))
    expect(first.appeared).toEqual(['why'])
    expect(first.issues).toEqual({ why: { word: 'required' } })
    const second = receivePage(
      phones,
      first.answers,
      'phone',
      sent({ brand: ['apple'], likes: ['1'], why: ['meh'] }),
    )
    expect(second).toMatchObject({ issues: {}, appeared: [], answers: { why: 'meh' } })
  })

  test('of a page that is not shown, or that does not exist, changes nothing', () => {
    const before = { age: 40 }
    for (const page of ['phone', 'nowhere', 'constructor'])
      expect(receivePage(phones, before, page, sent({ brand: ['apple'] }))).toEqual({
        answers: before,
        issues: {},
        appeared: [],
        unsure: [],
      })
  })
})

describe('answers from the API or a file', () => {
  test('are taken as the page takes them', () => {
    const given = { age: 30, devices: { options: ['phone'] }, brand: { option: 'apple' }, remarks: 'fine' }
    expect(acceptAnswers(phones, given)).toEqual({ answers: given, issues: {}, outcome: 'complete' })
  })

  test('are refused for unknown questions, unknown options, questions not asked, and missing required ones', () => {
    const { issues } = acceptAnswers(phones, {
      devices: { options: ['fax'] },
      brand: { option: 'apple' },
      colour: 'red',
      constructor: 'x',
    })
    expect(issues).toMatchObject({
      age: { word: 'required' },
      devices: { word: 'choice.unknown' },
      brand: { word: 'question.shown' },
      colour: { word: 'question.unknown', with: { question: 'colour' } },
    })
    expect(Object.hasOwn(issues, 'constructor')).toBe(true)
  })

  test('may lack required ones while the response is under way', () => {
    expect(acceptAnswers(phones, {}, { complete: false }).issues).toEqual({})
  })

  test('that screen out end there: later questions are not asked', () => {
    expect(acceptAnswers(phones, { age: 12 })).toEqual({
      answers: { age: 12 },
      issues: {},
      outcome: 'screened out',
    })
    expect(acceptAnswers(phones, { age: 12, remarks: 'hi' }).issues).toMatchObject({
      remarks: { word: 'question.shown' },
    })
  })
})

test('after each page comes the next, the end, or the way out', () => {
  const phone = { age: 30, devices: { options: ['phone'] } }
  expect(outcomeAfter(phones, phone, 'who')).toBe('continue')
  expect(outcomeAfter(phones, phone, 'phone')).toBe('continue')
  expect(outcomeAfter(phones, phone, 'end')).toBe('complete')
  expect(outcomeAfter(phones, { age: 17 }, 'who')).toBe('screened out')
  expect(outcomeAfter(phones, {}, 'who')).toBe('continue')
})

test('every walk through any answers ends, and counts only what is shown', () => {
  const random = seeded(3)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  for (let round = 0; round < 300; round++) {
    const answers = {
      age: pick([undefined, 5, 30]),
      devices: pick([undefined, { options: ['phone'] }, { options: [] }]),
      likes: pick([undefined, 1, 5]),
      why: pick([undefined, 'x']),
    }
    let page = pagesOf(phones, answers)[0]?.section.id
    let turned = 0
    for (; page !== undefined && outcomeAfter(phones, answers, page) === 'continue'; turned++) {
      const pages = pageIds(answers)
      page = pages[pages.indexOf(page) + 1]
    }
    expect(turned).toBeLessThan(3)
    const shown = shownQuestions(phones, answers)
    for (const id of Object.keys(countedAnswers(phones, answers))) expect(shown.has(id)).toBe(true)
  }
})

test('turning a page of 20 questions takes a few microseconds', () => {
  const survey = draw(
    `page one\n a number\n${Array.from({ length: 20 }, (_, n) => ` q${n} number | show if {a} > ${n}`).join('\n')}`,
  )
  pagesOf(survey, { a: 10 })
  const started = performance.now()
  for (let round = 0; round < 1_000; round++) pagesOf(survey, { a: 10 })
  expect(performance.now() - started).toBeLessThan(2_000)
})
