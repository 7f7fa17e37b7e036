import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { sql } from 'kysely'
import { closeDb, connect, openDb } from '../../src/server/store/db.ts'
import { type Postgres, startPostgres } from './postgres.ts'

/** What tests need to make a store of their own: a template for each engine, with all tables and no rows. */
export interface Engines {
  folder: string
  sqlite: string
  postgres: { url: string; template: string } | { missing: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    engines: Engines
  }
}

/** Once before all tests; what it returns is done after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-tests-'))
  const sqlite = join(folder, 'template.db')
  await closeDb(await openDb(sqlite))
  const { engine, end } = await postgresTemplate()
  project.provide('engines', { folder, sqlite, postgres: engine })
  return async () => {
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function postgresTemplate(): Promise<{ engine: Engines['postgres']; end: () => Promise<void> }> {
  let server: Postgres
  try {
    server = await startPostgres()
  } catch (error) {
    const missing = error instanceof Error ? error.message : String(error)
    if (process.env.CI) throw new Error(`The tests need PostgreSQL here, but ${missing}`, { cause: error })
    process.stderr.write(`\nTests on PostgreSQL are SKIPPED: ${missing}\n\n`)
    return { engine: { missing }, end: async () => {} }
  }
  const template = `verbatim_template_${process.pid}`
  await administer(server.url, `create database ${template}`)
  await closeDb(await openDb(databaseUrl(server.url, template)))
  const end = async () => {
    await administer(server.url, `drop database ${template}`)
    await server.stop()
  }
  return { engine: { url: server.url, template }, end }
}

/** Creates or drops a database. */
export async function administer(url: string, statement: string): Promise<void> {
  const db = connect(url)
  try {
    await sql.raw(statement).execute(db)
  } finally {
    await closeDb(db)
  }
}

export function databaseUrl(url: string, name: string): string {
  const own = new URL(url)
  own.pathname = name
  return own.href
}
