import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { aspects } from '../../src/surveys/aspects/index.ts'
import { cellsWith, quotaCells } from '../../src/surveys/quota.ts'
import type { Survey } from '../../src/surveys/survey.ts'
import { problemsOf } from '../../src/surveys/version.ts'
import { draw } from './draw.ts'

const table = `page one
 gender choice | woman man
 age number
 uses set | train car
 agreed consent
page two
 other short_text | show if {gender} = 'woman'`

type Places = NonNullable<Survey['quotas']>['places']

function surveyWith(...places: Places): Survey {
  return draw(table, { quotas: { places } })
}

const cellNames = (survey: Survey, answers: Record<string, unknown>) =>
  cellsWith(quotaCells(survey), survey, answers).map(({ label }) => label)

test('cells are told by rules, with the answers there are so far', () => {
  const survey = surveyWith(
    { when: '{age} < 30', target: 5, label: 'Young' },
    { when: "{gender} = 'woman' and {age} >= 30", target: 5 },
  )
  expect(cellNames(survey, {})).toEqual([])
  expect(cellNames(survey, { age: 20 })).toEqual(['Young'])
  expect(cellNames(survey, { gender: { option: 'woman' } })).toEqual([])
  expect(cellNames(survey, { gender: { option: 'woman' }, age: 40 })).toEqual([
    "{gender} = 'woman' and {age} >= 30",
  ])
})

test('questions are crossed by all that they offer', () => {
  const survey = surveyWith({ cross: ['gender', 'uses', 'agreed'], targets: [1, 2, 3, 4, 5, 6, 7, 8] })
  expect(
    quotaCells(survey)
      .map(({ rule, target }) => `${rule}: ${target}`)
      .slice(0, 3),
  ).toEqual([
    "{gender} = 'woman' and {uses} contains 'train' and {agreed} = true: 1",
    "{gender} = 'woman' and {uses} contains 'train' and {agreed} = false: 2",
    "{gender} = 'woman' and {uses} contains 'car' and {agreed} = true: 3",
  ])
  expect(quotaCells(survey)).toHaveLength(8)
  const answers = { gender: { option: 'man' }, uses: { options: ['train', 'car'] }, agreed: true }
  expect(cellNames(survey, answers)).toEqual(['man × train × I agree', 'man × car × I agree'])
})

test('a cell stays the same with another target, name or spelling, and is another with another rule', () => {
  const id = (when: string, target = 1, label?: string) =>
    quotaCells(surveyWith({ when, target, ...(label && { label }) }))[0]?.id
  expect(id('{age} < 30', 9, 'Young')).toBe(id('{age}<30'))
  expect(id('{age} <= 30')).not.toBe(id('{age} < 30'))
})

test('of two lines with the same rule the smaller number counts', () => {
  const survey = surveyWith({ when: '{age} < 30', target: 5 }, { when: '{age}<30', target: 3 })
  expect(quotaCells(survey).map(({ target }) => target)).toEqual([3])
})

test('what is hidden by now decides nothing', () => {
  const survey = surveyWith({ when: 'answered({other})', target: 1 })
  expect(cellNames(survey, { gender: { option: 'man' }, other: 'x' })).toEqual([])
})

test.each([
  [{ when: '{agee} < 30', target: 1 }, 'Did you mean {age}?'],
  [{ when: '{age}', target: 1 }, 'is a number, not a condition'],
  [{ cross: ['age'], targets: [1] }, '{age} has no options to cross'],
  [{ cross: ['gendre'], targets: [1] }, 'Did you mean {gender}?'],
  [{ cross: ['gender', 'uses'], targets: [1, 2, 3] }, 'there are 4 combinations and 3 numbers'],
])('%j is not published', (place, sentence) => {
  expect(
    problemsOf(surveyWith(place))
      .map(({ message }) => message)
      .join(),
  ).toContain(sentence)
})

describe('the editor', () => {
  const { edit, settings, Editor } = aspects.quotas
  const blank = aspects.quotas.blank
  const fill = (fields: Record<string, string>) =>
    settings.safeParse(edit((part = '') => (fields[part] === undefined ? [] : [fields[part]]), blank, 'en'))

  test('reads lines of rules and of crossings, and shows them again', () => {
    const lines =
      "{age} < 30 | 50 | Under 30\n{gender} = 'a | b' | 7\n{gender} × {uses} | 1, 2, 3, 4\n{gender} | 50"
    const read = fill({ places: lines, full: 'message', message: 'Enough' })
    expect(read.data).toEqual({
      places: [
        { when: '{age} < 30', target: 50, label: 'Under 30' },
        { when: "{gender} = 'a | b'", target: 7 },
        { cross: ['gender', 'uses'], targets: [1, 2, 3, 4] },
        { cross: ['gender'], targets: [50] },
      ],
      full: 'message',
      message: { en: 'Enough' },
    })
    const shown = renderToString(<>{Editor({ name: 's', settings: read.data ?? blank, language: 'en' })}</>)
    expect(shown.replaceAll('&lt;', '<')).toContain(`>${lines}</textarea>`)
  })

  test.each([
    [{ places: 'young people', full: 'message' }, '“young people”: write a rule'],
    [{ places: '{age} < 30 | many', full: 'message' }, '“{age} < 30 | many”: write a rule'],
    [{ places: '{age} << 30 | 5', full: 'message' }, 'At character'],
    [{ places: '{age} < 30 | 5 6', full: 'message' }, 'write a rule'],
    [{ places: '', full: 'redirect' }, 'Write the address to lead on to'],
    [{ places: '', full: 'redirect', url: 'http://panel.example/full' }, 'beginning with https://'],
    [{ places: '', full: 'redirect', url: 'javascript:alert(1)' }, 'beginning with https://'],
    [{ places: '', full: 'redirect', url: 'https://me:secret@panel.example/' }, 'beginning with https://'],
    [{ places: '', full: 'redirect', url: 'https://panel.example/full?id=7' }, undefined],
  ])('%j', (fields, sentence) => {
    const messages = fill(fields)
      .error?.issues.map(({ message }) => message)
      .join()
    if (sentence) expect(messages).toContain(sentence)
    else expect(messages).toBeUndefined()
  })
})
