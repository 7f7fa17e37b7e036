import { expect, test } from 'vitest'
import { readDefinition } from '../../../src/server/store/definitions.ts'
import { travelling } from '../../fixtures/surveys.ts'

test('a definition is the same value while its text is, and keeps the questions that stayed', () => {
  const first = readDefinition('tea', JSON.stringify(travelling))
  expect(first).toEqual(travelling)
  expect(readDefinition('tea', JSON.stringify(travelling))).toBe(first)
  const [you, ...others] = travelling.sections
  if (!you?.questions[0]) throw new Error('The fixture has a first question')
  const renamed = { ...you.questions[0], title: { en: 'Your name?' } }
  const changed = {
    ...travelling,
    sections: [{ ...you, questions: [renamed, ...you.questions.slice(1)] }, ...others],
  }
  const second = readDefinition('tea', JSON.stringify(changed))
  expect(second).toEqual(changed)
  expect(second.sections[0]?.questions[0]).not.toBe(first.sections[0]?.questions[0])
  expect(second.sections[0]?.questions[1]).toBe(first.sections[0]?.questions[1])
})
