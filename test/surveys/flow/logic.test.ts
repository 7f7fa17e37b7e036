import { describe, expect, test } from 'vitest'
import { acceptAnswers, countedAnswers, pagesOf, receivePage, walkOf } from '../../../src/surveys/flow.ts'
import { askedQuestions } from '../../../src/surveys/flow/expand.ts'
import type { Answers } from '../../../src/surveys/response.ts'
import type { Survey } from '../../../src/surveys/survey.ts'
import { draw } from '../draw.ts'

const picked = (...options: string[]) => ({ options })
const sent = (form: Record<string, string[]>) => (id: string) => (part?: string) =>
  form[part ? `${id}.${part}` : id] ?? []

/** `page: question question` for each page. */
function way(survey: Survey, answers: Answers, seed = 0): string[] {
  return pagesOf(survey, answers, seed).map(
    ({ id, questions }) => `${id}: ${questions.map(({ question }) => question.id).join(' ')}`,
  )
}

function titles(survey: Survey, answers: Answers): (string | undefined)[] {
  return pagesOf(survey, answers).flatMap(({ questions }) =>
    questions.map(({ question }) => question.title['en']),
  )
}

function options(survey: Survey, id: string, answers: Answers, seed = 0): string[] {
  const questions = pagesOf(survey, answers, seed).flatMap((page) => page.questions)
  const list = questions.find(({ question }) => question.id === id)?.lists['options']
  return (list?.items ?? []).map(
    (item) =>
      `${item.id}${item.id === item.label['en']?.toLowerCase() ? '' : `=${Object.values(item.label)[0]}`}`,
  )
}

describe('a loop', () => {
  const devices = draw(`
    page have
      devices set | phone laptop other* none!
    page usage | loop over devices | says About your {loop}
      hours number | says Hours with {loop}?
      why   short_text | show if {hours} > 5 | says {hours} hours with {loop}: why?
    page end
      most  number | show if {hours:phone} > 1
  `)

  test('asks once for each option that was picked', () => {
    expect(way(devices, {})).toEqual(['have: devices'])
    expect(way(devices, { devices: picked('phone', 'laptop') })).toEqual([
      'have: devices',
      'usage:phone: hours:phone',
      'usage:laptop: hours:laptop',
    ])
    expect(way(devices, { devices: picked('none') })).toEqual(['have: devices'])
  })

  test('has rules and texts of its own in each round, and later questions read a round by its name', () => {
    const answers = { devices: picked('phone', 'laptop'), 'hours:phone': 2, 'hours:laptop': 6 }
    expect(way(devices, answers)).toEqual([
      'have: devices',
      'usage:phone: hours:phone',
      'usage:laptop: hours:laptop why:laptop',
      'end: most',
    ])
    expect(titles(devices, answers)).toEqual([
      'devices',
      'Hours with phone?',
      'Hours with laptop?',
      '6 hours with laptop: why?',
      'most',
    ])
    expect(pagesOf(devices, answers)[1]?.section.title).toEqual({ en: 'About your phone' })
  })

  test('says the own words of “other”', () => {
    const answers = { devices: { options: ['other'], text: 'a *smart* watch' } }
    expect(titles(devices, answers)).toEqual(['devices', 'Hours with a \\*smart\\* watch?'])
  })

  test('has a question and a column for every round, whoever answers', () => {
    const ids = askedQuestions(devices).map(({ question }) => question.id)
    expect(ids).toEqual(
      'devices hours:phone why:phone hours:laptop why:laptop hours:other why:other most'.split(' '),
    )
    const [column] = askedQuestions(devices)[1]?.columns('en') ?? []
    expect(column).toMatchObject({
      key: 'hours:phone',
      label: 'Hours with phone?',
      group: { kind: 'battery', name: 'hours', item: 'phone', itemLabel: 'phone' },
    })
  })

  test('counts no answers of rounds that are not asked any more, and takes none', () => {
    const answers = { devices: picked('laptop'), 'hours:phone': 2, 'hours:laptop': 1 }
    expect(countedAnswers(devices, answers)).toEqual({ devices: picked('laptop'), 'hours:laptop': 1 })
    expect(acceptAnswers(devices, answers).issues).toMatchObject({
      'hours:phone': { word: 'question.shown' },
    })
  })
})

describe('what is carried over', () => {
  const brands = draw(`
    page one
      known set | a b c other* none!
    page two
      liked choice | carry chosen from known | own
      never set    | carry not chosen from known
  `)

  test('is what was chosen, or left, before the own options', () => {
    const answers = { known: picked('c', 'a') }
    expect(options(brands, 'liked', answers)).toEqual(['a', 'c', 'own'])
    expect(options(brands, 'never', answers)).toEqual(['b', 'other'])
  })

  test('says the own words of “other”', () => {
    expect(options(brands, 'liked', { known: { options: ['other'], text: 'Mine' } })).toEqual([
      'other=Mine',
      'own',
    ])
  })

  test('is refused where it was not chosen, and not counted where it is so no longer', () => {
    const before = { known: picked('a') }
    const refused = receivePage(brands, before, 'two', sent({ liked: ['b'] }))
    expect(refused.issues).toMatchObject({ liked: { word: 'choice.unknown' } })
    const taken = receivePage(brands, before, 'two', sent({ liked: ['a'], never: ['b', 'c'] }))
    expect(taken.answers).toEqual({ ...before, liked: { option: 'a' }, never: picked('b', 'c') })
    const changed = { ...taken.answers, known: picked('b') }
    expect(countedAnswers(brands, changed)).toEqual({ known: picked('b'), never: picked('c') })
  })

  test('makes no question where nothing is left to pick', () => {
    expect(way(brands, { known: picked('a', 'b', 'c', 'other') })).toEqual(['one: known', 'two: liked'])
  })

  test('has a column option for everything it may hold', () => {
    const [, liked] = askedQuestions(brands)
    expect(liked?.columns('en')[0]?.options?.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'other', 'own'])
  })
})

test('an option is offered only where its rule holds, and refused elsewhere', () => {
  const survey = draw(`
    page one
      age number
      drink choice | required | tea beer?{age}>=18
  `)
  expect(options(survey, 'drink', { age: 12 })).toEqual(['tea'])
  expect(options(survey, 'drink', { age: 20 })).toEqual(['tea', 'beer'])
  const young = receivePage(survey, {}, 'one', sent({ age: ['12'], drink: ['beer'] }))
  expect(young.issues).toMatchObject({ drink: { word: 'choice.unknown' } })
  expect(receivePage(survey, {}, 'one', sent({ age: ['30'], drink: ['beer'] })).issues).toEqual({})
})

describe('order', () => {
  const shuffled = draw(
    `
    page first | anchored
      a choice | order shuffled | o1 o2 o3 o4 fixed@ o5 other* none!
    page x | shuffled
      q1 number
      q2 number | anchored
      q3 number
      q4 number
    page y
      r number
    page z
      s number
    page last | anchored
      e number
  `,
    { shuffled: true },
  )

  test('by chance is the same for one person each time, and all orders come up', () => {
    const orders = new Set<string>()
    for (let seed = 0; seed < 200; seed++) {
      const pages = way(shuffled, {}, seed)
      expect(way(shuffled, {}, seed)).toEqual(pages)
      expect([pages[0], pages.at(-1)]).toEqual(['first: a', 'last: e'])
      expect(pages.find((page) => page.startsWith('x'))?.split(' ')[2]).toBe('q2')
      orders.add(pages.map((page) => page.split(':')[0]).join())
    }
    expect(orders.size).toBe(6)
  })

  test('keeps anchored options, “other” and “none” in their places', () => {
    const orders = new Set<string>()
    for (let seed = 0; seed < 100; seed++) {
      const list = options(shuffled, 'a', {}, seed)
      expect([list[4], list[6], list[7]]).toEqual(['fixed', 'other', 'none'])
      orders.add(list.join())
    }
    expect(orders.size).toBeGreaterThan(50)
  })

  test('of options stays out of the stored answer', () => {
    const survey = draw('page one\n a set | order shuffled | o1 o2 o3 o4 o5')
    for (let seed = 0; seed < 20; seed++)
      expect(receivePage(survey, {}, 'one', sent({ a: ['o5', 'o2', 'o3'] }), { seed }).answers).toEqual({
        a: picked('o2', 'o3', 'o5'),
      })
  })
})

describe('jumps', () => {
  const ways = draw(`
    page start | jump to end if {age} < 18 | jump to late if {age} > 60
      age number
    page middle | jump to end
      m number
    page late
      l number
    page last
      x number
  `)

  test('lead to a later section or to the end, else on', () => {
    expect(way(ways, { age: 12 })).toEqual(['start: age'])
    expect(way(ways, { age: 70 })).toEqual(['start: age', 'late: l', 'last: x'])
    expect(way(ways, { age: 30 })).toEqual(['start: age', 'middle: m'])
  })

  test('leave nothing counted of what they skip', () => {
    expect(countedAnswers(ways, { age: 70, m: 1, l: 2 })).toEqual({ age: 70, l: 2 })
    expect(acceptAnswers(ways, { age: 70, m: 1 }).issues).toMatchObject({ m: { word: 'question.shown' } })
  })
})

describe('texts', () => {
  test('hold earlier answers, escaped; nothing where there is none; other braces stay', () => {
    const survey = draw(`
      page one
        name short_text
        pets set | cat dog
      page two
        ask choice | says Hi {name}, why {pets}? {nothing} {} | yes no
    `)
    const answers = { name: '<b>*Ann*</b>', pets: picked('cat', 'dog') }
    expect(titles(survey, answers)[2]).toBe(
      'Hi \\<b\\>\\*Ann\\*\\<\\/b\\>, why cat\\; dog? {nothing} {}'.replace('dog?', 'dog?'),
    )
    expect(titles(survey, {})[2]).toBe('Hi , why ? {nothing} {}')
  })

  test('that are the same for everyone make no question anew', () => {
    const survey = draw('page one\n a number\n b number | says {a} and b')
    const [a, b] = pagesOf(survey, { a: 1 })[0]?.questions ?? []
    expect(a).toBe(askedQuestions(survey)[0])
    expect(b?.question.title).toEqual({ en: '1 and b' })
  })

  test('never show an answer to a question that is hidden now', () => {
    const survey = draw(`
      page one
        a number
      page two
        b short_text | show if {a} = 1
        c number | says You said {b}
    `)
    expect(titles(survey, { a: 2, b: 'secret' })).toEqual(['a', 'You said '])
  })
})

describe('checks', () => {
  const sums = draw(`
    page one
      a number
      b number | check {a} + {b} <= 100, else Together at most 100; you have {a} already.
  `)

  test('say their own message where they are false, and store nothing that fails', () => {
    const { issues, answers } = receivePage(sums, { b: 1 }, 'one', sent({ a: ['60'], b: ['50'] }))
    expect(issues).toEqual({
      b: { word: 'check', with: { message: { en: 'Together at most 100; you have 60 already.' } } },
    })
    expect(answers).toEqual({ a: 60, b: 1 })
    expect(acceptAnswers(sums, { a: 60, b: 50 }).issues).toHaveProperty('b')
  })

  test('hold nobody up where they cannot be told', () => {
    expect(receivePage(sums, {}, 'one', sent({ b: ['500'] })).issues).toEqual({})
  })
})

test('what nobody is asked is found on the way, stored, and readable by rules and texts', () => {
  const survey = draw(`
    page one
      from  hidden | campaign
      a     number
      twice calculated | {a} * 2
    page two | show if {from} = 'mail'
      b number | says Twice is {twice}
  `)
  const first = receivePage(survey, {}, 'one', sent({ a: ['4'] }), { link: { campaign: 'mail' } })
  expect(first.answers).toMatchObject({ a: 4, twice: 8 })
  expect(titles(survey, first.answers)).toEqual(['a', 'Twice is 8'])
  const later = receivePage(survey, first.answers, 'one', sent({ a: ['5'] }))
  expect(later.answers).toMatchObject({ a: 5, twice: 10, from: first.answers['from'] })
  expect(walkOf(survey, later.answers).pages).toHaveLength(2)
})
