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

test('without answers everything is missing, and the rule does not hold', async () => {
  const { out } = await evaluate('{age} >= 30')
  expect(out).toContain('missing, so the rule does not hold')
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
  [['{age}', '--answers', '{"age":{}}'], 'The value of “age” is to be'],
])('%j is told how it is meant', async (words, sentence) => {
  const { status, err } = await evaluate(...words)
  expect(status).toBe(2)
  expect(err).toContain(sentence)
})
