import { CompiledQuery, type Kysely } from 'kysely'
import { engineOf } from './engine.ts'
import type { Tables } from './schema.ts'

/** Bytes travel as base64. */
export type ColumnKind = 'text' | 'integer' | 'bigint' | 'double precision' | 'bytea'

/** Rows that one prepared statement of SQLite runs through in a single call. */
export class EachRow {
  readonly rows: readonly (readonly unknown[])[]
  constructor(rows: readonly (readonly unknown[])[]) {
    this.rows = rows
  }
}

/** Inserts rows of a table into all of its columns. */
export function bulkInsert<Name extends keyof Tables>(
  table: Name,
  columns: Record<keyof Tables[Name] & string, ColumnKind>,
  onConflict = '',
): (trx: Kysely<Tables>, rows: readonly Tables[Name][]) => Promise<void> {
  const names = Object.keys(columns) as (keyof Tables[Name] & string)[] // the very keys of the record
  const insert = rowInsert(table, columns, onConflict)
  return (trx, rows) =>
    insert(
      trx,
      rows.map((row) => names.map((name) => row[name])),
    )
}

/**
 * A statement whose text never changes, however many rows it gets, so that both engines prepare it once. SQLite runs
 * it row by row, which was three times as fast there as unfolding a JSON list; PostgreSQL, where each run is a journey,
 * gets all rows as one JSON list.
 */
export function rowInsert(
  table: string,
  columns: Readonly<Record<string, ColumnKind>>,
  onConflict = '',
): (trx: Kysely<Tables>, rows: readonly (readonly unknown[])[]) => Promise<void> {
  const kinds = Object.entries(columns)
  const into = `insert into "${table}" (${kinds.map(([name]) => `"${name}"`).join(', ')})`
  const sqlite = `${into} values (${kinds.map(() => '?').join(', ')}) ${onConflict}`
  const typed = kinds.map(([name, kind]) => `"${name}" ${kind === 'bytea' ? 'text' : kind}`)
  const taken = kinds.map(([name, kind]) => (kind === 'bytea' ? `decode("${name}", 'base64')` : `"${name}"`))
  const postgres = `${into} select ${taken.join(', ')} from json_to_recordset($1) as given (${typed.join(', ')}) ${onConflict}`
  return async (trx, rows) => {
    if (rows.length === 0) return
    const query =
      engineOf(trx) === 'postgres'
        ? CompiledQuery.raw(postgres, [JSON.stringify(rows.map((row) => named(kinds, row)))])
        : CompiledQuery.raw(sqlite, [new EachRow(rows.map((row) => withBytes(kinds, row)))])
    await trx.executeQuery(query)
  }
}

type Kinds = readonly (readonly [string, ColumnKind])[]

function named(kinds: Kinds, row: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(kinds.map(([name], at) => [name, row[at]]))
}

function withBytes(kinds: Kinds, row: readonly unknown[]): readonly unknown[] {
  if (!kinds.some(([, kind]) => kind === 'bytea')) return row
  return row.map((value, at) => (kinds[at]?.[1] === 'bytea' ? Buffer.from(String(value), 'base64') : value))
}

/** Looks up many keys at once, likewise. PostgreSQL may lock what it finds, in the order of the first key. */
export function bulkFind<Row>(
  select: string,
  from: string,
  keys: readonly string[],
  locking = false,
): (trx: Kysely<Tables>, wanted: readonly (readonly string[])[]) => Promise<Row[]> {
  const sqlite = `select ${select} from ${from} where ${keys.map((key) => `${key} = ?`).join(' and ')}`
  const given = keys.map((_, at) => `$${at + 1}::text[]`).join(', ')
  const matched = keys.map((key) => `${from}.${key} = given.${key}`).join(' and ')
  const lock = locking ? `order by ${from}.${keys[0]} for no key update of ${from}` : ''
  const postgres = `select ${select} from unnest(${given}) as given (${keys.join(', ')}) join ${from} on ${matched} ${lock}`
  return async (trx, wanted) => {
    if (wanted.length === 0) return []
    const query =
      engineOf(trx) === 'postgres'
        ? CompiledQuery.raw(
            postgres,
            keys.map((_, at) => wanted.map((key) => key[at])),
          )
        : CompiledQuery.raw(sqlite, [new EachRow(wanted)])
    const { rows } = await trx.executeQuery(query)
    return rows as Row[] // the caller's select names the columns of Row
  }
}
