import { describe, expect, test } from 'vitest'
import { seeded } from '../../../src/surveys/random.ts'
import {
  check,
  compile,
  evaluate,
  type Expression,
  functions,
  holds,
  readExpression,
  references,
  spell,
} from '../../../src/surveys/expression/index.ts'
import type { Value } from '../../../src/surveys/question-type.ts'

const answers: Record<string, Value> = {
  age: 42,
  devices: ['phone', 'laptop'],
  none: [],
  colour: 'red',
  comment: "It's the Price, mostly",
  agreed: true,
  joined: '2021-03-14',
}
const valueOf = (id: string): Value => answers[id]

function read(text: string): Expression {
  const reading = readExpression(text)
  if (!reading.ok) throw new Error(`${text}: ${reading.message}`)
  return reading.expression
}

test.each<[string, Value]>([
  ["{age} >= 30 and {devices} contains 'phone'", true],
  ['{age} + 2 * 3 - -4', 52],
  ['({age} + 2) * 3 / 4', 33],
  ["{colour} = 'red' or {colour} = 'blue'", true],
  ["not {colour} = 'red'", false],
  ["{colour} in ('green', 'red')", true],
  ["{colour} not in ('green', 'red')", false],
  ["{comment} contains 'price'", true],
  ["{comment} = 'It''s the Price, mostly'", true],
  ["{devices} contains 'Phone'", false],
  ['count({devices}) + count({none})', 2],
  ['length({colour})', 3],
  ['min(3, {age}, 7) + max(1, 2)', 5],
  ['round(10 / 4)', 3],
  ['{joined} >= 2021-01-01 and year({joined}) = 2021', true],
  ['{joined} < 2021-03-14', false],
  ['{agreed} AND TRUE', true],
  ['{age} ≥ 42 and {age} <> 41 and {age} == 42', true],
  ['{colour} = “red”', true],
  ['1.5e1 = 15 and .5 = 0.5', true],
  ['answered {age} and answered({none}) and not answered {gone}', true],
])('%s is %s', (text, value) => {
  expect(evaluate(read(text), valueOf)).toEqual(value)
})

describe('what is missing', () => {
  test.each<[string, Value]>([
    ['{gone} = 1', undefined],
    ['{gone} != 1', undefined],
    ['{gone} < 1', undefined],
    ["{gone} contains 'a'", undefined],
    ["{gone} in ('a', 'b')", undefined],
    ['not {gone} = 1', undefined],
    ['{gone} + 1', undefined],
    ['{age} / 0', undefined],
    ['count({gone})', undefined],
    ['{gone} = missing', true],
    ['missing = {gone}', true],
    ['{age} != missing', true],
    ['{gone} != missing', false],
    ['false and {gone}', false],
    ['{gone} and false', false],
    ['true and {gone}', undefined],
    ['true or {gone}', true],
    ['false or {gone}', undefined],
  ])('%s is %s', (text, value) => {
    expect(evaluate(read(text), valueOf)).toBe(value)
  })

  test('a rule holds only when it is true', () => {
    expect(holds(read('{gone} > 30'), valueOf)).toBe(false)
    expect(holds(read('not {gone} > 30'), valueOf)).toBe(false)
    expect(holds(read('{age}'), valueOf)).toBe(false)
    expect(holds(read('{age} > 30'), valueOf)).toBe(true)
  })
})

describe('what cannot be read', () => {
  test.each([
    ['', 1, 'Write a rule'],
    ['{age} >=', 9, 'ends too early'],
    ["{age} > 3 andd {colour} = 'red'", 11, 'Did you mean “and”?'],
    ['{age} > thirty', 9, "the text 'thirty'"],
    ['age > 3', 1, 'Did you mean the question {age}'],
    ["{colour} = 'red", 12, 'no closing quote'],
    ['{age > 3', 1, 'no closing brace'],
    ['({age} > 3', 11, 'closing parenthesis ) is missing'],
    ['{age} > 3)', 10, 'cannot stand here'],
    ['1 < {age} < 3', 11, 'two things at a time'],
    ['{joined} > 2021-02-30', 12, 'not a day of the calendar'],
    ['{age} > 1e999', 9, 'too large'],
    ['count({a}, {b})', 1, 'count takes 1'],
    ['cuont({a})', 1, 'Did you mean “count”?'],
    ['{age} § 3', 7, 'We cannot read “§”'],
    ["{devices} contains any 'a'", 24, 'Here we expect a list'],
    ['{age} in ()', 10, 'Here we expect a list'],
    ["{a} in ['x'", 12, 'closing bracket ] is missing'],
    ['round(1, 2, 3)', 1, 'round takes 1 or 2'],
    ['if({a} > 1, 2)', 1, 'if takes 3'],
    ['contains({a})', 1, 'contains takes 2'],
    ['count {a}', 7, 'Here we expect parentheses, like count({devices}) >= 2'],
    ["{x} in 'a'", 8, 'Here we expect a list'],
  ])('%s', (text, character, sentence) => {
    const reading = readExpression(text)
    expect(reading.ok).toBe(false)
    if (reading.ok) return
    expect(reading.message).toContain(sentence)
    expect(reading.message).toMatch(new RegExp(`^At character ${character}: `))
    expect(reading.at).toBe(character - 1)
  })

  test.each([
    ['parentheses', '('.repeat(9_000)],
    ['nots', 'not '.repeat(2_000)],
    ['exclamation marks', '!'.repeat(2_000)],
    ['brackets', 'x in ['.repeat(2_000)],
    ['minus signs', `${'-'.repeat(9_000)}1`],
    ['additions', `1${'+1'.repeat(4_500)}`],
    ['calls', 'count('.repeat(1_500)],
    ['length', '1'.repeat(1_000_000)],
  ])('endless %s are refused in a sentence', (_, text) => {
    const reading = readExpression(text)
    expect(reading).toMatchObject({
      ok: false,
      message: expect.stringMatching(/Split|Too many|larger|longer|too large/),
    })
  })

  test('the longest and deepest readable ones are evaluated, checked and spelled', () => {
    const long = read(`1${'+1'.repeat(1_999)}`)
    expect(evaluate(long, valueOf)).toBe(2_000)
    expect(spell(long)).toHaveLength(2_000 + 3 * 1_999)
    expect(check(long, new Map())).toHaveLength(1)
    let text = '1'
    for (let level = 0; level < 39; level++) text = `2 * (${text} + 1)`
    const deep = read(text)
    expect(evaluate(deep, valueOf)).toBeGreaterThan(2 ** 39)
    expect(read(spell(deep))).toEqual(deep)
  })
})

describe('checked against what is known', () => {
  const known = new Map([
    ['age', { kind: 'number' as const }],
    ['devices', { kind: 'set' as const, options: ['phone', 'laptop'] }],
    ['colour', { kind: 'text' as const, options: ['red', 'blue'] }],
    ['comment', { kind: 'text' as const }],
    ['agreed', { kind: 'boolean' as const }],
    ['joined', { kind: 'date' as const }],
  ])

  test.each([
    "{age} >= 30 and {devices} contains 'phone'",
    "{comment} contains 'price' or {colour} in ('red', 'blue')",
    '{agreed}',
    "{joined} >= 2020-01-01 and {joined} < '2024-01-01'",
    '{devices} != missing and answered {comment} and count({devices}) > 1',
  ])('%s makes sense', (text) => {
    expect(check(read(text), known)).toEqual([])
  })

  test.each([
    ['{aeg} > 3', 'Did you mean {age}?'],
    ["{age} > 'old'", '“{age}” is a number and cannot be compared with a text'],
    ["{age} contains '3'", 'cannot contain anything'],
    ["{devices} = 'phone'", 'may hold several options'],
    ["{devices} contains 'phnoe'", "{devices} has no option 'phnoe'. Did you mean 'phone'?"],
    ["{colour} in ('red', 'bleu')", "Did you mean 'blue'?"],
    ['{age} + 1', 'is a number, not a condition'],
    ['{comment} and {age} > 1', '“and” joins conditions; “{comment}” is a text'],
    ['{comment} * 2 > 1', 'We calculate with numbers'],
    ['{age} < missing', 'can only be compared by = or !='],
    ["{joined} > 'soon'", 'cannot be compared'],
    ['count({age}) > 1', 'count takes something else'],
  ])('%s does not', (text, sentence) => {
    expect(check(read(text), known).join(' ')).toContain(sentence)
  })

  test('each problem is said once', () => {
    expect(check(read('{aeg} > 3 and {aeg} < 9'), known)).toHaveLength(1)
  })
})

test('references are named once each, in order', () => {
  expect(references(read('{b} > 1 and ({a} = 2 or count({c}) = {b})'))).toEqual(['b', 'a', 'c'])
})

test('every function is read from its example', () => {
  for (const { example } of Object.values(functions)) expect(spell(read(example))).toBe(example)
})

describe('any tree', () => {
  const random = seeded(20_261_122)
  const trees = Array.from({ length: 2_000 }, () => tree(4))

  test('is spelled, and read as the same tree', () => {
    for (const expression of trees) expect(read(spell(expression))).toEqual(expression)
  })

  test('evaluates to a value, whatever the answers, and never throws', () => {
    for (const expression of trees) {
      const value = evaluate(expression, () => anyValue())
      expect(['undefined', 'boolean', 'number', 'string', 'object']).toContain(typeof value)
      expect(typeof value === 'number' && !Number.isFinite(value)).toBe(false)
      expect(() => check(expression, new Map([['q1', { kind: 'number' }]]))).not.toThrow()
    }
  })

  test('and any text is read or refused, never more', () => {
    const pieces = [
      ...`{}()'"“=<>!+-*/,.0159 aeé\n\u0000`,
      'and ',
      'not ',
      ' in ',
      '{q1}',
      'count(',
      '2020-01-01',
      '😀',
    ]
    for (let round = 0; round < 3_000; round++) {
      const text = Array.from({ length: 1 + below(12) }, () => pick(pieces)).join('')
      const reading = readExpression(text)
      if (reading.ok) expect(() => evaluate(reading.expression, () => anyValue())).not.toThrow()
      else expect(reading.message).toMatch(/^At character \d+: .+/s)
    }
  })

  function below(limit: number): number {
    return Math.floor(random() * limit)
  }
  function pick<T>(items: readonly T[]): T {
    return items[below(items.length)] as T
  }
  function anyValue(): Value {
    return pick<Value>([undefined, true, false, 0, -1, 1e308, 'a', '', '2020-02-02', [], ['a', 'b']])
  }
  function several(depth: number): Expression[] {
    return Array.from({ length: 2 + below(2) }, () => tree(depth - 1))
  }
  function tree(depth: number): Expression {
    const leaves: (() => Expression)[] = [
      () => ({ kind: 'number', value: pick([0, 1, -3, 2.5, 1e21, 1e-7]) }),
      () => ({ kind: 'text', value: pick(['', 'a', "it's", '“”', '{q}', 'and']) }),
      () => ({ kind: 'boolean', value: pick([true, false]) }),
      () => ({ kind: 'date', value: '2024-02-29' }),
      () => ({ kind: 'missing' }),
      () => ({ kind: 'question', id: pick(['q1', 'age group', 'constructor']) }),
    ]
    const branches: (() => Expression)[] = [
      () => ({ kind: pick(['not', 'negate'] as const), of: tree(depth - 1) }),
      () => ({ kind: pick(['and', 'or'] as const), of: several(depth) }),
      () => ({
        kind: 'compare',
        operator: pick(['=', '!=', '<', '<=', '>', '>=', 'contains'] as const),
        left: tree(depth - 1),
        right: tree(depth - 1),
      }),
      () => ({
        kind: 'arithmetic',
        operator: pick(['+', '-', '*', '/'] as const),
        left: tree(depth - 1),
        right: tree(depth - 1),
      }),
      () => ({ kind: 'in', of: tree(depth - 1), options: several(depth) }),
      () => ({
        kind: 'call',
        name: pick(['count', 'answered', 'round'] as const),
        arguments: [tree(depth - 1)],
      }),
      () => ({ kind: 'call', name: pick(['min', 'max'] as const), arguments: several(depth) }),
    ]
    return pick(depth === 0 ? leaves : [...leaves.slice(0, 3), ...branches])()
  }
})

test('a compiled rule costs about a microsecond at most', () => {
  const rule = compile(read("{age} >= 30 and {devices} contains 'phone' and not {colour} = 'blue'"))
  const started = performance.now()
  for (let round = 0; round < 200_000; round++) rule(valueOf)
  // In microseconds, with room for whatever else the machine does.
  expect((performance.now() - started) / 200).toBeLessThan(20)
})
