import { describe, expect, test } from 'vitest'
import { type Dictionary, dictionaries, type Sentence, say, type Word } from '../../src/surveys/words.ts'
import { english } from '../../src/surveys/words/en.ts'

const words = Object.keys(english) as Word[] // the keys of `english` are the words
const others = Object.entries(dictionaries).filter(([language]) => language !== 'en')

/** Sentences that are the same in both languages, as they hold no words or share them. */
const sameAsEnglish: Record<string, readonly string[]> = {
  all: ['check', 'text.own', 'row.issue', 'repeat.entry'],
  de: ['receipt.person'],
  fr: ['about.contact'],
  es: ['no'],
}

describe.each(others)('the dictionary of %s', (language, dictionary) => {
  test('has every word, and no other', () => {
    expect(lackingIn(dictionary)).toEqual([])
    expect(Object.keys(dictionary).filter((word) => !Object.hasOwn(english, word))).toEqual([])
  })

  test('fills in the same things as English', () => {
    for (const word of words)
      expect([word, placesIn(dictionary[word] ?? '')]).toEqual([word, placesIn(english[word])])
  })

  test('has a form for each number up to a thousand', () => {
    for (const word of words) {
      const sentence = dictionary[word]
      expect([word, typeof sentence]).toEqual([word, typeof english[word]])
      if (typeof sentence === 'object')
        expect([word, Object.keys(sentence).sort()]).toEqual([word, formsOf(language)])
    }
  })

  test('leaves nothing in English', () => {
    const allowed = [...(sameAsEnglish.all ?? []), ...(sameAsEnglish[language] ?? [])]
    const left = words.filter((word) => JSON.stringify(dictionary[word]) === JSON.stringify(english[word]))
    expect(left.filter((word) => !allowed.includes(word))).toEqual([])
  })

  test('never shouts or blames', () => {
    expect(JSON.stringify(dictionary)).not.toMatch(/[!¡！]|invalid|ungültig|invalide|inválid|غير صالح|無効/i)
  })
})

test('a word that a dictionary lacks is found, and said in English until it has it', () => {
  const { 'thanks.title': _, ...lacking } = { ...english, ...dictionaries.de }
  expect(lackingIn(lacking)).toEqual(['thanks.title'])
  expect(lackingIn({ ...english, yes: ' ' })).toEqual(['yes'])
  expect(say('thanks.title', 'nl')).toBe('Thank you')
})

function lackingIn(dictionary: Dictionary): Word[] {
  return words.filter((word) => {
    const sentence = dictionary[word]
    const forms = typeof sentence === 'object' ? Object.values(sentence) : [sentence]
    return forms.some((form) => !form?.trim())
  })
}

/** What stands in braces; a form for one number may leave the number out. */
function placesIn(sentence: Sentence): string[] {
  const whole = typeof sentence === 'string' ? sentence : sentence.other
  const places = [...new Set(whole.match(/\{\w+\}/g))].sort()
  if (typeof sentence === 'object')
    for (const form of Object.values(sentence))
      expect([...places, '{count}']).toEqual(expect.arrayContaining(form.match(/\{\w+\}/g) ?? []))
  return places
}

function formsOf(language: string): string[] {
  const rules = new Intl.PluralRules(language)
  return [...new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)))].sort()
}
