import { type CreateTableBuilder, type Expression, type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'

type Kind = 'text' | 'integer' | 'bigint' | 'real' | 'bytes'
type Builder = CreateTableBuilder<string, string>
type More = (table: Builder, engine: Engine) => Builder

/**
 * Makes a table: its name, the columns of its key, all its columns, and what else holds for it. A column is written as
 * `title`, `size:bigint` (text unless told) or `ends_on?` (may be empty).
 */
export type Table = (name: string, key: string, columns: string, more?: More) => Promise<void>

export function tableMaker(db: Kysely<unknown>, engine: Engine): Table {
  const types = engine === 'postgres' ? postgresTypes : sqliteTypes
  return async (name, key, columns, more = (table) => table) => {
    let table: Builder = db.schema.createTable(name)
    for (const column of columns.split(' ')) {
      const [, called = '', empty, kind = 'text'] = /^(\w+)(\?)?(?::(\w+))?$/.exec(column) ?? []
      if (!isKind(kind)) throw new Error(`There is no kind of column “${kind}”`)
      table = table.addColumn(called, types[kind], (it) => (empty ? it : it.notNull()))
    }
    await more(table.addPrimaryKeyConstraint(`${name}_key`, key.split(' ')), engine).execute()
  }
}

/** Texts are compared byte by byte, as SQLite does, so that both engines sort and page alike. */
const postgresTypes: Record<Kind, Expression<unknown>> = {
  text: sql`text collate "C"`,
  integer: sql`integer`,
  bigint: sql`bigint`,
  real: sql`double precision`,
  bytes: sql`bytea`,
}

const sqliteTypes: Record<Kind, Expression<unknown>> = {
  text: sql`text`,
  integer: sql`integer`,
  bigint: sql`integer`,
  real: sql`real`,
  bytes: sql`blob`,
}

function isKind(kind: string): kind is Kind {
  return kind in sqliteTypes
}

/** A column whose row goes, or is emptied, together with the row it names. */
export const belongs =
  (column: string, to: string, rule: 'cascade' | 'set null' = 'cascade'): More =>
  (table) =>
    table.addForeignKeyConstraint(`${column}_of_${to}`, [column], to, ['id'], (it) => it.onDelete(rule))

export const unique =
  (name: string, ...columns: string[]): More =>
  (table) =>
    table.addUniqueConstraint(name, columns)

/** Kept in the order of its key by both engines; SQLite would keep a second order beside it. */
export const ordered: More = (table, engine) =>
  engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table

export const all =
  (...more: More[]): More =>
  (table, engine) =>
    more.reduce((built, step) => step(built, engine), table)
