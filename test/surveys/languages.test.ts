import { expect, test } from 'vitest'
import { chooseLanguage, directionOf, nameOfLanguage } from '../../src/surveys/languages.ts'

test.each([
  [['en', 'de'], 'de', 'de'],
  [['en', 'de'], 'de-AT,en;q=0.8', 'de'],
  [['en', 'de'], 'fr, en;q=0.3, de;q=0.7', 'de'],
  [['en', 'de'], 'DE-CH', 'de'],
  [['en', 'de'], 'de;q=0, en', 'en'],
  [['pt-BR', 'pt'], 'pt-PT', 'pt'],
  [['pt-BR', 'en'], 'pt-PT,en', 'pt-BR'],
  [['pt-BR', 'pt-PT'], 'pt-pt', 'pt-PT'],
  [['zh-Hans', 'zh-Hant'], 'zh-TW', 'zh-Hant'],
  [['zh-Hans', 'zh-Hant'], 'zh-HK,zh;q=0.9', 'zh-Hant'],
  [['zh-Hant', 'zh-Hans'], 'zh-CN', 'zh-Hans'],
  [['zh-Hant', 'zh-Hans'], 'zh', 'zh-Hans'],
  [['zh-Hant', 'zh-Hans'], 'zh-Hant-HK', 'zh-Hant'],
  [['en', 'zh-Hant'], 'zh-CN, en;q=0.5', 'zh-Hant'],
  [['sr-Cyrl', 'sr-Latn'], 'sr-Latn-RS', 'sr-Latn'],
  [['en', 'ar'], 'ar-EG,en;q=0.5', 'ar'],
  [['en', 'es'], 'es-419', 'es'],
  [['en', 'de'], 'fr', undefined],
  [['en', 'de'], '*', undefined],
  [['en', 'de'], '', undefined],
  [['en', 'de'], ';;q=,,"><', undefined],
  [['en', 'de'], `${'x-'.repeat(5_000)},de`, 'de'],
])('of %j, a reader who asks for %j gets %j', (offered, accepted, language) => {
  expect(chooseLanguage(offered, accepted)).toBe(language)
})

test.each([
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['fa', 'rtl'],
  ['he', 'rtl'],
  ['ur', 'rtl'],
  ['ckb', 'rtl'],
  ['pa-Arab', 'rtl'],
  ['pa', 'ltr'],
  ['de', 'ltr'],
  ['ja', 'ltr'],
  ['?', 'ltr'],
])('%s runs %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction)
})

test('a language is called by its own name', () => {
  expect(['de', 'fr', 'ar', 'ja', 'zh-Hant'].map(nameOfLanguage)).toEqual([
    'Deutsch',
    'Français',
    'العربية',
    '日本語',
    '繁體中文',
  ])
})
