import { sql } from 'kysely'
import type { ColumnKind } from './bulk.ts'
import type { Db } from './db.ts'
import { engineOf } from './engine.ts'

/** A table as the store itself describes it, at whatever level its schema is. */
export interface TableShape {
  name: string
  key: string[]
  columns: Record<string, ColumnKind>
}

/** All tables that hold something of people's, those referred to before those that refer to them. */
export async function tableShapes(db: Db): Promise<TableShape[]> {
  const postgres = engineOf(db) === 'postgres'
  const { rows: columns } = await (postgres ? postgresColumns : sqliteColumns).execute(db)
  const { rows: references } = await (postgres ? postgresReferences : sqliteReferences).execute(db)
  const shapes = new Map<string, TableShape>()
  for (const { table, name, type, place } of columns) {
    const shape = shapes.get(table) ?? { name: table, key: [], columns: {} }
    shape.columns[name] = kindOf(type)
    if (place > 0) shape.key[place - 1] = name
    shapes.set(table, shape)
  }
  // How far the schema has come is said by the backup's first line.
  shapes.delete('migrations')
  return inOrder(shapes, references)
}

interface ColumnRow {
  table: string
  name: string
  type: string
  /** Its place in the key, counted from 1. */
  place: number
}

interface Reference {
  child: string
  parent: string
}

const sqliteColumns = sql<ColumnRow>`
  select tables.name as "table", columns.name as name, columns.type as type, columns.pk as place
  from sqlite_master as tables, pragma_table_info(tables.name) as columns
  where tables.type = 'table' and tables.name not like 'sqlite%' order by tables.name, columns.cid`

const sqliteReferences = sql<Reference>`
  select distinct tables.name as child, keys."table" as parent
  from sqlite_master as tables, pragma_foreign_key_list(tables.name) as keys where tables.type = 'table'`

const postgresColumns = sql<ColumnRow>`
  select relname as "table", attname as name, format_type(atttypid, null) as type,
    coalesce(array_position(indkey::int2[], attnum), -1) + 1 as place
  from pg_class join pg_attribute on attrelid = pg_class.oid
  left join pg_index on indrelid = pg_class.oid and indisprimary
  where relkind = 'r' and relnamespace = current_schema()::regnamespace and attnum > 0 and not attisdropped
  order by relname, attnum`

const postgresReferences = sql<Reference>`
  select distinct child.relname as child, parent.relname as parent
  from pg_constraint join pg_class as child on child.oid = conrelid join pg_class as parent on parent.oid = confrelid
  where contype = 'f' and child.relnamespace = current_schema()::regnamespace`

const kinds: Record<string, ColumnKind> = { real: 'double precision', blob: 'bytea' }

function kindOf(type: string): ColumnKind {
  const plain = type.toLowerCase()
  const kind = kinds[plain] ?? plain
  if (!isKind(kind)) throw new Error(`A column of type ${type} cannot be backed up yet`)
  return kind
}

function isKind(kind: string): kind is ColumnKind {
  return ['text', 'integer', 'bigint', 'double precision', 'bytea'].includes(kind)
}

function inOrder(shapes: ReadonlyMap<string, TableShape>, references: readonly Reference[]): TableShape[] {
  const ordered = new Map<string, TableShape>()
  const visit = (name: string) => {
    const shape = shapes.get(name)
    if (!shape || ordered.has(name)) return
    for (const { child, parent } of references) if (child === name && parent !== name) visit(parent)
    ordered.set(name, shape)
  }
  for (const name of [...shapes.keys()].sort()) visit(name)
  return [...ordered.values()]
}
