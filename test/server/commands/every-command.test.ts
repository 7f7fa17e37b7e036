import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { commands } from '../../../src/server/commands/index.ts'
import { runCommand } from '../../../src/server/commands/run.ts'
import { closeDb, openDb } from '../../../src/server/store/db.ts'
import { listStudies } from '../../../src/server/store/studies.ts'
import { eachEngine } from '../../setup/stores.ts'

eachEngine('Every command', (_open, store) => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-tests-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name: string) => join(folder, name)

  async function verbatim(database: string, ...words: string[]) {
    const written = { out: '', err: '' }
    const into = (name: 'out' | 'err') =>
      new Writable({
        write(chunk, _, done) {
          written[name] += String(chunk)
          done()
        },
      })
    const streams = { stdin: Readable.from([]), stdout: into('out'), stderr: into('err') }
    const status = await runCommand(words, { env: { DATABASE_URL: database }, ...streams })
    return { status, ...written }
  }

  test('gives its result as JSON where asked: a round through all of them', async () => {
    const [database, another] = [await store.another(), await store.another()]
    const json = async (where: string, ...words: string[]) => {
      const { status, out, err } = await verbatim(where, ...words, '--json')
      expect([words[0], status, err]).toEqual([words[0], 0, ''])
      return JSON.parse(out)
    }
    writeFileSync(at('tea.csv'), 'often,why\nNever,The price is too high\nAlways,I love it\nNever,Too dear\n')
    expect(await json(database, 'import', at('tea.csv'))).toMatchObject({ added: 3, known: 0 })
    expect(await json(database, 'export', 'tea', '--out', at('out.csv'))).toMatchObject({
      out: at('out.csv'),
    })
    expect(readFileSync(at('out.csv'), 'utf8')).toContain('The price is too high')
    expect(await json(database, 'stats', 'frequencies', at('tea.csv'), '--column', 'often')).toMatchObject({
      base: 3,
    })
    expect(await json(database, 'stats', '--list')).toContainEqual(expect.objectContaining({ name: 'order' }))
    expect(await json(database, 'eval', '{age} >= 30', '--answers', '{"age": 31}')).toBeTypeOf('object')
    expect(await json(database, 'user', 'list')).toEqual([])
    const tagged = await verbatim(database, 'tag', at('tea.csv'), '--text', 'why', '--json')
    const lines = tagged.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatchObject({ often: 'Never', language: 'en', sentiment: expect.any(Number) })
    const { study } = await json(database, 'demo')
    expect(study).toBeTypeOf('string')
    expect(await json(database, 'backup', at('all.backup'))).toMatchObject({ size: expect.any(Number) })
    const { rows } = await json(another, 'restore', at('all.backup'))
    expect(rows.responses).toBeGreaterThan(100)
    expect(await json(database, 'demo', '--remove')).toEqual({ removed: 1 })
    expect(await json(database, 'demo', '--remove')).toEqual({ removed: 0 })
    const db = await openDb(database)
    expect(await listStudies(db, undefined)).toEqual([])
    const kept = await db.selectFrom('responses').select('id').execute()
    expect(kept, 'the own study stays').toHaveLength(3)
    await closeDb(db)
  })

  test('called in a wrong way ends with 2 and one sentence on what to do', async () => {
    const database = await store.another()
    const wrong: Record<string, string[]> = {
      serve: ['now'],
      user: ['dance'],
      import: [],
      export: [],
      stats: ['frequencies'],
      tag: [at('tea.csv')],
      eval: [],
      demo: ['now'],
      backup: [],
      restore: [],
    }
    expect(Object.keys(wrong).sort()).toEqual(commands.map(({ name }) => name).sort())
    for (const [name, words] of Object.entries(wrong)) {
      const { status, out, err } = await verbatim(database, name, ...words)
      expect([name, status, out]).toEqual([name, 2, ''])
      expect(err.trim().split('\n'), name).toHaveLength(1)
      expect(err, name).toMatch(/[A-Z].+/)
    }
  })

  test('asked for something that is not there ends with 1 and one sentence', async () => {
    const database = await store.another()
    for (const words of [
      ['import', at('none.csv')],
      ['export', 'Nothing'],
      ['stats', 'frequencies', at('none.csv'), '--column', 'a'],
      ['tag', at('none.csv'), '--text', 'a'],
      ['restore', at('none.backup')],
    ]) {
      const { status, err } = await verbatim(database, ...words)
      expect([words[0], status]).toEqual([words[0], expect.toBeOneOf([1, 2])])
      expect(err.trim().split('\n'), words[0]).toHaveLength(1)
      expect(err, words[0]).not.toContain('    at ')
    }
  })
})
