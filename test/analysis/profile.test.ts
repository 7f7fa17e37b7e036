import { expect, test } from 'vitest'
import { openDesk } from '../../src/analysis/desk.ts'
import { seeded } from '../../src/surveys/random.ts'
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
        waveId: null,
        excluded: false,
      }
    }),
  )
  return desk
}

const everybody = { include: [] }
const rule = "{group} = 'yes'"

test('the planted difference is found, noise is not, and what made the segment is left out', () => {
  const profile = deskWith(600, 200).profile('s', rule, everybody)
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
    const profile = deskWith(200, 80, seed).profile('s', "{noise_0} = 'yes'", everybody)
    if (typeof profile === 'string') throw new Error(profile)
    if (profile.differences.some(({ column }) => column.startsWith('noise'))) called++
  }
  expect(called).toBeLessThanOrEqual(8)
})

test('fewer than 30 inside or outside: no percentage of them is told', () => {
  for (const members of [29, 71]) {
    const profile = deskWith(100, members).profile('s', rule, everybody)
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
  const one = desk.profile('s', rule, everybody)
  const two = desk.profile('s', "{group} = 'no'", everybody)
  if (typeof one === 'string' || typeof two === 'string') throw new Error('Not read')
  expect(two.differences.map(({ column, strength }) => [column, Math.round(-strength * 1e6)]).sort()).toEqual(
    one.differences.map(({ column, strength }) => [column, Math.round(strength * 1e6)]).sort(),
  )
})

const listOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `o${i + 1}`, label: { en: `Option ${i + 1}` } }))

/** One question beside the group: members answer it from further on in the list. */
function profileBy(settings: object, answerOf: (member: boolean, place: number) => string) {
  const desk = openDesk()
  const asked = { id: 'asked', type: 'choice', title: { en: 'Asked' }, settings }
  const definition = survey.parse({
    format: 1,
    title: { en: 'One list' },
    languages: ['en'],
    sections: [{ id: 'a', questions: [choice('group'), asked] }],
  })
  desk.openSurvey('s', 'v', [[1, definition]])
  const responses = Array.from({ length: 200 }, (_, place) => ({
    id: `r${String(place).padStart(5, '0')}`,
    version: 1,
    status: 'complete' as const,
    mode: 'live' as const,
    answers: JSON.stringify({
      group: { option: place < 80 ? 'yes' : 'no' },
      asked: { option: answerOf(place < 80, place) },
    }),
    reached: 1,
    personId: null,
    waveId: null,
    excluded: false,
  }))
  desk.putResponses('s', 'v', responses)
  const profile = desk.profile('s', rule, everybody)
  if (typeof profile === 'string') throw new Error(profile)
  return profile
}

test('a long ordered list without points is told as a whole, by who stands higher in it', () => {
  const profile = profileBy(
    { options: listOf(10), ordered: true },
    (member, place) => `o${1 + ((place * 7) % 6) + (member ? 4 : 0)}`,
  )
  expect(profile.compared).toBe(1)
  const [line] = profile.differences
  if (line?.kind !== 'order') throw new Error('An order was expected')
  expect(line.higher.low).toBeGreaterThan(0.8)
  expect(line.strength).toBeGreaterThan(0)
  expect([line.segment.base, line.others.base]).toEqual([80, 120])
  expect([line.segment.median, line.others.median]).toEqual(['Option 7', 'Option 4'])
})

test('a short ordered list is told as a whole and answer by answer', () => {
  const profile = profileBy(
    { options: listOf(4), ordered: true },
    (member, place) => `o${1 + (place % 3) + (member ? 1 : 0)}`,
  )
  const kinds = [...profile.differences, ...profile.unclear].map(({ kind }) => kind).sort()
  expect(kinds).toEqual(['order', 'share', 'share', 'share', 'share'])
})

test('of very many answers the most frequent are compared, and it says so', () => {
  const profile = profileBy({ options: listOf(50) }, (_, place) => `o${1 + (place % 40)}`)
  expect(profile.compared).toBe(20)
  expect(profile.leftOut).toContainEqual({
    label: 'Asked',
    reason: 'Of its 40 answers the 20 most frequent are compared',
  })
})
