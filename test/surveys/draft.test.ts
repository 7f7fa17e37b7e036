import { expect, test } from 'vitest'
import {
  addQuestion,
  addSection,
  blankSurvey,
  moveQuestion,
  moveSection,
  placeQuestion,
  removeQuestion,
  removeSection,
  replaceQuestion,
  withWords,
} from '../../src/surveys/draft.ts'
import { readableBefore } from '../../src/surveys/readable.ts'
import { draw } from './draw.ts'
import { questionsOf, survey, type Survey } from '../../src/surveys/survey.ts'
import { problemsOf } from '../../src/surveys/version.ts'

/** `a b | c` is two sections, the first with two questions. */
function drawn(sections: string): Survey {
  return survey.parse({
    format: 1,
    title: { en: 'Drawn' },
    languages: ['en'],
    sections: sections.split('|').map((ids, index) => ({
      id: `part_${index + 1}`,
      questions: ids
        .trim()
        .split(' ')
        .filter(Boolean)
        .map((id) => ({ id, type: 'short_text', title: { en: id } })),
    })),
  })
}

function drawing({ sections }: Survey): string {
  return sections.map(({ questions }) => questions.map(({ id }) => id).join(' ')).join(' | ')
}

const text = (title: string) => ({ type: 'short_text', title, settings: {} })

test('a new question is named by its title, and never as one that was published', () => {
  const first = addQuestion(blankSurvey('Tea'), 'part_1', text('Was it 5 °C?'))
  expect(first.id).toBe('was_it_5_c')
  const second = addQuestion(first.survey, 'part_1', text('Was it 5 °C?'), ['was_it_5_c_2'])
  expect(second.id).toBe('was_it_5_c_3')
  expect(addQuestion(second.survey, 'part_1', text('…')).id).toBe('question')
  expect(addQuestion(second.survey, 'part_1', text('2 cups?')).id).toBe('q_2_cups')
  expect(questionsOf(second.survey)).toHaveLength(2)
  expect(problemsOf(second.survey)).toEqual([])
})

test.each([
  ['a b | c', 'b', 'up', 'b a | c'],
  ['a b | c', 'a', 'down', 'b a | c'],
  ['a b | c', 'b', 'down', 'a | b c'],
  ['a b | c', 'c', 'up', 'a b c | '],
  ['a b | c', 'a', 'up', 'a b | c'],
  ['a b | c', 'c', 'down', 'a b | c'],
  [' | a', 'a', 'up', 'a | '],
] as const)('in %s, %s goes %s: %s', (before, id, direction, after) => {
  expect(drawing(moveQuestion(drawn(before), id, direction))).toBe(after)
})

test('a question goes to the end of another section, and stays where there is none of that name', () => {
  expect(drawing(placeQuestion(drawn('a b | c'), 'a', 'part_2'))).toBe('b | c a')
  expect(drawing(placeQuestion(drawn('a b | c'), 'a', 'part_9'))).toBe('a b | c')
  expect(drawing(removeQuestion(drawn('a b | c'), 'b'))).toBe('a | c')
})

test('sections are added, moved and removed with their questions', () => {
  const { survey: added, id } = addSection(drawn('a | b'), 'About you')
  expect(id).toBe('about_you')
  expect(drawing(moveSection(added, id, 'up'))).toBe('a |  | b')
  expect(drawing(moveSection(added, id, 'down'))).toBe('a | b | ')
  expect(drawing(removeSection(added, 'part_1'))).toBe('b | ')
})

test('rules follow a question to its new id, and quoted words stay', () => {
  const before = drawn('age b | c')
  const [first, second] = before.sections
  const [age, b] = first?.questions ?? []
  if (!first || !second || !age || !b) throw new Error('drawn otherwise')
  const ruled: Survey = {
    ...before,
    sections: [
      {
        ...first,
        screenOut: { when: '{age} < 18' },
        questions: [age, { ...b, showIf: "{age} > 1 and { age } <> '{age}' or {agent} = 2" }],
      },
      { ...second, showIf: '{age' },
    ],
  }
  const after = replaceQuestion(ruled, 'age', { ...age, id: 'years' })
  expect(after.sections[0]?.questions[1]?.showIf).toBe("{years} > 1 and {years} <> '{age}' or {agent} = 2")
  expect(after.sections[0]?.screenOut?.when).toBe('{years} < 18')
  expect(after.sections[1]?.showIf, 'an unreadable rule stays').toBe('{age')
})

test('words of one language are replaced, and a text without any is none', () => {
  expect(withWords({ en: 'Tea', de: 'Tee' }, 'en', 'Teas')).toEqual({ en: 'Teas', de: 'Tee' })
  expect(withWords({ en: 'Tea' }, 'en', '')).toBeUndefined()
  expect(withWords(undefined, 'de', 'Tee')).toEqual({ de: 'Tee' })
})

test('a rule can read what is asked before its place', () => {
  const ids = (place: Parameters<typeof readableBefore>[1]) =>
    readableBefore(drawn('a b | c d'), place).map(({ id }) => id)
  expect(ids({ question: 'b' })).toEqual(['a'])
  expect(ids({ question: 'd' })).toEqual(['a', 'b', 'c'])
  expect(ids({ section: 'part_2' })).toEqual(['a', 'b'])
  expect(ids({ section: 'part_1', after: true })).toEqual(['a', 'b'])
})

test('a new id is followed by all that names it', () => {
  const survey = draw(
    `
    page one
      devices set | phone laptop
      age number
    page two | loop over devices | says Devices: {devices}, at {age}
      hours number | says {loop} at {age}? | show if {devices} contains 'phone' and {age} > 1 | check {hours} < {age}, else At {age}
      first choice | carry chosen from devices | none?{age}>2
    page three | jump to end if {age} > 9
      twice calculated | {age} * {hours:phone}
  `,
    { thanks: { en: 'Thanks, {age} and {hours:laptop}' } },
  )
  const rename = (from: string, to: string) => (draft: Survey) => {
    const question = questionsOf(draft).find(({ id }) => id === from)
    return question ? replaceQuestion(draft, from, { ...question, id: to }) : draft
  }
  const renamed = rename('hours', 'time')(rename('devices', 'things')(rename('age', 'years')(survey)))
  expect(JSON.stringify(renamed)).not.toMatch(/\{(age|devices|hours)[:}]|"(age|devices|hours)"(?!\})/)
  expect(problemsOf(renamed)).toEqual(problemsOf(survey))
})
