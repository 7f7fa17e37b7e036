import { type Kysely, PostgresAdapter } from 'kysely'
import { problem } from '../problems.ts'

export type Engine = 'sqlite' | 'postgres'

/** Which engine is behind a store or a transaction in it. */
export function engineOf<T>(db: Kysely<T>): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}

/** PostgreSQL takes no text with the character NUL; refused on both engines, and as something a person can mend. */
export function refuseNul(parameters: readonly unknown[]): void {
  for (const value of parameters)
    if (typeof value === 'string' && value.includes('\0')) throw problem('nulInText')
}
