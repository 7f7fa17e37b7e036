import { describe, expect, test } from 'vitest'
import {
  check,
  checkValue,
  evaluate,
  type Expression,
  functions,
  type Known,
  readExpression,
  references,
  spell,
  withReferences,
} from '../../../src/surveys/expression/index.ts'
import type { Value } from '../../../src/surveys/question-type.ts'
import { seeded } from '../../../src/surveys/random.ts'

const answers: Record<string, Value> = {
  name: '  Zoë Ångström ',
  code: 'SW1A 1AA',
  age: 42,
  half: 2.5,
  devices: ['phone', 'laptop'],
  none: [],
  shares: [20, 30, 50],
  colour: 'red',
  agreed: true,
  born: '2000-02-29',
  visited: '2026-11-22',
  moment: '2026-11-22T18:05',
  woke: '06:45',
  emoji: '👩‍🚀a',
  'brands.speed': 4,
  'price:phone': 300,
}

function value(text: string, today?: string): Value {
  return evaluate(read(text), (id) => (Object.hasOwn(answers, id) ? answers[id] : undefined), today)
}

function read(text: string): Expression {
  const reading = readExpression(text)
  if (!reading.ok) throw new Error(`${text}: ${reading.message}`)
  return reading.expression
}

test.each<[string, Value]>([
  ['length(trim({name}))', 12],
  ['length({emoji})', 4],
  ['lower({code})', 'sw1a 1aa'],
  ["upper('straße')", 'STRASSE'],
  ["{age} & ' years'", '42 years'],
  ["concat('a', {gone}, 1 + 1)", 'a2'],
  ["contains({code}, 'w1a')", true],
  ["startsWith({code}, 'sw') and endsWith({code}, 'AA')", true],
  [String.raw`matches({code}, '[A-Z]{1,2}\d[A-Z]? ?\d[A-Z]{2}')`, true],
  ["matches({code}, '(?i)sw.*')", true],
  ["matches({code}, '(sw')", undefined],
  ["replace({code}, ' ', '')", 'SW1A1AA'],
  ["replace({code}, '', 'x')", 'SW1A 1AA'],
  ["number('1 250,5')", 1250.5],
  ["number('many')", undefined],
  ['text(3.5) & text({visited})', '3.52026-11-22'],
  ['round({half}) + round(-2.5)', 0],
  ['round(1.005, 2)', 1.01],
  ['round(1234.5, -2)', 1200],
  ['floor(-1.5) + ceil(1.2) + abs(-3)', 3],
  ['mod(-1, 7)', 6],
  ['mod(7, -3)', -2],
  ['7 % 3 = mod(7, 3) and 2 ^ 3 = power(2, 3)', true],
  ['-2 ^ 2', -4],
  ['power(0, -1)', undefined],
  ['mod(1, 0)', undefined],
  ['sum({shares}) + sum(1, 2)', 103],
  ['average(1, {gone}, 3)', 2],
  ['min({shares}) + max({age}, 7)', 62],
  ['count({shares}) + count({devices})', 5],
  ["{devices} contains any ('tablet', 'phone')", true],
  ["{devices} contains all ('tablet', 'phone')", false],
  ["{none} contains all ('phone')", false],
  ['{shares} contains 30', true],
  ["{colour} contains any ('red', 'blue')", true],
  ["{devices} in ('phone')", false],
  ["if({age} > 40, 'old', 'young')", 'old'],
  ["if({gone} > 40, 'old', 'young')", 'young'],
  ['coalesce({gone}, {age}, 1)', 42],
  ['coalesce({gone}, missing)', undefined],
  ['{brands.speed} + {price:phone}', 304],
  ['year({born}) + month({born}) + day({born})', 2031],
  ['weekday({visited})', 7],
  ['weekday(1969-12-31)', 3],
  ["daysBetween({born}, '2000-03-01')", 1],
  ['addDays({born}, 366)', '2001-03-01'],
  ['addDays({visited}, -365.7)', '2025-11-22'],
  ['addDays(9999-12-31, 1)', undefined],
  ['day({moment})', 22],
  ['hour({woke}) * 60 + minute({woke})', 405],
  ["{woke} < '12:00'", true],
  ['age({born}, 2026-02-28)', 25],
  ['age({born}, 2026-03-01)', 26],
  ["age('soon', {visited})", undefined],
  ['!{agreed} or !({age} > 1)', false],
  ['length({age})', undefined],
])('%s is %s', (text, wanted) => {
  expect(value(text)).toEqual(wanted)
})

test('today is the day handed in, and missing where none is', () => {
  expect(value('today()', '2026-11-22')).toBe('2026-11-22')
  expect(value('age({born})', '2026-11-22')).toBe(26)
  expect(value('{visited} > addDays(today(), -30)', '2026-11-22')).toBe(true)
  expect(value('today()')).toBeUndefined()
  expect(value('age({born})')).toBeUndefined()
  expect(value('age({born}, {visited})')).toBe(26)
})

describe('missing, function by function', () => {
  const taking: Partial<Record<string, string>> = {
    set: '{devices}',
    numbers: '{shares}',
    boolean: '{agreed}',
  }
  const present = (kinds: readonly string[]) =>
    taking[kinds[0] ?? ''] ??
    { number: '{brands.speed}', date: '{born}', time: '{woke}' }[kinds[0] ?? ''] ??
    '{colour}'
  const leavesOut = ['sum', 'average', 'min', 'max', 'concat', 'coalesce']

  test.each(Object.keys(functions))('%s', (name) => {
    const { takes } = functions[name as keyof typeof functions] // of its keys
    const given = takes.map(present)
    const now = '2026-11-22'
    if (name !== 'number') expect(value(`${name}(${given.join(', ')})`, now)).toBeDefined()
    if (name === 'answered') expect(value('answered({gone})')).toBe(false)
    else if (name === 'if') expect(value('if({gone}, 1, 2)')).toBe(2)
    else if (leavesOut.includes(name)) {
      expect(value(`${name}({gone}, ${given[0]})`)).toEqual(value(`${name}(${given[0]})`))
      expect(value(`${name}({gone}, {gone})`)).toBeUndefined()
    } else
      for (const at of given.keys())
        expect(value(`${name}(${given.with(at, '{gone}').join(', ')})`, now)).toBeUndefined()
  })
})

test.each([
  ["{q} notempty && {q} <> 'a' || !({q} == 'b')", "answered({q}) and {q} != 'a' or not {q} = 'b'"],
  ['{q} empty', 'not answered({q})'],
  ["{q} anyof ['a', 'b']", "{q} contains any ('a', 'b')"],
  ["{q} allof ['a'] and {q} noneof ['b']", "{q} contains all ('a') and not {q} contains any ('b')"],
  ["{q} notcontains 'a'", "not {q} contains 'a'"],
  ["{q} *= 'a'", "{q} contains 'a'"],
  ["{q} not contains 'a'", "not {q} contains 'a'"],
  ['{q} greaterOrEqual 3 and {q} less 9', '{q} >= 3 and {q} < 9'],
  ['IIF({q} > 1, avg({a}, {b}), 2 % 3)', 'if({q} > 1, average({a}, {b}), mod(2, 3))'],
  ["STARTSWITH({q}, 'a')", "startsWith({q}, 'a')"],
])('%s is read as %s', (written, spelled) => {
  expect(spell(read(written))).toBe(spelled)
  expect(read(spelled)).toEqual(read(written))
})

describe('checked', () => {
  const known = new Map<string, Known>([
    ['age', { kind: 'number' }],
    ['born', { kind: 'date' }],
    ['woke', { kind: 'time' }],
    ['colour', { kind: 'text', options: ['red', 'blue'] }],
    ['devices', { kind: 'set', options: ['phone', 'laptop'] }],
    ['shares', { kind: 'numbers' }],
    ['brands', { kind: 'numbers' }],
    ['brands.speed', { kind: 'number' }],
    ['price:phone', { kind: 'number' }],
  ])

  test.each([
    "{brands.speed} >= 4 and {price:phone} > 100 and sum({shares}) = 100 and {woke} < '08:00'",
    "{devices} contains any ('phone') and {colour} contains any ('red', 'blue')",
    "age({born}) >= 18 and daysBetween({born}, '2020-01-01') > 1 and {born} < today()",
    "if({age} > 1, {colour}, 'x') = 'x' and coalesce({age}, 0) > 1",
    String.raw`matches({age} & '', '\d+') and {shares} contains 3`,
  ])('%s makes sense', (text) => {
    expect(check(read(text), known)).toEqual([])
  })

  test.each([
    ['{brands.sped} > 1', '{brands} has no part “sped”. Did you mean {brands.speed}?'],
    ['{age.years} > 1', '{age} has no parts. Did you mean {age}?'],
    ['{price:phon} > 1', 'Did you mean {price:phone}?'],
    ["{devices} contains any ('phne')", "has no option 'phne'. Did you mean 'phone'?"],
    ['{shares} > 3', 'holds several numbers; compare their sum()'],
    ["{shares} contains 'a'", 'holds numbers'],
    ['age({age}) > 3', 'age takes something else; “{age}” is a number'],
    ["{woke} < '8 am'", 'cannot be compared'],
    ["if({age} > 1, 'a', 2) = 'a'", 'if gives one kind of thing'],
    ["matches({colour}, '(a')", 'matches: The pattern lacks a closing parenthesis.'],
    ["{colour} & {devices} = 'x'", '“&” joins texts; “{devices}” is several options'],
    ["if({age}, 'a', 'b') = 'a'", 'if takes something else'],
    ['upper({colour})', 'is a text, not a condition'],
  ])('%s does not', (text, sentence) => {
    expect(check(read(text), known).join(' ')).toContain(sentence)
  })

  test('a calculated value need not be a condition, and its kind is told', () => {
    expect(checkValue(read('age({born}) * 2'), known)).toEqual({ problems: [], gives: 'number' })
    expect(checkValue(read("if({age} > 1, 'a', 'b')"), known)).toEqual({ problems: [], gives: 'text' })
    expect(checkValue(read('coalesce({age}, missing)'), known).gives).toBe('number')
    expect(checkValue(read('{aeg} + 1'), known).problems[0]).toContain('Did you mean {age}?')
  })
})

test('references can be changed to others', () => {
  const inRound = withReferences(read('{price} > 3 and count({seen}) = {price}'), (id) => `${id}:phone`)
  expect(references(inRound)).toEqual(['price:phone', 'seen:phone'])
})

test('rounding agrees with the written digits', () => {
  const random = seeded(7)
  for (let round = 0; round < 5_000; round++) {
    const digits = Math.floor(random() * 5)
    const number = Math.round(random() * 1e7) / 10 ** (digits + 1)
    const scaled = BigInt(Math.round(number * 10 ** (digits + 1)))
    const wanted = Number((scaled + 5n) / 10n) / 10 ** digits
    expect(value(`round(${number}, ${digits})`), `${number} to ${digits}`).toBe(wanted)
    expect(value(`round(-${number}, ${digits})`)).toBe(wanted === 0 ? -0 : -wanted)
  }
})
