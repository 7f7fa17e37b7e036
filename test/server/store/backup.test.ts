import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { newId } from '../../../src/server/ids.ts'
import { runCommand } from '../../../src/server/commands/run.ts'
import { backupLines } from '../../../src/server/store/backup.ts'
import { type Db, closeDb, connect, openDb } from '../../../src/server/store/db.ts'
import { saveFile } from '../../../src/server/store/files.ts'
import { addResponses } from '../../../src/server/store/responses.ts'
import { holdStore } from '../../../src/server/store/running.ts'
import { startSubmissions } from '../../../src/server/store/submissions.ts'
import { tableShapes } from '../../../src/server/store/tables.ts'
import { eachEngine, storesOf } from '../../setup/stores.ts'
import { addStudy, addSurvey, now, responseTo } from './fixtures.ts'

const folder = mkdtempSync(join(tmpdir(), 'verbatim-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))

const newFile = () => join(folder, `${newId()}.backup`)

eachEngine('a backup', (_open, store) => {
  test('is refused where there is no place or no file for it', async () => {
    const file = newFile()
    writeFileSync(file, 'mine')
    expect(await run(await store.another(), 'backup', file)).toMatchObject({ status: 2 })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(await run(await store.another(), 'backup')).toMatchObject({ status: 2 })
  })

  test('is one picture of the store, also while answers keep arriving', async () => {
    const url = await store.another()
    const { db, studyId, surveyId } = await filled(url)
    const submissions = startSubmissions(db)
    const writing = new AbortController()
    const writer = (async () => {
      while (!writing.signal.aborted) {
        const response = responseTo(studyId, surveyId)
        await submissions.submit({ studyId, surveyId, keyHash: response.keyHash, change: () => response })
      }
    })()
    const lines: string[] = []
    for await (const text of backupLines(db, new Date(now))) {
      lines.push(text)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    writing.abort()
    await writer
    const { tables } = opened(lines.join(''))
    const last = tables.studies?.find(([id]) => id === studyId)?.[4]
    expect(tables.changes).toHaveLength(Number(last))
    expect(tables.responses?.length).toBeLessThan(
      (await db.selectFrom('responses').select('id').execute()).length,
    )
    await closeDb(db)
  })

  test('fills an empty store, and another only when told to', async () => {
    const [from, to, third] = [await store.another(), await store.another(), await store.another()]
    const { db } = await filled(from)
    await closeDb(db)
    const file = newFile()
    expect(await run(from, 'backup', file)).toMatchObject({ status: 0 })
    expect(await run(to, 'restore', file)).toMatchObject({ status: 0 })
    expect(await dump(to)).toBe(await dump(from))
    const again = await run(to, 'restore', file)
    expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('--replace') })

    await closeDb((await filled(third)).db)
    expect(await dump(third)).not.toBe(await dump(from))
    expect(await run(third, 'restore', file, '--replace')).toMatchObject({ status: 0 })
    expect(await dump(third)).toBe(await dump(from))
  })

  test('does not touch a store on which a server runs', async () => {
    const url = await store.another()
    const file = newFile()
    expect(await run(url, 'backup', file)).toMatchObject({ status: 0 })
    const [one, two] = [await holdStore(url, 'shared'), await holdStore(url, 'shared')]
    for (const release of [one, two]) {
      const refused = await run(url, 'restore', file, '--replace')
      expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('Stop it') })
      await release()
    }
    const alone = await holdStore(url, 'alone')
    await expect(holdStore(url, 'shared')).rejects.toMatchObject({ kind: 'restoreRunning' })
    await alone()
    expect(await run(url, 'restore', file, '--replace')).toMatchObject({ status: 0 })
  })

  test('that is cut off, damaged or changed is refused and nothing is lost', async () => {
    const url = await store.another()
    const { db } = await filled(url)
    await closeDb(db)
    const file = newFile()
    await run(url, 'backup', file)
    const whole = readFileSync(file)
    const text = gunzipSync(whole).toString('utf8')
    const lines = text.trimEnd().split('\n')
    const flipped = Buffer.from(whole)
    flipped.writeUInt8(flipped.readUInt8(whole.length >> 1) ^ 0x10, whole.length >> 1)
    const harmed: Record<string, Buffer> = {
      'cut off': whole.subarray(0, whole.length - 40),
      'a bit flipped': flipped,
      'no gzip': Buffer.from(text),
      empty: gzipSync(''),
      'without its last line': gzipSync(`${lines.slice(0, -1).join('\n')}\n`),
      'without the last line feed': gzipSync(text.trimEnd()),
      'a row left out': gzipSync(lines.filter((line) => !line.includes('"a cup"')).join('\n') + '\n'),
      'a word changed': gzipSync(text.replace('a cup', 'a mug')),
      'a row too many, with its own checksum': gzipSync(counted(lines)),
      'of a newer program': gzipSync(text.replace(/"level":\d+/, '"level":4000')),
      'something after the end': gzipSync(`${text}[1]\n`),
    }
    const before = await dump(url)
    for (const [name, bytes] of Object.entries(harmed)) {
      const bad = newFile()
      writeFileSync(bad, bytes)
      const { status, stderr } = await run(url, 'restore', bad, '--replace')
      expect({ name, status, stderr }).toMatchObject({ status: 1, stderr: expect.stringMatching(/backup/) })
      expect(stderr).not.toContain('    at ')
    }
    expect(await dump(url)).toBe(before)
  })
})

describe.skipIf('missing' in inject('engines').postgres)('a move between engines', () => {
  const { sqlite, postgres } = storesOf()

  test('from SQLite to PostgreSQL and back leaves a study unchanged, with its files', async () => {
    const [first, second, third] = [await sqlite.another(), await postgres.another(), await sqlite.another()]
    await closeDb((await filled(first)).db)
    const [out, back] = [newFile(), newFile()]
    expect(await run(first, 'backup', out)).toMatchObject({ status: 0 })
    expect(await run(second, 'restore', out)).toMatchObject({ status: 0 })
    expect(await run(second, 'backup', back)).toMatchObject({ status: 0 })
    expect(await run(third, 'restore', back)).toMatchObject({ status: 0 })
    expect(await dump(second)).toBe(await dump(first))
    expect(await dump(third)).toBe(await dump(first))
    const db = await openDb(second)
    const { answers } = await db
      .selectFrom('responses')
      .select('answers')
      .where('key_hash', '=', 'odd')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(answers)).toEqual(oddAnswers)
    await closeDb(db)
  })
})

const oddAnswers = {
  taste: 'fine \u{1F375}\u200D\u{1F469} "quoted" \\ back\u2028slash',
  lone: '\uD83C half a cup, \uDF75',
  nul: 'a\u0000b',
  deep: { options: ['a', 'b'], text: '' },
  number: 0.1,
}

/** A bit of everything. */
async function filled(url: string): Promise<{ db: Db; studyId: string; surveyId: string }> {
  const db = await openDb(url)
  const studyId = await addStudy(db)
  const surveyId = await addSurvey(db, studyId)
  const user = {
    id: newId(),
    email: `${studyId}@example.org`,
    name: 'Olga',
    password_hash: 'x',
    administrator: 1,
  }
  await db
    .insertInto('users')
    .values({ ...user, created_at: now })
    .execute()
  await db.insertInto('memberships').values({ study_id: studyId, user_id: user.id, role: 'owner' }).execute()
  const many = Array.from({ length: 700 }, (_, at) => responseTo(studyId, surveyId, { answers: { at } }))
  await addResponses(db, [...many, responseTo(studyId, surveyId, { keyHash: 'odd', answers: oddAnswers })])
  const about = { studyId, surveyId, name: 'a cup', mediaType: 'audio/ogg' }
  await saveFile(
    db,
    about,
    (async function* () {
      yield randomBytes(600_000)
    })(),
  )
  const text = {
    study_id: studyId,
    id: newId(),
    survey_id: surveyId,
    session_id: null,
    item_id: 'x',
    column_key: 'taste',
  }
  const read = { text: 'fine', model: null, language: null, sentiment: -0.1 / 3, polarity: null }
  await db
    .insertInto('texts')
    .values({ ...text, ...read, claimed_until: null, skipped: null })
    .execute()
  return { db, studyId, surveyId }
}

/** Every row of every table in the order of its key, as one text. */
async function dump(url: string): Promise<string> {
  const db = connect(url)
  let text = ''
  for await (const lines of backupLines(db, new Date(now))) text += lines
  const shapes = await tableShapes(db)
  await closeDb(db)
  const { tables, head } = opened(text)
  expect(Object.keys(tables).sort()).toEqual(shapes.map(({ name }) => name).sort())
  expect(head).toMatchObject({ format: 'verbatim backup', made: now })
  return JSON.stringify(Object.entries(tables).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

function opened(text: string): { head: unknown; tables: Record<string, unknown[][]> } {
  const [head, ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
  const tables: Record<string, unknown[][]> = {}
  let rows: unknown[][] = []
  for (const line of lines) {
    if (Array.isArray(line)) rows.push(line)
    else if (line && typeof line === 'object' && 'table' in line) tables[String(line.table)] = rows = []
  }
  return { head, tables }
}

/** One row twice under another name, with counts left as they were and a checksum that fits. */
function counted(lines: string[]): string {
  const at = lines.findIndex((line) => line.includes('"a cup"'))
  const more = [
    ...lines.slice(0, at),
    (lines[at] ?? '').replace(/\["\w+"/, '["another"'),
    ...lines.slice(at, -1),
  ]
  const body = `${more.join('\n')}\n`
  const end = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>
  return `${body}${JSON.stringify({ ...end, sha256: createHash('sha256').update(body).digest('hex') })}\n`
}

async function run(
  url: string,
  ...words: string[]
): Promise<{ status: number; stdout: string; stderr: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const status = await runCommand(words, { env: { DATABASE_URL: url }, stdin, stdout, stderr })
  const said = (stream: PassThrough) => String(stream.read() ?? '')
  return { status, stdout: said(stdout), stderr: said(stderr) }
}
