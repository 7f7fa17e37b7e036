import { createHash, type Hash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { problem } from '../problems.ts'
import { type BackupTable, backupEnd, backupHead, backupTable } from './backup.ts'
import { rowInsert } from './bulk.ts'
import { type Db, type Trx, inTransaction } from './db.ts'
import { engineOf } from './engine.ts'
import { migrate, newestLevel } from './migrations/index.ts'
import { tableShapes } from './tables.ts'

/** Does the store hold anything that a restore would lose? */
export async function isEmpty(db: Db): Promise<boolean> {
  const tables = new Set((await tableShapes(db)).map(({ name }) => name))
  for (const table of ['studies', 'users'] as const)
    if (tables.has(table) && (await countRows(db, table)) > 0) return false
  return true
}

/**
 * Fills the store with a backup, all of it or nothing; what the store held is gone then. `text` is the backup's text
 * as backup.ts tells it. Gives the rows of each table.
 */
export async function restoreText(db: Db, text: AsyncIterable<Uint8Array>): Promise<Record<string, number>> {
  return inTransaction(db, async (trx) => {
    let counts: Record<string, number> | undefined
    for await (const part of parts(text)) {
      if ('level' in part) await emptyTo(trx, part.level)
      else if ('rows' in part) await insert(trx, part)
      else counts = part.counts
    }
    if (!counts) throw broken('its end is missing.')
    await compareCounts(trx, counts)
    await migrate(bare(trx), engineOf(trx))
    return counts
  })
}

type Part = { level: number } | { table: BackupTable; rows: unknown[][] } | { counts: Record<string, number> }

const mostRows = 500
const mostBytes = 4_000_000

/** The backup's lines put together to what the store takes at once; throws when they are not whole and unharmed. */
async function* parts(text: AsyncIterable<Uint8Array>): AsyncGenerator<Part> {
  const hash = createHash('sha256')
  let table: BackupTable | undefined
  let rows: unknown[][] = []
  let bytes = 0
  let place: 'start' | 'middle' | 'end' = 'start'
  for await (const line of linesOf(text)) {
    const value = read(line)
    if (place === 'end') throw broken('something follows its end.')
    if (Array.isArray(value) && table) {
      rows.push(value)
      bytes += line.length
    }
    if (table && (!Array.isArray(value) || rows.length >= mostRows || bytes >= mostBytes)) {
      yield { table, rows }
      rows = []
      bytes = 0
    }
    if (!Array.isArray(value)) {
      if (place === 'start') {
        yield { level: levelOf(value) }
        place = 'middle'
      } else if (backupTable.safeParse(value).success) table = backupTable.parse(value)
      else {
        yield { counts: endOf(value, hash) }
        place = 'end'
      }
    }
    hash.update(line).update('\n')
  }
}

/** Cut at line feeds alone, as JSON may hold every other kind of line end. */
async function* linesOf(text: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  for await (const bytes of text) {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let start = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      yield Buffer.concat([...held, piece.subarray(start, end)])
      held = []
      start = end + 1
    }
    if (start < piece.length) held.push(piece.subarray(start))
  }
  if (held.length > 0) throw broken('it was cut off.')
}

function read(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    throw broken('a line of it cannot be read.')
  }
}

function levelOf(value: unknown): number {
  const head = backupHead.safeParse(value)
  if (!head.success) throw broken('it does not begin like one.')
  if (head.data.level > newestLevel)
    throw problem('newerBackup', { level: head.data.level, known: newestLevel })
  return head.data.level
}

function endOf(value: unknown, hash: Hash): Record<string, number> {
  const end = backupEnd.safeParse(value)
  if (!end.success) throw broken('a line of it cannot be read.')
  if (end.data.sha256 !== hash.copy().digest('hex')) throw broken('its checksum does not fit what it holds.')
  return end.data.counts
}

function broken(why: string) {
  return problem('brokenBackup', { why })
}

/** Makes the tables anew as they were at the backup's level. */
async function emptyTo(trx: Trx, level: number): Promise<void> {
  const names = (await tableShapes(trx)).map(({ name }) => name).reverse()
  for (const name of [...names, 'migrations']) await sql`drop table if exists ${sql.table(name)}`.execute(trx)
  await migrate(bare(trx), engineOf(trx), level)
}

/** The steps of the schema know no tables but those they make. */
function bare(trx: Trx): Kysely<unknown> {
  return trx as unknown as Kysely<unknown>
}

async function insert(
  trx: Trx,
  { table: { table, columns }, rows }: { table: BackupTable; rows: unknown[][] },
) {
  try {
    await rowInsert(table, columns)(trx, rows)
  } catch (error) {
    throw Object.assign(broken(`the table ${table} does not take its rows.`), { cause: error })
  }
}

async function compareCounts(trx: Trx, counts: Record<string, number>): Promise<void> {
  for (const { name } of await tableShapes(trx)) {
    const count = await countRows(trx, name)
    if (count !== (counts[name] ?? 0))
      throw broken(`the table ${name} has ${count} rows, and should have ${counts[name] ?? 0}.`)
  }
}

async function countRows(db: Db, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)
  return rows[0]?.count ?? 0
}
