import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import Database from 'better-sqlite3'
import { startAnalysis } from '../../src/server/analysis.ts'
import { createApp } from '../../src/server/app.ts'
import { readConfig } from '../../src/server/config.ts'
import { openDb } from '../../src/server/store/db.ts'
import { startSubmissions } from '../../src/server/store/submissions.ts'
import { twentyQuestions } from '../fixtures/everything.ts'
import { publish } from '../fixtures/surveys.ts'
import { report } from './contender.ts'

/** What a child process can be; the last argument is a file, of a database or of a ready page. */
export const roles: Record<string, (file: string) => Promise<void>> = {
  product: runProduct,
  'bare insert': runBareInsert,
  'bare page': runBarePage,
}

/** The product as `serve` puts it together, without background jobs. */
async function runProduct(file: string): Promise<void> {
  const db = await openDb(file)
  const { slug, surveyId, studyId } = await publish(db, twentyQuestions())
  const app = createApp({
    config: readConfig({}),
    db,
    submissions: startSubmissions(db),
    analysis: startAnalysis(db, { worker: 'here' }),
  })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server // HTTP/1 unless asked for another
  report(await listen(server), { slug, surveyId, studyId })
}

/** The least that stores a submission durably: read the body, insert it prepared, many in one commit, answer. */
async function runBareInsert(file: string): Promise<void> {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table responses (id integer primary key, body text not null)')
  const insert = database.prepare('insert into responses (body) values (?)')
  let waiting: { body: string; stored: () => void }[] = []
  const commit = database.transaction((group: typeof waiting) => {
    for (const { body } of group) insert.run(body)
  })
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const stored = () => response.writeHead(303, { Location: '/', 'Content-Length': 0 }).end()
      waiting.push({ body: Buffer.concat(chunks).toString(), stored })
      if (waiting.length > 1) return
      setImmediate(() => {
        const group = waiting
        waiting = []
        commit(group)
        for (const { stored } of group) stored()
      })
    })
  }
  report(await listen(createServer(listener)))
}

/** Sends the same ready bytes with the same headers, whatever is asked. */
async function runBarePage(given: string): Promise<void> {
  const { headers, body } = JSON.parse(given) as { headers: [string, string][]; body: string } // from bench.ts
  const bytes = Buffer.from(body, 'base64')
  const server = createServer((_request, response) => {
    response.writeHead(200, headers.flat()).end(bytes)
  })
  report(await listen(server))
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port // a listening TCP server has one
}
