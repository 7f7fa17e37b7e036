import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, openSnapshot } from './db.ts'
import { schemaLevel } from './migrations/index.ts'
import { type TableShape, tableShapes } from './tables.ts'

/**
 * The whole store as text, one consistent picture of it while others go on writing.
 *
 * A backup file is this text compressed by gzip. Each line is one JSON value:
 *
 * 1. `{"format": "verbatim backup", "version": 1, "level": 1, "made": "2026-11-22T12:00:00.000Z"}`: `level` is the
 *    number of the newest migration of the store.
 * 2. For each table `{"table": "studies", "columns": {"id": "text", …}}`, those referred to first, followed by a list
 *    of values for each row, in the order of the key. Kinds of columns are text, integer, bigint, double precision and
 *    bytea; a value of the last one is base64.
 * 3. `{"counts": {"studies": 1, …}, "sha256": "…"}`: the rows of each table, and the hash of every byte before this line.
 */
export async function* backupLines(db: Db, now: Date): AsyncGenerator<string> {
  const trx = await openSnapshot(db)
  const hash = createHash('sha256')
  const counts: BackupEnd['counts'] = {}
  try {
    for await (const text of linesOf(trx, now, counts)) {
      hash.update(text)
      yield text
    }
    yield line({ counts, sha256: hash.digest('hex') } satisfies BackupEnd)
  } finally {
    await trx.rollback().execute()
  }
}

const name = z.string().regex(/^[a-z][a-z0-9_]*$/)

export const backupHead = z.object({
  format: z.literal('verbatim backup'),
  version: z.literal(1),
  level: z.number().int().min(1),
  made: z.string(),
})
type BackupHead = z.infer<typeof backupHead>

export const backupTable = z.object({
  table: name,
  columns: z.record(name, z.enum(['text', 'integer', 'bigint', 'double precision', 'bytea'])),
})
export type BackupTable = z.infer<typeof backupTable>

export const backupEnd = z.object({ counts: z.record(name, z.number().int().min(0)), sha256: z.string() })
type BackupEnd = z.infer<typeof backupEnd>

async function* linesOf(trx: Db, now: Date, counts: BackupEnd['counts']): AsyncGenerator<string> {
  const level = await schemaLevel(trx)
  yield line({ format: 'verbatim backup', version: 1, level, made: now.toISOString() } satisfies BackupHead)
  for (const shape of await tableShapes(trx)) {
    yield line({ table: shape.name, columns: shape.columns } satisfies BackupTable)
    let count = 0
    for await (const rows of pages(trx, shape)) {
      count += rows.length
      yield rows.map(line).join('')
    }
    counts[shape.name] = count
  }
}

/** A table's rows by key, a page at a time. */
async function* pages(trx: Db, { name, key, columns }: TableShape): AsyncGenerator<unknown[][]> {
  const heavy = Object.values(columns).includes('bytea')
  const size = heavy ? 8 : 500
  const names = Object.keys(columns)
  const order = sql.join(key.map((column) => sql.ref(column)))
  for (let after: unknown[] | undefined; ; ) {
    const rest = after ? sql`where (${order}) > (${sql.join(after)})` : sql``
    const { rows } = await sql<Record<string, unknown>>`
      select ${sql.join(names.map((column) => sql.ref(column)))} from ${sql.table(name)} ${rest} order by ${order} limit ${size}
    `.execute(trx)
    if (rows.length > 0) yield rows.map((row) => names.map((column) => portable(row[column])))
    if (rows.length < size) return
    const last = rows.at(-1)
    after = key.map((column) => last?.[column])
  }
}

function portable(value: unknown): unknown {
  return Buffer.isBuffer(value) ? value.toString('base64') : value
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
