import { expect, test } from 'vitest'
import { openDesk } from '../../src/analysis/desk.ts'
import { seeded } from '../../src/analysis/random.ts'
import type { Survey } from '../../src/surveys/survey.ts'
import { survey } from '../../src/surveys/survey.ts'

const yesNo = {
  options: [
    { id: 'yes', label: { en: 'Yes' } },
    { id: 'no', label: { en: 'No' } },
  ],
}
const choice = (id: string) => ({ id, type: 'choice', title: { en: id }, settings: yesNo })

/** `planted` differs between the groups, `noise_…` does not. */
const definition: Survey = survey.parse({
  format: 1,
  title: { en: 'Planted' },
  languages: ['en'],
  sections: [
    {
      id: 'a',
      questions: [
        choice('group'),
        choice('planted'),
        ...Array.from({ length: 20 }, (_, i) => choice(`noise_${i}`)),
      ],
    },
  ],
})

function deskWith(count: number, members: number, seed = 5) {
  const random = seeded(seed)
  const desk = openDesk()
  desk.openSurvey('s', 'v', [[1, definition]])
  const say = (yes: boolean) => ({ option: yes ? 'yes' : 'no' })
  desk.putResponses(
    's',
    'v',
    Array.from({ length: count }, (_, place) => {
      const member = place < members
      const noise = Object.fromEntries(
        Array.from({ length: 20 }, (_, i) => [`noise_${i}`, say(random() < 0.5)]),
      )
      const answers = { group: say(member), planted: say(random() < (member ? 0.7 : 0.3)), ...noise }
      return {
        id: `r${String(place).padStart(5, '0')}`,
        version: 1,
        status: 'complete' as const,
        mode: 'live' as const,
        answers: JSON.stringify(answers),
        reached: 1,
        personId: null,
        excluded: false,
      }
    }),
  )
  return desk
}

const rule = "{group} = 'yes'"

test('the planted difference is found, noise is not, and what made the segment is left out', () => {
  const profile = deskWith(600, 200).profile('s', rule, [])
  if (typeof profile === 'string') throw new Error(profile)
  expect(profile.size).toMatchObject({ count: 200, base: 600 })
  expect(new Set(profile.differences.map(({ column }) => column))).toEqual(new Set(['planted']))
  expect(profile.compared).toBe(42)
  expect(profile.leftOut).toMatchObject([{ label: 'group' }])
  const [line] = profile.differences
  if (line?.kind !== 'share') throw new Error('A share was expected')
  expect(line.difference.low).toBeGreaterThan(0.2)
  expect(line.difference.high).toBeLessThan(0.55)
  expect(line.segment.base + line.others.base).toBe(600)
})

test('over many draws of noise alone, hardly anything is called a difference', () => {
  let called = 0
  for (let seed = 1; seed <= 40; seed++) {
    const profile = deskWith(200, 80, seed).profile('s', "{noise_0} = 'yes'", [])
    if (typeof profile === 'string') throw new Error(profile)
    if (profile.differences.some(({ column }) => column.startsWith('noise'))) called++
  }
  expect(called).toBeLessThanOrEqual(8)
})

test('fewer than 30 inside or outside: no percentage of them is told', () => {
  for (const members of [29, 71]) {
    const profile = deskWith(100, members).profile('s', rule, [])
    expect(profile).toMatchObject({
      differences: [],
      unclear: [],
      themes: [],
      tooSmall: expect.stringMatching(/n = 29/),
    })
  }
})

test('who is a segment’s other side changes signs and nothing else', () => {
  const desk = deskWith(400, 150)
  const one = desk.profile('s', rule, [])
  const two = desk.profile('s', "{group} = 'no'", [])
  if (typeof one === 'string' || typeof two === 'string') throw new Error('Not read')
  expect(two.differences.map(({ column, strength }) => [column, Math.round(-strength * 1e6)]).sort()).toEqual(
    one.differences.map(({ column, strength }) => [column, Math.round(strength * 1e6)]).sort(),
  )
})
