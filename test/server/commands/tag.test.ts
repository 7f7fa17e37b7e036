import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../../src/server/commands/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'verbatim-tag-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function tag(content: string | Buffer, ...words: string[]) {
  const file = join(folder, 'answers.csv')
  writeFileSync(file, content)
  const written = { out: '', err: '' }
  const into = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _, done) {
        written[name] += String(chunk)
        done()
      },
    })
  const status = await runCommand(['tag', file, ...words], {
    env: {},
    stdin: Readable.from([]),
    stdout: into('out'),
    stderr: into('err'),
  })
  return { status, ...written }
}

function rowsIn(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true })
}

const added = ['language', 'sentiment', 'polarity', 'confidence', 'themes', 'mentions']

describe('verbatim tag', () => {
  test('names no theme where it has no grounds for one; the mention says that it is unclear', async () => {
    const { out } = await tag('answer\nlovely\nThe price is far too high.\n', '--text', 'answer')
    const [lovely, price] = rowsIn(out)
    expect(lovely?.themes).toBe('')
    expect(JSON.parse(lovely?.mentions ?? '')).toMatchObject([{ theme: 'unclear', text: 'lovely' }])
    expect(price?.themes).toBe('price')
  })

  test('adds six columns to the rows as they are, in their order', async () => {
    const { status, out } = await tag(
      'id,answer\n1,"The staff were friendly, but the price is ""far"" too high."\n2,\n3,Das Essen war köstlich.\n',
      '--text',
      'answer',
    )
    expect(status).toBe(0)
    const rows = rowsIn(out)
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'answer', ...added])
    expect(rows.map(({ id, language, polarity }) => [id, language, polarity])).toEqual([
      ['1', 'en', 'mixed'],
      ['2', '', ''],
      ['3', 'de', 'positive'],
    ])
    expect(rows[1]).toEqual({
      id: '2',
      answer: '',
      ...Object.fromEntries(added.map((name) => [name, ''])),
      mentions: '[]',
    })
    const mentions = JSON.parse(rows[0]?.mentions ?? '') as {
      start: number
      end: number
      text: string
      theme: string
    }[]
    expect(mentions.length).toBeGreaterThan(1)
    for (const { start, end, text } of mentions) expect(rows[0]?.answer?.slice(start, end)).toBe(text)
    expect(rows[0]?.themes?.split(';').sort()).toEqual(
      [...new Set(mentions.map(({ theme }) => theme))].sort(),
    )
  })

  test('gives JSON lines with --json and to a file that ends in .jsonl', async () => {
    const asked = await tag('answer\nToo slow.\n""\n', '--text', 'answer', '--json')
    const out = join(folder, 'tagged.jsonl')
    const filed = await tag('answer\nToo slow.\n""\n', '--text', 'answer', '--out', out)
    expect([asked.status, filed.status, filed.out]).toEqual([0, 0, ''])
    expect(readFileSync(out, 'utf8')).toBe(asked.out)
    const [first, second] = asked.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(first).toMatchObject({ answer: 'Too slow.', language: 'en', polarity: 'negative' })
    expect(second).toEqual({
      answer: '',
      language: null,
      sentiment: null,
      polarity: null,
      confidence: null,
      themes: [],
      mentions: [],
    })
  })

  test('calls its columns differently where the file has them already, and says so', async () => {
    const { out, err } = await tag('themes,answer,themes_2\na,Nice.,b\n', '--text', 'answer')
    const [row] = rowsIn(out)
    expect(row).toMatchObject({ themes: 'a', themes_2: 'b' })
    expect(Object.keys(row ?? {})).toContain('themes_3')
    expect(err).toContain('“themes_3”')
  })

  test('reads files as people have them: byte order mark, semicolons, Latin-1, line breaks, short rows', async () => {
    const marked = await tag('\ufeffanswer;id\n"Zwei\nZeilen";1\nkurz\n', '--text', 'answer')
    expect(rowsIn(marked.out).map(({ answer, id }) => [answer, id])).toEqual([
      ['Zwei\nZeilen', '1'],
      ['kurz', ''],
    ])
    const latin = await tag(
      Buffer.from('answer\nDas Personal ist sch\u00f6n unfreundlich gewesen\n', 'latin1'),
      '--text',
      'answer',
    )
    expect(latin.out).toContain('schön')
  })

  test('asks for what it needs, and guesses what was meant', async () => {
    expect(await tag('answer\nNice.\n')).toMatchObject({ status: 2 })
    const { status, err } = await tag('answer\nNice.\n', '--text', 'anwser')
    expect(status).toBe(2)
    expect(err).toContain('Did you mean “answer”?')
    expect((await tag('', '--text', 'answer')).err).toContain('is empty')
  })
})
