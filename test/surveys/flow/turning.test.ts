import { describe, expect, test } from 'vitest'
import { pagesOf, reviewId } from '../../../src/surveys/flow.ts'
import {
  beginning,
  isLate,
  openPage,
  type Progress,
  type SentPage,
  takePage,
} from '../../../src/surveys/progress.ts'
import type { Survey } from '../../../src/surveys/survey.ts'
import { draw } from '../draw.ts'

function send(page: string, fields: Record<string, string>, more: Partial<SentPage> = {}): SentPage {
  return {
    section: page,
    inputsOf: (id) => () => (fields[id] === undefined ? [] : [fields[id]]),
    goBack: false,
    ...more,
  }
}

/** What became of pages sent one after the other. */
function walked(survey: Survey, ...pages: SentPage[]): ReturnType<typeof takePage> {
  let step: Progress = beginning
  for (const page of pages) step = takePage(survey, step, page)
  return step as ReturnType<typeof takePage>
}

describe('soft-required', () => {
  const survey = draw('page one\n a number | soft\n b number\npage two\n c number')

  test('asks once whether a question stays empty on purpose', () => {
    const once = takePage(survey, beginning, send('one', { b: '1' }))
    expect(once).toMatchObject({ next: 'one', unsure: ['a'], issues: {}, answers: { b: 1 }, reached: 0 })
    expect(takePage(survey, once, send('one', { b: '1' }, { sure: ['a'] }))).toMatchObject({
      next: 'two',
      unsure: [],
      reached: 1,
    })
  })

  test('does not count as asked while the page spoke of something else', () => {
    const wrong = takePage(survey, beginning, send('one', { b: 'x' }))
    expect(wrong).toMatchObject({ next: 'one', unsure: [] })
    expect(Object.keys(wrong.issues)).toEqual(['b'])
    expect(takePage(survey, wrong, send('one', { b: '1' })).unsure).toEqual(['a'])
  })

  test('asks nothing of whoever answers or goes back', () => {
    expect(takePage(survey, beginning, send('one', { a: '1' })).unsure).toEqual([])
    expect(takePage(survey, beginning, send('one', {}, { goBack: true })).unsure).toEqual([])
  })
})

describe('one question at a time', () => {
  const survey = draw(
    `
    page one
      hello text_block
      a number | required
      b number | show if {a} > 1
      bye text_block
    page two
      c number
  `,
    { display: { pages: 'questions' } },
  )

  test('each has its page, and takes along what is to be read before it', () => {
    const pages = pagesOf(survey, { a: 2 }).map(({ id, questions }) => [id, questions.length])
    expect(pages).toEqual([
      ['one.a', 2],
      ['one.b', 1],
      ['one.bye', 1],
      ['two.c', 1],
    ])
  })

  test('one leads to the next, and an answer can bring one up', () => {
    expect(takePage(survey, beginning, send('one.a', {}))).toMatchObject({ next: 'one.a', issues: { a: {} } })
    const low = takePage(survey, beginning, send('one.a', { a: '1' }))
    expect(low).toMatchObject({ next: 'one.bye', appeared: [] })
    const high = takePage(survey, beginning, send('one.a', { a: '2', b: '7' }))
    expect(high).toMatchObject({ next: 'one.b', answers: { a: 2 } })
    expect(openPage(survey, high)?.id).toBe('one.b')
    const end = walked(
      survey,
      send('one.a', { a: '2' }),
      send('one.b', {}),
      send('one.bye', {}),
      send('two.c', {}),
    )
    expect(end).toMatchObject({ status: 'complete', reached: 5, answers: { a: 2 } })
  })
})

describe('the review', () => {
  const survey = draw('page one\n a number\n b short_text | required\npage two\n c number', {
    display: { review: true },
  })

  test('shows all answers before they are sent, and leads back to each page', () => {
    const before = walked(survey, send('one', { a: '1', b: 'x' }), send('two', {}))
    expect(before).toMatchObject({ status: 'started', next: reviewId, reached: 2 })
    const page = openPage(survey, before)
    expect(page?.review?.map((part) => [part.page.id, part.lines.map(({ answer }) => answer)])).toEqual([
      ['one', [1, 'x']],
      ['two', [undefined]],
    ])
    const back = takePage(survey, before, send(reviewId, {}, { goTo: 'one' }))
    expect(back).toMatchObject({ status: 'started', next: 'one' })
    expect(takePage(survey, before, send(reviewId, {}, { goBack: true }))).toMatchObject({ next: 'two' })
    expect(takePage(survey, before, send(reviewId, {}))).toMatchObject({
      status: 'complete',
      next: undefined,
    })
  })

  test('goes nowhere that was not reached', () => {
    expect(takePage(survey, beginning, send('one', { b: 'x' }, { goTo: 'two' })).next).toBe('two')
    expect(takePage(survey, beginning, send('one', {}, { goTo: 'two' })).next).toBe('one')
  })
})

describe('a time limit', () => {
  const survey = draw('page one | seconds 60\n a number | required\n b number | soft\npage two\n c number')

  test('takes a late page as it is, and does not ask for it again', () => {
    const late = takePage(survey, beginning, send('one', { b: 'no number' }, { late: true }))
    expect(late).toMatchObject({ next: 'two', issues: {}, reached: 1, answers: {} })
    expect(takePage(survey, late, send('two', { c: '1' }))).toMatchObject({ status: 'complete' })
  })

  test('holds nobody up before it is over', () => {
    expect(takePage(survey, beginning, send('one', {})).issues).toHaveProperty('a')
    const [page] = pagesOf(survey, {})
    expect(page && [isLate(page, 0, 60_000), isLate(page, 0, 80_000)]).toEqual([false, true])
  })
})

test('answers that a change hid are kept until sending, and gone then', () => {
  const survey = draw(`
    page one
      a number
    page two
      b number | show if {a} = 1
    page three
      c number
  `)
  const before = walked(survey, send('one', { a: '1' }), send('two', { b: '5' }))
  const changed = takePage(survey, before, send('one', { a: '2' }))
  expect(changed).toMatchObject({ next: 'three', answers: { a: 2, b: 5 } })
  const back = takePage(survey, changed, send('one', { a: '1' }))
  expect(back).toMatchObject({ next: 'two', answers: { a: 1, b: 5 } })
  expect(takePage(survey, changed, send('three', { c: '3' }))).toMatchObject({
    status: 'complete',
    answers: { a: 2, c: 3 },
  })
  expect(takePage(survey, changed, send('three', { c: '3' })).answers).not.toHaveProperty('b')
})

test('a check that a later change broke is asked for again before the end', () => {
  const survey = draw('page one\n a number\npage two\n b number | check {b} > {a}\npage three\n c number')
  const before = walked(survey, send('one', { a: '1' }), send('two', { b: '5' }), send('one', { a: '9' }))
  expect(takePage(survey, before, send('three', {}))).toMatchObject({ status: 'started', next: 'two' })
})
