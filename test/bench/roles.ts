import { once } from 'node:events'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'node:querystring'
import Database from 'better-sqlite3'
import { startAnalysis } from '../../src/server/analysis.ts'
import { createApp } from '../../src/server/app.ts'
import type { App } from '../../src/server/route.ts'
import { readConfig } from '../../src/server/config.ts'
import { createListener } from '../../src/server/listener.ts'
import { openDb } from '../../src/server/store/db.ts'
import { startSubmissions } from '../../src/server/store/submissions.ts'
import { twentyQuestions } from '../fixtures/everything.ts'
import { publish } from '../fixtures/surveys.ts'
import { report } from './contender.ts'

/** An answer as it went over the wire, for a server that only repeats it. */
export interface ReadyAnswer {
  status: number
  headers: [string, string][]
  body: string
}

/** What a child process can be, with the text it is given. */
export const roles: Record<string, (given: string) => Promise<void>> = {
  product: runProduct,
  'bare insert': runBareInsert,
  'bare page': runBarePage,
}

/** The product as `serve` puts it together, without background jobs. */
async function runProduct(file: string): Promise<void> {
  const db = await openDb(file)
  const { slug, surveyId, studyId } = await publish(db, twentyQuestions())
  const app: App = {
    config: readConfig({}),
    db,
    submissions: startSubmissions(db),
    analysis: startAnalysis(db, { worker: 'here' }),
  }
  report(await listen(createListener(app, createApp(app))), { slug, surveyId, studyId })
}

/**
 * The least that stores a submission durably: read the form and whose it is, insert its answers prepared, many in one
 * commit, answer. It checks nothing and would store a second press of Send twice.
 */
async function runBareInsert(given: string): Promise<void> {
  const { file, answer } = JSON.parse(given) as { file: string; answer: ReadyAnswer } // from bench.ts
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table responses (id integer primary key, key text not null, answers text not null)')
  const insert = database.prepare('insert into responses (key, answers) values (?, ?)')
  let waiting: { key: string; answers: string; stored: () => void }[] = []
  const commit = database.transaction((group: typeof waiting) => {
    for (const { key, answers } of group) insert.run(key, answers)
  })
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const stored = () => repeat(answer, response)
      const answers = JSON.stringify(parse(Buffer.concat(chunks).toString()))
      waiting.push({ key: request.headers.cookie ?? '', answers, stored })
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
  const answer = JSON.parse(given) as ReadyAnswer // from bench.ts
  const bytes = Buffer.from(answer.body, 'base64')
  report(await listen(createServer((_request, response) => repeat(answer, response, bytes))))
}

function repeat({ status, headers }: ReadyAnswer, response: ServerResponse, bytes?: Buffer): void {
  response.writeHead(status, headers.flat()).end(bytes)
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port // a listening TCP server has one
}
