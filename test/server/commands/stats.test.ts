import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { methods } from '../../../src/analysis/methods/index.ts'
import { runCommand } from '../../../src/server/commands/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'verbatim-stats-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = join(folder, 'answers.csv')
writeFileSync(
  file,
  '\uFEFFeye,"hair, natural",age,weight,tea,milk\r\n' +
    'blue,fair,20,1,1,0\r\nblue,dark,30,1,0,1\r\nbrown,dark,40,2,1,1\r\n,dark,50,0,0,0\r\nbrown,fair,,1,,\r\n\r\n',
)

async function verbatim(...words: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const status = await runCommand(words, { env: {}, stdin: new PassThrough(), stdout, stderr })
  return { status, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') }
}

async function result(...words: string[]) {
  const { status, out, err } = await verbatim('stats', ...words, '--json')
  expect(err).toBe('')
  expect(status).toBe(0)
  return JSON.parse(out)
}

test('a file is read with its byte order mark, quotes, blank rows and empty cells', async () => {
  expect(await result('frequencies', file, '--column', 'eye')).toMatchObject({
    base: 4,
    leftEmpty: 1,
    options: [
      { option: 'blue', count: 2, share: 0.5 },
      { option: 'brown', count: 2 },
    ],
  })
})

test('a column is named by its header or its position, a list is read like a line of the file', async () => {
  const byName = await result('crosstab', file, '--rows', 'eye', '--by', 'hair, natural')
  expect(await result('crosstab', file, '--rows', '#1', '--by', '#2')).toEqual(byName)
  expect(byName.exact.p).toBe(1)
  const several = await result('frequencies', file, '--columns', 'tea,#6')
  expect(several).toMatchObject({
    several: true,
    base: 4,
    options: [
      { label: 'tea', count: 2 },
      { label: 'milk', count: 2 },
    ],
  })
  expect(
    await result(
      'raking',
      file,
      '--columns',
      'eye,"hair, natural"',
      '--totals',
      'blue=50,brown=50;fair=60,dark=40',
    ),
  ).toMatchObject({
    leftOut: 1,
    weights: [30, 20, 20, 0, 30],
  })
})

test('a weight counts, and a row with weight 0 is left out', async () => {
  const { options, effectiveBase } = await result(
    'frequencies',
    file,
    '--column',
    'eye',
    '--weight',
    'weight',
  )
  expect(options.map(({ share }: { share: number }) => share)).toEqual([0.4, 0.6])
  expect(effectiveBase).toBeCloseTo(25 / 7, 10)
})

test('numbers whose squares cannot be summed are refused rather than computed wrong', async () => {
  const huge = join(folder, 'huge.csv')
  writeFileSync(huge, 'x\n1e308\n-1e308\n1\n')
  const { status, err } = await verbatim('stats', 'describe', huge, '--column', 'x')
  expect(status).not.toBe(0)
  expect(err).toContain('“x” holds “1e308” in row 2')
})

test('a wrong call says in one sentence what to do', async () => {
  const sentences = [
    [['stats'], 'Name a method and a file'],
    [['stats', 'crostab', file], 'Did you mean “crosstab”?'],
    [['stats', 'crosstab', file, '--rows', 'eye'], '--by'],
    [['stats', 'frequencies', file, '--column', 'eyes'], 'Did you mean “eye”?'],
    [['stats', 'frequencies', file, '--column', '#9'], 'the file has 6'],
    [['stats', 'describe', file, '--column', 'eye'], 'holds “blue” in row 2'],
    [['stats', 'nps', file, '--column', 'age'], 'whole numbers from 0 to 10'],
    [['stats', 'raking', file, '--columns', 'eye', '--totals', 'green=1'], 'Nobody answered “green”'],
  ] as const
  for (const [words, sentence] of sentences) {
    const { status, err } = await verbatim(...words)
    expect(status).toBe(2)
    expect(err).toContain(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
  }
  expect((await verbatim('stats', 'nps', join(folder, 'none.csv'), '--column', 'a')).status).toBe(1)
})

test('every method is listed and has a help that tells its options and its result', async () => {
  const { out } = await verbatim('stats', '--list')
  for (const { name, result, inputs } of methods) {
    expect(out).toContain(name)
    const help = await verbatim('stats', name, '--help')
    expect(help.status).toBe(0)
    for (const key of [...Object.keys(result), ...inputs.map((input) => `--${input.name}`)])
      expect(help.out).toContain(key)
  }
})
