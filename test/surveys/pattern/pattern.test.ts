import { describe, expect, test } from 'vitest'
import { seeded } from '../../../src/surveys/random.ts'
import { longestText, patternProblem, readPattern } from '../../../src/surveys/pattern/pattern.ts'

function fits(pattern: string, text: string): boolean | undefined {
  const read = readPattern(pattern)
  if (!read.ok) throw new Error(`${pattern}: ${read.message}`)
  return read.matches(text)
}

test.each([
  [String.raw`\d{5}`, ['12345'], ['1234', '123456', '12a45', '']],
  [String.raw`^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$`, ['SW1A 1AA', 'M11AE'], ['sw1a 1aa', 'SW1A']],
  ['(?i)[a-z]+|straße', ['ABC', 'STRASSE', 'Straße'], ['a1']],
  [String.raw`\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+)*`, ['Žofie Åström'], ['žofie', 'Žofie  Å']],
  ['.*refund.*', ['I want a refund now', 'refund'], ['refun', 'a\nrefund']],
  ['(ab|a)(bc|c)?', ['ab', 'abc', 'abbc', 'a', 'ac'], ['b', 'abcc']],
  ['a{2,}', ['aa', 'aaaaa'], ['a']],
  ['a{0}b', ['b'], ['ab']],
  ['(a*)*b', ['b', 'aab'], ['a']],
  ['(){9}(a|){3}', ['', 'aaa'], ['aaaa']],
  [String.raw`\.\$\^\\`, [String.raw`.$^\ `.trim()], ['a$^b']],
  ['😀+', ['😀😀'], ['😀a']],
  [String.raw`[^\]a-c]+`, ['xyz'], ['xa', ']']],
])('%s', (pattern, fitting, other) => {
  for (const text of fitting) expect(fits(pattern, text), text).toBe(true)
  for (const text of other) expect(fits(pattern, text), text).toBe(false)
})

test.each([
  ['(a', 'closing parenthesis'],
  ['a)', '“)” cannot stand there'],
  ['[a', 'closing bracket'],
  ['*a', '“*” cannot stand there'],
  ['a**', 'A repeat cannot be repeated'],
  ['a{3,2}', 'asks for more than it allows'],
  [String.raw`(a)\1`, String.raw`We cannot read “\1”`],
  ['(?=a)', 'cannot look ahead'],
  ['[z-a]', 'We cannot read “[z-a]”'],
  ['(a{99}){99}', 'too large'],
  ['((((((((((){999}){999}){999}){999}){999}){999}){999}){999}){999})', undefined],
  ['('.repeat(50), 'Too many levels'],
  ['a'.repeat(1_001), 'at most 1,000 characters'],
])('%s says what to mend', (pattern, sentence) => {
  if (sentence === undefined) expect(patternProblem(pattern)).toBeUndefined()
  else expect(patternProblem(pattern)).toContain(sentence)
})

describe('what makes other engines go back and back', () => {
  test.each([
    ['(a+)+b', 'a'],
    ['(a|a)*b', 'a'],
    ['(a|aa)+$', 'a'],
    ['a*a*a*a*a*a*a*a*b', 'a'],
    ['(.*)*,(.*)*,(.*)*x', ','],
    [String.raw`(\w+\s?)*!`, 'word '],
    ['(a?){99}a{99}', 'a'],
    ['((a{0,9}){0,9}){0,2}b', 'a'],
  ])('%s takes little time on the longest text', (pattern, piece) => {
    const text = piece.repeat(longestText).slice(0, longestText)
    const started = performance.now()
    expect(fits(pattern, text)).toBe(pattern.endsWith('$'))
    // Going back over only thirty of these characters would take minutes.
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  test('a longer text is not tried', () => {
    expect(fits('a*', 'a'.repeat(longestText + 1))).toBeUndefined()
  })
})

test('any pattern we read means what the platform takes it for', () => {
  const random = seeded(22_112_026)
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T // never an empty list
  const piece = (depth: number): string => {
    const atoms = ['a', 'b', '.', '[ab]', '[^a]', String.raw`\d`, '1']
    const atom = depth > 0 && random() < 0.4 ? `(${branch(depth - 1)})` : pick(atoms)
    return atom + pick(['', '', '', '*', '+', '?', '{2}', '{1,2}', '{0,}'])
  }
  const branch = (depth: number): string =>
    Array.from({ length: 1 + Math.floor(random() * 2) }, () =>
      Array.from({ length: Math.floor(random() * 4) }, () => piece(depth)).join(''),
    ).join('|')
  let matched = 0
  for (let round = 0; round < 2_000; round++) {
    const pattern = branch(2)
    const platform = new RegExp(`^(?:${pattern})$`, 'u')
    for (let each = 0; each < 5; each++) {
      const text = Array.from({ length: Math.floor(random() * 6) }, () => pick(['a', 'b', '1'])).join('')
      const fitting = fits(pattern, text)
      if (fitting) matched++
      expect(fitting, `${pattern} on “${text}”`).toBe(platform.test(text))
    }
  }
  expect(matched).toBeGreaterThan(1_000)
})
