import BetterSqlite, { type Database, type Statement } from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import { problem } from '../problems.ts'
import { EachRow } from './bulk.ts'
import { refuseNul } from './engine.ts'

/**
 * Kysely on better-sqlite3, with two lasting connections: statements that only read run at once on their own one and
 * see what was committed; what writes waits its turn for the other. A read-only transaction gets a third one of its own,
 * which keeps one consistent picture while writing goes on.
 */
export function sqliteDialect(file: string): Dialect {
  return {
    createAdapter: () => new ConcurrentAdapter(),
    createDriver: () => sqliteDriver(file),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** Kysely would hold back every read while a transaction is open; turns are taken below, by writers only. */
class ConcurrentAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

function sqliteDriver(file: string): Driver {
  let writer: Connection
  let reader: Connection
  const turns = takeTurns()
  const sessions = new WeakMap<DatabaseConnection, Session>()
  const sessionOf = (connection: DatabaseConnection) => {
    const session = sessions.get(connection)
    if (!session) throw new Error('This connection belongs to another store')
    return session
  }
  return {
    async init() {
      writer = open(file)
      // Waiting inside SQLite would stop the whole process; whenFree waits beside it.
      writer.database.pragma('busy_timeout = 0')
      reader = open(file)
      reader.database.pragma('query_only = on')
    },
    async acquireConnection() {
      const session: Session = { turns, reader, writer, transaction: undefined, leave: undefined }
      const connection: DatabaseConnection = {
        // Kysely's types promise rows of R for this statement.
        executeQuery: <R>(query: CompiledQuery) => execute(session, query) as Promise<QueryResult<R>>,
        streamQuery() {
          throw new Error('Read in pages by key: a stream would hold its statement open')
        },
      }
      sessions.set(connection, session)
      return connection
    },
    beginTransaction: (connection, settings) => begin(sessionOf(connection), file, settings),
    commitTransaction: (connection) => end(sessionOf(connection), 'commit'),
    rollbackTransaction: (connection) => end(sessionOf(connection), 'rollback'),
    async releaseConnection() {},
    async destroy() {
      reader.database.close()
      writer.database.close()
    },
  }
}

/** What one caller holds between taking a connection and giving it back. */
interface Session {
  turns: () => Promise<() => void>
  reader: Connection
  writer: Connection
  transaction: Connection | undefined
  leave: (() => void) | undefined
}

async function execute(session: Session, query: CompiledQuery): Promise<QueryResult<unknown>> {
  if (session.transaction) return session.transaction.run(query)
  if (session.reader.readsOnly(query.sql)) return session.reader.run(query)
  const leave = await session.turns()
  try {
    return await whenFree(() => session.writer.run(query))
  } finally {
    leave()
  }
}

async function begin(session: Session, file: string, { accessMode }: TransactionSettings): Promise<void> {
  if (accessMode === 'read only') {
    const own = open(file)
    own.database.pragma('query_only = on')
    own.database.exec('begin')
    session.transaction = own
    session.leave = () => own.database.close()
    return
  }
  const leave = await session.turns()
  try {
    // At once, so that a transaction never fails halfway because another process began to write.
    await whenFree(() => session.writer.database.exec('begin immediate'))
    session.transaction = session.writer
    session.leave = leave
  } catch (error) {
    leave()
    throw error
  }
}

async function end(session: Session, word: 'commit' | 'rollback'): Promise<void> {
  const { transaction, leave } = session
  try {
    // A full disk rolls back by itself; then there is nothing left to roll back.
    if (transaction?.database.inTransaction) transaction.database.exec(word)
    else if (word === 'commit') throw new Error('The transaction ended before its commit')
  } finally {
    if (word === 'rollback' || !transaction?.database.inTransaction) {
      session.transaction = undefined
      session.leave = undefined
      leave?.()
    }
  }
}

interface Connection {
  database: Database
  readsOnly(sql: string): boolean
  run(query: CompiledQuery): QueryResult<unknown>
}

const keptStatements = 500

function open(file: string): Connection {
  const database = new BetterSqlite(file, { timeout: 10_000 })
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('cache_size = -65536')
  // 16 MB: pages that many answers touch are moved into the file once instead of four times.
  database.pragma('wal_autocheckpoint = 4000')
  const statements = new Map<string, Statement>()
  const prepare = (sql: string): Statement => {
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    const oldest = statements.size < keptStatements ? undefined : statements.keys().next().value
    if (oldest !== undefined) statements.delete(oldest)
    statements.set(sql, statement)
    return statement
  }
  return {
    database,
    readsOnly: (sql) => prepare(sql).readonly,
    run({ sql, parameters }) {
      const statement = prepare(sql)
      const [first] = parameters
      if (first instanceof EachRow) return { rows: runEach(statement, first.rows) }
      refuseNul(parameters)
      if (statement.reader) return { rows: statement.all(parameters) }
      const { changes } = statement.run(parameters)
      return { numAffectedRows: BigInt(changes), rows: [] }
    },
  }
}

function runEach(statement: Statement, rows: EachRow['rows']): unknown[] {
  const found: unknown[] = []
  for (const row of rows) {
    if (statement.reader) found.push(...statement.all(row))
    else statement.run(row)
  }
  return found
}

const patience = 30_000

/** Another process may be writing; we wait for it without standing still ourselves. */
async function whenFree<T>(work: () => T): Promise<T> {
  for (const start = performance.now(); ; ) {
    try {
      return work()
    } catch (error) {
      const busy = error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy) throw error
      if (performance.now() - start > patience) throw problem('storeBusy')
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

/** Hands out turns in the order they were asked for; who waits too long is told so instead. */
function takeTurns(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve()
  return async () => {
    const before = last
    let leave = () => {}
    last = new Promise((resolve) => {
      leave = resolve
    })
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, patience, 'late')
      timer.unref()
    })
    const turn = await Promise.race([before, late])
    clearTimeout(timer)
    if (turn !== 'late') return leave
    void before.then(leave)
    throw problem('storeBusy')
  }
}
