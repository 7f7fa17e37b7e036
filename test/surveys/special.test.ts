import { expect, test } from 'vitest'
import { type Survey, survey } from '../../src/surveys/survey.ts'
import { problemsOf } from '../../src/surveys/version.ts'

const consent = (settings: object) => ({
  id: 'agree',
  type: 'consent',
  title: { en: 'May we use what you say about your health?' },
  settings: { purpose: 'special', ...settings },
})
const health = (more: object = {}) => ({
  id: 'health',
  type: 'short_text',
  title: { en: 'How is your health?' },
  special: true,
  ...more,
})

function surveyOf(...questions: object[]): Survey {
  return survey.parse({
    format: 1,
    title: { en: 'Health' },
    languages: ['en'],
    sections: [{ id: 'one', questions }],
  })
}

const says = (...questions: object[]) => problemsOf(surveyOf(...questions)).map(({ message }) => message)
const wanted = [expect.stringContaining('Ask before it for consent')]

test('specially protected data are asked only after consent to that purpose', () => {
  expect(says(health())).toEqual(wanted)
  expect(says(health(), consent({ needed: true }))).toEqual(wanted)
  expect(says(consent({ needed: true, purpose: 'contact' }), health())).toEqual(wanted)
  expect(says(consent({ needed: true }), health())).toEqual([])
})

test('who may refuse is asked only if they agreed', () => {
  expect(says(consent({ needed: false }), health())).toEqual(wanted)
  expect(says(consent({ needed: false }), health({ showIf: '{agree}' }))).toEqual([])
})
