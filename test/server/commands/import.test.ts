import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { runCommand } from '../../../src/server/commands/run.ts'
import { eachEngine } from '../../setup/stores.ts'

const folder = mkdtempSync(join(tmpdir(), 'verbatim-import-'))

const tea = given(
  'tea.csv',
  `who,How often?,Used,Why\r\n${Array.from({ length: 12 }, (_, row) => `p${row % 4},${['Never', 'Always'][row % 2]},${row % 3 ? 'cup; pot' : 'cup'},"Row ${row}, ""quoted"""`).join('\r\n')}\r\n`,
)

eachEngine('verbatim import and export', (_open, store) => {
  const verbatim = async (...words: string[]) => {
    const written = { out: '', err: '' }
    const into = (name: 'out' | 'err') =>
      new Writable({
        write(chunk, _, done) {
          written[name] += String(chunk)
          done()
        },
      })
    const env = { DATABASE_URL: await store.url() }
    const status = await runCommand(words, {
      env,
      stdin: Readable.from([]),
      stdout: into('out'),
      stderr: into('err'),
    })
    return { status, ...written }
  }

  test('--look shows the guess and stores nothing', async () => {
    const { status, out } = await verbatim('import', tea, '--look', '--json')
    expect(status).toBe(0)
    const { rows, guess } = JSON.parse(out)
    expect(rows).toBe(12)
    expect(guess.columns.map(({ type }: { type: string }) => type)).toEqual([
      'choice',
      'choice',
      'set',
      'short_text',
    ])
    expect((await verbatim('export', 'tea')).status).toBe(1)
  })

  test('a survey with its responses, in a study of its own; the same file again adds nothing', async () => {
    const first = await verbatim('import', tea, '--study', 'Drinks', '--person', 'who')
    expect(first.out).toContain('Never < Always')
    expect(first.out).toContain('“tea” in the study “Drinks”: 12 responses stored.')
    expect(first.out).toContain('It is closed to further answers')
    const again = await verbatim('import', tea, '--study', 'Drinks', '--person', 'who')
    expect(again.out).toContain('0 responses stored, 12 were there already.')
  })

  test('--open lets people answer the new survey at once', async () => {
    const given = ['import', tea, '--study', 'Open drinks', '--title', 'Open tea', '--json']
    const open = await verbatim(...given, '--open')
    expect(JSON.parse(open.out)).toMatchObject({ state: 'published', added: 12 })
    const again = await verbatim(...given)
    expect(JSON.parse(again.out), 'what was opened stays open').toMatchObject({
      state: 'published',
      known: 12,
    })
    const closed = await verbatim('import', tea, '--study', 'Closed drinks', '--title', 'Shut tea', '--json')
    expect(JSON.parse(closed.out)).toMatchObject({ state: 'closed' })
  })

  test('--json writes one response a line, and a file named .jsonl holds the same', async () => {
    const { status, out } = await verbatim('export', 'tea', '--json')
    expect(status).toBe(0)
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(12)
    expect(lines[0]).toMatchObject({ status: 'complete', source: 'import', person: 'p0', version: 1 })
    expect(lines[0].answers).toEqual({
      how_often: { option: 'never' },
      used: { options: ['cup'] },
      why: 'Row 0, "quoted"',
    })
    const file = join(folder, `${store.engine}.jsonl`)
    expect(JSON.parse((await verbatim('export', 'tea', '--json', '--out', file)).out)).toMatchObject({
      out: file,
    })
    expect(readFileSync(file, 'utf8')).toBe(out)
  })

  test('what was exported comes in again with the same answers', async () => {
    const out = join(folder, `${store.engine}.csv`)
    expect((await verbatim('export', 'tea', '--out', out)).out).toContain('are in')
    const text = readFileSync(out, 'utf8')
    const head = text.split('\r\n')[0]
    expect(head).toContain('How often?,Used [cup],Used [pot],Why')
    expect(text.split('\r\n').length).toBe(14)
    const joined = await verbatim('export', 'tea', '--joined', '--ids', '--separator', 'semicolon')
    expect(joined.out.split('\r\n')[0]).toMatch(/;how_often;used;why$/)
    expect(joined.out).toContain('"cup; pot"')
    const { guess } = JSON.parse((await verbatim('import', out, '--look', '--json')).out)
    expect(guess.columns.filter(({ id }: { id: string }) => id === 'used').length).toBe(2)
  })

  test('a corrected guess decides', async () => {
    const { guess } = JSON.parse((await verbatim('import', tea, '--look', '--json')).out)
    guess.columns[3] = { ...guess.columns[3], role: 'ignore' }
    const file = given(`${store.engine}-guess.json`, JSON.stringify({ guess }))
    const { out } = await verbatim(
      'import',
      tea,
      '--study',
      'Drinks',
      '--title',
      'Tea again',
      '--guess',
      file,
      '--json',
    )
    expect(JSON.parse(out)).toMatchObject({ added: 12, known: 0, notes: [] })
    expect((await verbatim('export', 'Tea again')).out).not.toContain('quoted')
  })

  test('a definition becomes a draft', async () => {
    const file = given(
      'new.json',
      JSON.stringify({
        format: 1,
        title: { en: 'New' },
        languages: ['en'],
        sections: [{ id: 'one', questions: [{ id: 'why', type: 'long_text', title: { en: 'Why?' } }] }],
      }),
    )
    expect((await verbatim('import', file, '--study', 'Drinks')).out).toContain(
      '“New” is a draft in the study “Drinks”.',
    )
  })

  test.each([
    [['import'], 2, 'Name one file'],
    [['import', 'missing.csv'], 1, 'There is no file'],
    [['import', tea, '--person', 'whom'], 2, 'Did you mean “who”?'],
    [['import', given('empty.csv', '')], 1, 'no row of answers'],
    [['import', given('wrong.json', '{')], 1, 'not JSON'],
    [['export'], 2, 'Name one survey'],
    [['export', 'nothing'], 1, 'There is no survey “nothing”'],
    [['export', 'tea', '--separator', '#'], 2, 'one of comma'],
  ])('%j ends with %d and a sentence', async (words, status, sentence) => {
    const done = await verbatim(...words)
    expect(done.status).toBe(status)
    expect(done.err).toContain(sentence)
  })
})

function given(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
