import { existsSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import pg from 'pg'
import { problem } from '../problems.ts'
import { fileOf, isPostgres } from './db.ts'

/**
 * A server holds this lock for as long as it runs, together with other servers of the same store; a restore holds it
 * alone. Both engines give it back when its process ends in whatever way.
 */
export async function holdStore(url: string, how: 'shared' | 'alone'): Promise<() => Promise<void>> {
  const release = isPostgres(url) ? await lockPostgres(url, how) : lockSqlite(fileOf(url), how)
  if (release) return release
  throw problem(how === 'alone' ? 'serverRunning' : 'restoreRunning')
}

/** Does a server hold the store now? */
export async function isServed(url: string): Promise<boolean> {
  if (!isPostgres(url)) {
    const release = existsSync(`${fileOf(url)}-running`) ? lockSqlite(fileOf(url), 'alone') : async () => {}
    await release?.()
    return release === undefined
  }
  const client = new pg.Client({ connectionString: url, application_name: 'verbatim' })
  await client.connect()
  const { rows } = await client.query(
    `select 1 from pg_locks join pg_database on pg_database.oid = database
     where datname = current_database() and locktype = 'advisory' and objid = ${lock} and mode = 'ShareLock'`,
  )
  await client.end()
  return rows.length > 0
}

/** Any number that nobody else uses. */
const lock = 8325117

/**
 * An empty database beside the store; whoever reads it shares it, whoever writes it has it alone. A server waits a
 * moment, as whoever only looks whether one runs has it alone for as long.
 */
function lockSqlite(file: string, how: 'shared' | 'alone'): (() => Promise<void>) | undefined {
  const mark = new BetterSqlite(`${file}-running`, { timeout: how === 'shared' ? 200 : 0 })
  try {
    mark.exec(how === 'alone' ? 'begin exclusive' : 'begin')
    mark.prepare('select count(*) from sqlite_master').get()
    return async () => {
      mark.close()
    }
  } catch (error) {
    mark.close()
    if (error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined
    throw error
  }
}

async function lockPostgres(
  url: string,
  how: 'shared' | 'alone',
): Promise<(() => Promise<void>) | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: 'verbatim', keepAlive: true })
  // A lost connection loses the lock, which only says that a server runs; it must not end that server.
  client.on('error', () => {})
  await client.connect()
  const attempt = how === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared'
  const { rows } = await client.query<{ got: boolean }>(`select ${attempt}(${lock}) as got`)
  if (rows[0]?.got) return () => client.end()
  await client.end()
  return undefined
}
