import { expect, test } from 'vitest'
import { replaceQuestion } from '../../src/surveys/draft.ts'
import { questionsOf } from '../../src/surveys/survey.ts'
import { problemsOf } from '../../src/surveys/version.ts'
import { draw } from './draw.ts'

test('whatever mentions a question follows it to a new id', () => {
  const survey = draw(
    `page one | jump to three if {tea} contains 'green'
 tea set | says Teas | green black other*
 kind choice | a b?count({tea})>1 | carry chosen from tea
 cups number | check {cups} > count({tea}), else More than {tea}
 score calculated | count({tea}) * 2
page two | loop over tea | says About {loop} and {tea}
 price number | show if {cups} > 1
page three
 tea_other short_text | show if '{tea}' = {cups.tea}`,
    {
      quotas: {
        places: [
          { cross: ['tea'], targets: [5] },
          { when: "{tea} contains 'green'", target: 3 },
        ],
      },
    },
  )
  const [tea] = questionsOf(survey)
  if (!tea) throw new Error('There is no tea')
  const after = replaceQuestion(survey, 'tea', { ...tea, id: 'brew' })
  const text = JSON.stringify(after)
  expect(text.replace("'{tea}' = {cups.tea}", '')).not.toMatch(/\{tea\}|"tea"/)
  expect(questionsOf(after).map(({ id }) => id)).toEqual([
    'brew',
    'kind',
    'cups',
    'score',
    'price',
    'tea_other',
  ])
  expect(text).toContain("'{tea}' = {cups.tea}")
  expect(problemsOf(after).filter(({ message }) => /brew|\{tea\}/.test(message))).toEqual([])
})
