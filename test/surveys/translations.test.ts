import { expect, test } from 'vitest'
import { missingTexts, translationAdvice } from '../../src/surveys/translations.ts'
import { survey } from '../../src/surveys/survey.ts'

const tea = survey.parse({
  format: 1,
  title: { en: 'Tea', de: 'Tee' },
  languages: ['en', 'de', 'fr'],
  intro: { en: 'About *tea*' },
  trust: { asker: { en: 'The tea house', de: 'Das Teehaus', fr: 'La maison de thé' } },
  sections: [
    {
      id: 'one',
      questions: [
        {
          id: 'kind',
          type: 'choice',
          title: { en: 'Which tea?', de: 'Welcher Tee?', fr: '' },
          settings: {
            options: [
              { id: 'black', label: { en: 'Black', de: 'Schwarz', fr: 'Noir' } },
              { id: 'green', label: { en: 'Green' } },
            ],
          },
        },
      ],
    },
  ],
})

test('every text that lacks a language is found, wherever it stands', () => {
  expect(missingTexts(tea)).toEqual([
    { language: 'fr', where: 'survey', words: 'Tea' },
    { language: 'de', where: 'survey', words: 'About tea' },
    { language: 'fr', where: 'survey', words: 'About tea' },
    { language: 'fr', where: 'kind', words: 'Which tea?' },
    { language: 'de', where: 'kind', words: 'Green' },
    { language: 'fr', where: 'kind', words: 'Green' },
  ])
})

test('an author reads one sentence for each language, with what stands in', () => {
  expect(translationAdvice(tea).map(({ message }) => message)).toEqual([
    'Français lacks “Tea”, “About tea”, “Which tea?” and 1 more. They will be shown in English.',
    'Deutsch lacks “About tea”, “Green”. They will be shown in English.',
  ])
})

test('a survey in one language lacks nothing', () => {
  expect(missingTexts({ ...tea, languages: ['en'] })).toEqual([])
})
