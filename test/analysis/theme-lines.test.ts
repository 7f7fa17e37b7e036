import { expect, test } from 'vitest'
import type { People } from '../../src/analysis/people.ts'
import { unclearTheme } from '../../src/analysis/text/codebook.ts'
import { themeLines } from '../../src/analysis/theme-lines.ts'

test('a mention without a clear theme makes nobody a speaker of a theme', () => {
  const texts = Array.from({ length: 6 }, (_, row) => ({
    row,
    fact: {
      id: `response${row}/why`,
      mentions: ['price', unclearTheme].map((theme) => ({ theme, sentiment: -0.5, polarity: 'negative' })),
    },
  }))
  // The lines read nothing of the people but their texts.
  const people = { texts } as unknown as People
  const lines = themeLines(people, new Uint8Array(6).fill(1))
  expect(lines.map(({ theme }) => theme)).toEqual(['price'])
})
