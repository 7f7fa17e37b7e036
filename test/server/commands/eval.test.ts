import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { runCommand } from '../../../src/server/commands/run.ts'

async function evaluate(...words: string[]) {
  const written = { out: '', err: '' }
  const into = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _, done) {
        written[name] += String(chunk)
        done()
      },
    })
  const streams = { env: {}, stdin: Readable.from([]), stdout: into('out'), stderr: into('err') }
  return { status: await runCommand(['eval', ...words], streams), ...written }
}

test('a rule is tried on answers, and told as it was understood', async () => {
  const { status, out } = await evaluate(
    "{age}>=30 and ({devices} contains 'phone')",
    '--json',
    '--answers',
    '{"age":42,"devices":["phone"]}',
  )
  expect(status).toBe(0)
  expect(JSON.parse(out)).toEqual({
    rule: "{age} >= 30 and {devices} contains 'phone'",
    value: true,
    type: 'boolean',
    holds: true,
    references: ['age', 'devices'],
    notes: [],
  })
})

test.each([
  ['age({born}) * 2', '{"born":"2000-02-29"}', 52, 'number'],
  ["if({brands.speed} > 3, upper({name}), '')", '{"brands":{"speed":4},"name":"zoë"}', 'ZOË', 'text'],
  ['{shares}', '{"shares":[20,80]}', [20, 80], 'numbers'],
  ["{woke} < '12:00'", '{"woke":"06:30"}', true, 'boolean'],
  ['addDays(today(), 9)', '{}', '2026-12-01', 'date'],
  ['{gone} + 1', '{}', null, 'missing'],
])('%s is shown with its value and type', async (rule, answers, value, type) => {
  const { out } = await evaluate(rule, '--answers', answers, '--today', '2026-11-22', '--json')
  expect(JSON.parse(out)).toMatchObject({ value, type, notes: [] })
})

test('value, type and references stand on lines of their own', async () => {
  const { out } = await evaluate('{age} + {more}', '--answers', '{"age": 40, "more": 2}')
  expect(out.split('\n').slice(1, 4)).toEqual([
    'value       42, so as a condition it does not hold',
    'type        number',
    'references  {age} {more}',
  ])
})

test('without answers everything is missing, and the rule does not hold', async () => {
  const { out } = await evaluate('{age} >= 30')
  expect(out).toContain('missing, so as a condition it does not hold')
  expect(out).toContain('{age}')
})

test('what makes no sense with these answers is noted', async () => {
  const { status, out } = await evaluate("{age} = 'old'", '--answers', '{"age": 42}')
  expect(status).toBe(0)
  expect(out).toContain('“{age}” is a number and cannot be compared with a text')
})

test.each([
  [[], 'Give one rule in quotes'],
  [['{age'], 'At character 1: The question that starts here has no closing brace'],
  [['{age}', '--answers', 'x'], '--answers is not JSON'],
  [['{age}', '--answers', '[1]'], '--answers takes values by question id'],
  [['{age}', '--answers', '{"age":[1,"2"]}'], 'The value of “age” is to be'],
  [['{age}', '--answers', '{"age":{"years":[{}]}}'], 'The value of “age.years” is to be'],
  [['{age}', '--today', '22.11.'], 'Write --today as year-month-day'],
])('%j is told how it is meant', async (words, sentence) => {
  const { status, err } = await evaluate(...words)
  expect(status).toBe(2)
  expect(err).toContain(sentence)
})
