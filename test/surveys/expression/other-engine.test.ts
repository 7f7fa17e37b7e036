import { ExpressionRunner } from 'survey-core'
import { expect, test } from 'vitest'
import { evaluate, type Expression, readExpression } from '../../../src/surveys/expression/index.ts'
import type { Value } from '../../../src/surveys/question-type.ts'
import { seeded } from '../../../src/surveys/random.ts'

/**
 * SurveyJS reads the same conditions and is to come to the same. Its missing values are false, 0 or empty, as the place
 * wants it; ours stay missing until something decides whatever they were. So whenever we come to a value, both agree,
 * and where we come to missing we leave it open. The other differences are listed below, each with its reason.
 */
type Answers = Record<string, Value>
type Engine = (condition: string, answers: Answers) => unknown

const seed = Number(process.env['SEED'] ?? 20_261_122)
const rounds = process.env['LONG'] ? 100_000 : 3_000

const surveyJs: Engine = (condition, answers) => new ExpressionRunner(condition).runValues({ ...answers })

const ours: Engine = (condition, answers) =>
  evaluate(read(condition), (id) => (Object.hasOwn(answers, id) ? answers[id] : undefined))

function read(condition: string): Expression {
  const reading = readExpression(condition)
  if (!reading.ok) throw new Error(`${condition}: ${reading.message}`)
  return reading.expression
}

test(`${rounds} conditions on generated answers come to the same in SurveyJS (seed ${seed})`, () => {
  const { differences, decided, held } = compare(ours, rounds)
  expect(differences.slice(0, 5), `with SEED=${seed}`).toEqual([])
  // Neither all missing nor all the same: there was something to differ in.
  expect(decided / rounds).toBeGreaterThan(0.6)
  expect(held / decided).toBeGreaterThan(0.2)
  expect(held / decided).toBeLessThan(0.8)
})

test.each<[string, (condition: string) => string]>([
  ['takes “below” for “at most”', (condition) => condition.replaceAll(' < ', ' <= ')],
  ['takes “any of” for “all of”', (condition) => condition.replaceAll(' anyof ', ' allof ')],
  ['adds where it should subtract', (condition) => condition.replaceAll(' - ', ' + ')],
  ['takes “and” for “or”', (condition) => condition.replaceAll(' and ', ' or ')],
])('an engine that %s would be found', (_, broken) => {
  const { differences } = compare((condition, answers) => ours(broken(condition), answers), 1_500)
  expect(differences.length).toBeGreaterThan(2)
})

/** Where we mean something else, on purpose. */
test.each<{ condition: string; answers?: Answers; ours: unknown; theirs: unknown; because: string }>([
  {
    condition: '{gone} <> 1',
    ours: undefined,
    theirs: true,
    because: 'of somebody who did not answer we do not know whether it is another',
  },
  {
    condition: '!({gone} > 3)',
    ours: undefined,
    theirs: true,
    because: 'neither a rule nor its opposite holds for an answer that is missing',
  },
  {
    condition: '{gone} + 1',
    ours: undefined,
    theirs: 1,
    because: 'what is missing is not 0; coalesce({gone}, 0) says so where it is meant',
  },
  {
    condition: 'min({gone} * 2, 10)',
    ours: 10,
    theirs: 0,
    because: 'what is calculated from something missing is missing, and min leaves it out',
  },
  { condition: 'sum({gone})', ours: undefined, theirs: 0, because: 'the sum of nothing is not known' },
  {
    condition: "{age} = '42'",
    answers: { age: 42 },
    ours: false,
    theirs: true,
    because: 'a number is no text; saving a survey with such a rule is refused with a sentence',
  },
  {
    condition: "{fruit} = 'Apple'",
    answers: { fruit: 'apple' },
    ours: false,
    theirs: true,
    because: 'ids of options are exact; lower() compares words',
  },
  {
    condition: '{fruits} notempty',
    answers: { fruits: [] },
    ours: true,
    theirs: false,
    because: 'that none was picked is an answer; count() tells how many',
  },
  {
    condition: "{age} + 'x'",
    answers: { age: 1 },
    ours: undefined,
    theirs: '1x',
    because: 'texts are joined by &, so that a sum never turns into a text',
  },
  { condition: '-1 % 3', ours: 2, theirs: -1, because: 'the rest has the sign of the divisor, as in sheets' },
  { condition: '-2 ^ 2', ours: -4, theirs: 4, because: 'powers bind before the sign, as in mathematics' },
])('$condition: $because', ({ condition, answers = {}, ...wanted }) => {
  expect({ ours: ours(condition, answers), theirs: surveyJs(condition, answers) }).toMatchObject({
    ours: wanted.ours,
    theirs: wanted.theirs,
  })
})

function compare(engine: Engine, rounds: number) {
  const random = seeded(seed)
  const differences: { condition: string; answers: Answers; ours: unknown; theirs: unknown }[] = []
  let [decided, held] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    const condition = conditionFrom(random, 3)
    const answers = answersFrom(random)
    const own = engine(condition, answers)
    if (own === undefined) continue
    decided++
    if (own === true) held++
    const theirs = surveyJs(condition, answers)
    if (own !== theirs) differences.push({ condition, answers, ours: own, theirs })
  }
  return { differences, decided, held }
}

function answersFrom(random: () => number): Answers {
  const { some, pick } = choosing(random)
  const options = ['apple', 'pear', 'fig', 'plum']
  const all: Answers = {
    n1: Math.floor(random() * 10),
    n2: Math.floor(random() * 21) / 2 - 5,
    n3: Math.floor(random() * 10),
    c1: pick(options),
    c2: pick(options),
    t1: pick(['some apple pie', 'a fig', 'nothing']),
    s1: options.filter(() => random() < 0.5),
    s2: options.filter(() => random() < 0.5),
    d1: `20${10 + Math.floor(random() * 10)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
    b1: random() < 0.5,
  }
  const given = Object.entries(all).filter(
    ([, value]) => !some(0.15) && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(given)
}

function conditionFrom(random: () => number, depth: number): string {
  const { some, pick } = choosing(random)
  const inner = () => conditionFrom(random, depth - 1)
  if (depth > 0 && some(0.6))
    return pick([
      () => `(${inner()} and ${inner()})`,
      () => `(${inner()} or ${inner()})`,
      () => `!(${inner()})`,
    ])()
  const set = () => pick(['{s1}', '{s2}'])
  const list = () => `[${["'apple'", "'pear'", "'fig'"].filter(() => some(0.6)).join(', ') || "'plum'"}]`
  return pick([
    () => `${number(random, 2)} ${pick(['=', '<>', '<', '<=', '>', '>='])} ${number(random, 2)}`,
    () => `${pick(['{n1}', '{n3}'])} ${pick(['<', '<=', '>', '>='])} ${Math.floor(random() * 10)}`,
    () => `{c1} ${pick(['=', '<>'])} ${pick(["'apple'", "'fig'", '{c2}'])}`,
    () => `{c1} ${pick(['anyof', 'noneof'])} ${list()}`,
    () => `${set()} ${pick(['anyof', 'allof', 'noneof'])} ${list()}`,
    () => `${set()} ${pick(['contains', 'notcontains'])} ${pick(["'apple'", "'fig'"])}`,
    () => `{t1} ${pick(['contains', 'notcontains'])} ${pick(["'apple'", "'fig'"])}`,
    () => `${pick(['{n1}', '{c1}', '{s1}', '{d1}', '{b1}'])} ${pick(['empty', 'notempty'])}`,
    () => `{b1} = ${pick(['true', 'false'])}`,
    () => `{d1} ${pick(['<', '>=', '='])} '2015-0${1 + Math.floor(random() * 9)}-15'`,
    () => `year({d1}) ${pick(['=', '>'])} ${2010 + Math.floor(random() * 10)}`,
    () => `iif({n1} > 4, 'high', 'low') = ${pick(["'high'", "'low'"])}`,
  ])()
}

function number(random: () => number, depth: number): string {
  const { some, pick } = choosing(random)
  if (depth === 0 || some(0.4)) return pick(['{n1}', '{n2}', '{n3}', '2', '5', '0.5'])
  const inner = () => number(random, depth - 1)
  // What is calculated from something missing is 0 there, and would count in these.
  const plain = () => number(random, 0)
  return pick([
    () => `(${inner()} + ${inner()})`,
    () => `(${inner()} - ${inner()})`,
    () => `(${inner()} * ${inner()})`,
    () => `(${inner()} / ${inner()})`,
    () => `min(${plain()}, ${plain()})`,
    () => `max(${plain()}, ${plain()})`,
    () => `sum(${plain()}, ${plain()})`,
    () => `avg(${plain()}, ${plain()})`,
  ])()
}

function choosing(random: () => number) {
  return {
    some: (share: number) => random() < share,
    pick: <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T, // never an empty list
  }
}
