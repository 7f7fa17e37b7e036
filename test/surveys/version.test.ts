import { describe, expect, test } from 'vitest'
import type { Survey } from '../../src/surveys/survey.ts'
import { changesSince, problemsOf } from '../../src/surveys/version.ts'
import { draw } from './draw.ts'

const one = 'page one\n'
const messages = (survey: Survey) => problemsOf(survey).map(({ where, message }) => `${where}: ${message}`)

describe('a survey can be published', () => {
  test('when nothing is wrong with it', () => {
    expect(messages(draw(`${one} a number\n b short_text | show if {a} > 3`))).toEqual([])
  })

  test.each([
    ['page one', 'survey: Add at least one question'],
    [`${one} a number\n a number`, 'a: Two questions have the id “a”'],
    [`${one} a number\npage one\n b number`, 'one: Two sections have the id “one”'],
    [`${one} a ratign`, 'a: “ratign” is not a kind of question. Did you mean “rating”?'],
    [`${one} a constructor`, 'a: “constructor” is not a kind of question'],
    [`${one} constructor number`, 'constructor: Give this question another id'],
    [`${one} a choice | x x`, 'a: '],
    [`${one} a number\n b number | show if {a} >`, 'b: Show this question if: At character 6'],
    [`${one} a number\n b number | show if {c} > 1\n c number`, '{c} is asked only later'],
    [`${one} a number\n b number | show if {aa} > 1`, 'Did you mean {a}?'],
    [`${one} a choice | red blue\n b number | show if {a} = 'rde'`, "Did you mean 'red'?"],
    [`${one} a short_text\n b number | show if {a} > 3`, 'cannot be compared'],
    [`page one | show if {a} > 1\n a number`, 'one: Show this section if'],
    [`page one | screen out if {b} > 1\n a number\npage two\n b number`, 'one: Screen out if'],
    [
      `${one} a number\n b calculated | {a} * {c}\n c number`,
      'b: What is calculated: {c} is asked only later',
    ],
    [`${one} a number\n b calculated | {a} > 3`, 'gives yes or no, where a number is to come out'],
  ])('not: %s', (table, problem) => {
    expect(messages(draw(table)).join('\n')).toContain(problem)
  })

  test('not with settings that do not fit, and rules about that question are not blamed as well', () => {
    const survey = draw(`${one} a choice | x\n b number | show if {a} = 'x'`)
    const [question] = survey.sections[0]?.questions ?? []
    if (question) question.settings = { options: 'none' }
    expect(new Set(problemsOf(survey).map(({ where }) => where))).toEqual(new Set(['a']))
  })

  test('a rule for screening out may read its own page', () => {
    expect(messages(draw('page one | screen out if {a} < 18\n a number'))).toEqual([])
  })

  test('not without a title in the first language', () => {
    const survey = { ...draw(`${one} a number`), languages: ['de', 'en'] }
    expect(problemsOf(survey).map(({ where }) => where)).toEqual(['survey', 'a'])
  })
})

describe('changes since publication', () => {
  const base = `${one} a choice | Red Blue\n b number\n c rating | 5`
  const changes = (draft: string, ...published: string[]) =>
    changesSince(
      published.map((table) => draw(table)),
      draw(draft),
    ).map(({ question, safe, message }) => `${safe ? '' : 'UNSAFE '}${question}: ${message}`)

  test('there are none for the first version, nor for the same one', () => {
    expect(changes(base)).toEqual([])
    expect(changes(base, base)).toEqual([])
  })

  test.each([
    [`${base}\n d number`, 'd: “d” is new.'],
    [base.replace('\n b number', ''), 'b: “b” is no longer asked; its answers are kept.'],
    [base.replace('Red Blue', 'Red Blue Green'), 'a: “a” offers “Green” as well.'],
    [base.replace('Red Blue', 'Red'), 'a: “a” no longer offers “Blue”; its answers are kept.'],
    [base.replace('b number', 'b number | required'), 'b: “b” must now be answered.'],
    [base.replace('c rating | 5', 'c rating | 7'), 'UNSAFE c: “c” has another range'],
    [base.replace('b number', 'b short_text'), 'UNSAFE b: “b” was of the kind'],
    [base.replace('b number', "b number | show if {a} = 'red'"), "b: “b” is now shown if {a} = 'red'."],
    [`${one} b number\n a choice | Red Blue\n c rating | 5`, 'survey: Questions come in another order.'],
  ])('%s', (draft, change) => {
    const said = changes(draft, base)
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(change)
  })

  test('a new label for an option is told', () => {
    const draft = draw(base)
    const options = draft.sections[0]?.questions[0]?.settings.options as { label: { en: string } }[]
    if (options[0]) options[0].label.en = 'Crimson'
    expect(changesSince([draw(base)], draft)).toMatchObject([
      { safe: true, message: '“Red” of “a” now reads “Crimson” and counts as the same answer.' },
    ])
  })

  test('options and questions that swap their ids would swap their answers', () => {
    const options = draw(base)
    const first = options.sections[0]?.questions[0]
    if (first) first.settings = draw(`${one} a choice | Blue Red`).sections[0]?.questions[0]?.settings ?? {}
    const given = first?.settings.options as { id: string }[]
    for (const option of given) option.id = option.id === 'red' ? 'blue' : 'red'
    expect(changesSince([draw(base)], options).map(({ safe }) => safe)).toEqual([false, false])

    const questions = draw(`${one} a number\n b number`)
    for (const question of questions.sections[0]?.questions ?? [])
      question.title = { en: question.id === 'a' ? 'b' : 'a' }
    const said = changesSince([draw(`${one} a number\n b number`)], questions).filter(({ safe }) => !safe)
    expect(said.map(({ message }) => message)).toEqual([
      '“b” had the id “b” and now has “a”. Let each question keep its own.',
      '“a” had the id “a” and now has “b”. Let each question keep its own.',
    ])
  })

  test('a number in another unit is another question', () => {
    const hours = draw(`${one} a number`)
    const question = hours.sections[0]?.questions[0]
    if (question) question.settings = { unit: { en: 'hours' } }
    expect(changesSince([draw(`${one} a number`)], hours)).toMatchObject([{ safe: false }])
  })

  test('what changed around the questions is named too', () => {
    const two = 'page one\n a number\npage two\n b number'
    expect(
      changes('page one | screen out if {a} > 1\n a number\npage two | show if {a} = 1\n b number', two),
    ).toEqual([
      'one: The section “one” now screens out if {a} > 1.',
      'two: The section “two” is now shown if {a} = 1.',
    ])
    expect(changes('page one\n a number\n b number\npage three\n c number', two)).toEqual([
      'c: “c” is new.',
      'three: The section “three” is new.',
      'two: The section “two” is gone.',
      'b: “b” is now asked in the section “one”.',
    ])
    const draft = { ...draw(two), title: { en: 'Other' }, intro: { en: 'Hi' }, languages: ['en', 'de'] }
    expect(changesSince([draw(two)], draft).map(({ message }) => message)).toEqual([
      'The survey is now called “Other”.',
      'The introduction reads differently.',
      'It can also be answered in: de.',
    ])
  })

  test('an id that was removed cannot come back with another meaning', () => {
    const without = base.replace('Red Blue', 'Red')
    expect(changes(base, base, without)).toEqual(['a: “a” offers “Blue” again.'])
    const draft = draw(base)
    const options = draft.sections[0]?.questions[0]?.settings.options as { label: { en: string } }[]
    if (options[1]) options[1].label.en = 'Bleak'
    expect(changesSince([draw(base), draw(without)], draft)).toMatchObject([
      { safe: false, message: expect.stringContaining('The option id “blue” of “a” meant “Blue”') },
    ])
    const gone = base.replace('\n b number', '')
    expect(changes(base, base, gone)).toEqual([
      'b: “b” is asked again; earlier answers count with the new ones.',
    ])
    const reused = draw(base)
    const question = reused.sections[0]?.questions[1]
    if (question) question.title = { en: 'Shoe size' }
    expect(changesSince([draw(base), draw(gone)], reused).filter(({ safe }) => !safe)).toHaveLength(1)
    expect(changes(base.replace('b number', 'b date'), base, gone).join()).toContain('UNSAFE b')
  })
})
