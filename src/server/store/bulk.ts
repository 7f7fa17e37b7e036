import { CompiledQuery, type Kysely } from 'kysely'
import { engineOf } from './engine.ts'
import type { Tables } from './schema.ts'

type ColumnKind = 'text' | 'integer' | 'bigint' | 'double precision'

/** Rows that one prepared statement of SQLite runs through in a single call. */
export class EachRow {
  readonly rows: readonly (readonly unknown[])[]
  constructor(rows: readonly (readonly unknown[])[]) {
    this.rows = rows
  }
}

/**
 * A statement whose text never changes, however many rows it gets, so that both engines prepare it once. SQLite runs
 * it row by row, which was three times as fast there as unfolding a JSON list; PostgreSQL, where each run is a journey,
 * gets all rows as one JSON list.
 */
export function bulkInsert<Name extends keyof Tables>(
  table: Name,
  columns: Record<keyof Tables[Name] & string, ColumnKind>,
  onConflict = '',
): (trx: Kysely<Tables>, rows: readonly Tables[Name][]) => Promise<void> {
  const names = Object.keys(columns) as (keyof Tables[Name] & string)[] // the very keys of the record
  const listed = names.map((name) => `"${name}"`).join(', ')
  const typed = names.map((name) => `"${name}" ${columns[name]}`).join(', ')
  const sqlite = `insert into "${table}" (${listed}) values (${names.map(() => '?').join(', ')}) ${onConflict}`
  const postgres = `insert into "${table}" (${listed}) select ${listed} from json_to_recordset($1) as given (${typed}) ${onConflict}`
  return async (trx, rows) => {
    if (rows.length === 0) return
    const query =
      engineOf(trx) === 'postgres'
        ? CompiledQuery.raw(postgres, [JSON.stringify(rows)])
        : CompiledQuery.raw(sqlite, [new EachRow(rows.map((row) => names.map((name) => row[name])))])
    await trx.executeQuery(query)
  }
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
