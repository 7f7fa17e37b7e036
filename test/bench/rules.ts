import { compile, readExpression } from '../../src/surveys/expression/index.ts'
import type { Value } from '../../src/surveys/question-type.ts'
import { seeded } from '../../src/surveys/random.ts'

export interface RulesResult {
  rules: { rule: string; ours: number; bare: number; ratio: number }[]
  /** Milliseconds to read and compile 5,000 rules that all differ. */
  reading: number
}

interface Given {
  age: number | undefined
  score: number | undefined
  colour: string | undefined
  devices: readonly string[] | undefined
  born: string | undefined
}

/** Each rule beside the JavaScript that somebody would write for it. */
const pairs: [rule: string, bare: (given: Given) => boolean][] = [
  ['{age} >= 30', ({ age }) => age !== undefined && age >= 30],
  [
    "{age} >= 30 and {devices} contains 'phone' and not {colour} = 'blue'",
    ({ age, devices, colour }) =>
      age !== undefined &&
      age >= 30 &&
      devices !== undefined &&
      devices.includes('phone') &&
      colour !== undefined &&
      colour !== 'blue',
  ],
  [
    "{colour} in ('red', 'green') or ({age} + {score}) / 2 > 40",
    ({ colour, age, score }) =>
      colour === 'red' ||
      colour === 'green' ||
      (age !== undefined && score !== undefined && (age + score) / 2 > 40),
  ],
  [
    'round({score} / 3, 1) > 2.5 or count({devices}) >= 2',
    ({ score, devices }) =>
      (score !== undefined && Math.round((score / 3) * 10) / 10 > 2.5) ||
      (devices !== undefined && devices.length >= 2),
  ],
  [
    'year({born}) < 1990 and answered({score})',
    ({ born, score }) => born !== undefined && Number(born.slice(0, 4)) < 1990 && score !== undefined,
  ],
]

/** Nanoseconds per evaluation, both taking turns; the fastest of the rounds counts, as others only add to it. */
export function measureRules(rounds: number): RulesResult {
  const people = peopleFrom(seeded(5))
  const rules = pairs.map(([rule, bare]) => {
    const compiled = compiledFrom(rule)
    const ours = (given: Given) => compiled((id) => given[id as keyof Given]) === true // rules above name only these
    for (const person of people)
      if (ours(person) !== bare(person)) throw new Error(`${rule}: not the same rule`)
    const fastest = { ours: Infinity, bare: Infinity }
    for (let round = 0; round < rounds; round++) {
      fastest.ours = Math.min(fastest.ours, nanoseconds(ours, people))
      fastest.bare = Math.min(fastest.bare, nanoseconds(bare, people))
    }
    return { rule, ...fastest, ratio: fastest.ours / fastest.bare }
  })
  const started = performance.now()
  for (let number = 0; number < 5_000; number++)
    compiledFrom(
      `{q${number}} >= ${number} and {devices_${number}} contains 'phone' or not answered({q_${number}})`,
    )
  return { rules, reading: performance.now() - started }
}

function compiledFrom(rule: string) {
  const read = readExpression(rule)
  if (!read.ok) throw new Error(read.message)
  return compile(read.expression)
}

const repeats = 2_000

function nanoseconds(rule: (given: Given) => boolean, people: readonly Given[]): number {
  let held = 0
  const started = performance.now()
  for (let repeat = 0; repeat < repeats; repeat++) for (const person of people) if (rule(person)) held++
  const taken = performance.now() - started
  // Of some it holds and of some not: were nothing counted, nothing might be computed.
  if (held === 0 || held === repeats * people.length) throw new Error('This rule decides nothing')
  return (taken * 1e6) / (repeats * people.length)
}

function peopleFrom(random: () => number): Given[] {
  const some = <T extends Value>(value: T) => (random() < 0.1 ? undefined : value)
  return Array.from({ length: 200 }, () => ({
    age: some(Math.floor(random() * 80)),
    score: some(Math.floor(random() * 11)),
    colour: some(['red', 'green', 'blue'][Math.floor(random() * 3)] ?? ''),
    devices: some(['phone', 'tablet', 'laptop'].filter(() => random() < 0.5)),
    born: some(`${1950 + Math.floor(random() * 60)}-05-17`),
  }))
}
