import { type Dialect, PostgresDialect } from 'kysely'
import pg from 'pg'
import { refuseNul } from './engine.ts'

/** Numbers as PostgreSQL names their types: int8 and numeric. */
const counted = new Set([20, 1700])

export function postgresDialect(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: 'verbatim',
    types: {
      // Counts and sums come as texts otherwise; ours stay far below 2^53.
      getTypeParser: (type, format) => (counted.has(type) ? Number : pg.types.getTypeParser(type, format)),
    },
  })
  // A connection that breaks while nobody uses it is replaced by the next query; unheard, it would end the process.
  pool.on('error', () => {})
  return new PostgresDialect({
    pool,
    async onCreateConnection(connection) {
      const execute = connection.executeQuery.bind(connection)
      connection.executeQuery = async (query, options) => {
        refuseNul(query.parameters)
        return execute(query, options)
      }
    },
  })
}
