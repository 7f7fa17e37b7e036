import { beforeAll, expect, test } from 'vitest'
import { storeImport } from '../../src/server/imports.ts'
import type { Db } from '../../src/server/store/db.ts'
import { saveFile } from '../../src/server/store/files.ts'
import { listResponses } from '../../src/server/store/responses.ts'
import { createToken } from '../../src/server/store/tokens.ts'
import { readCsv } from '../../src/surveys/formats/csv/csv.ts'
import { noteText } from '../../src/surveys/formats/csv/notes.ts'
import { surveyOf } from '../../src/surveys/formats/csv/survey.ts'
import type { Guess } from '../../src/surveys/formats/csv/guess.ts'
import { publish } from '../fixtures/surveys.ts'
import { appOver, visitor } from '../setup/app.ts'
import { eachEngine } from '../setup/stores.ts'
import { settle } from './people.ts'

/**
 * One answer as a page or a file has it and as the API gets it, with what is stored of it or the sentence that refuses
 * it. NUL is not among them: a file loses it when it is read, and says so.
 */
type Case = [text: string, json: unknown, stored: unknown]

const says = (sentence: string) => ({ sentence })
const pick = says('Please pick one of the options shown')
const points = says('Please pick a number from 1 to 5')
const aNumber = says('Please write a number, like 12.5')
const aDate = says('Please write a date as year-month-day, like 2026-01-31')

const options = [
  { id: 'tea', value: 'tea', label: 'Tea' },
  { id: 'constructor', value: 'constructor', label: 'constructor' },
]

const table: Record<string, { column: Record<string, unknown>; cases: Case[] }> = {
  short_text: {
    column: { type: 'short_text', scale: 'text', max: 12 },
    cases: [
      ['=1+1', '=1+1', '=1+1'],
      ['  <b>Zoë</b> ', '  <b>Zoë</b> ', '<b>Zoë</b>'],
      ['\u202eevil\u202c', '\u202eevil\u202c', '\u202eevil\u202c'],
      ['constructor', 'constructor', 'constructor'],
      ['thirteen long', 'thirteen long', says('Please use at most 12 characters; this has 13')],
      ['a\r\nb', 'a\r\nb', 'a\nb'],
    ],
  },
  long_text: {
    column: { type: 'long_text', scale: 'text', max: 20 },
    cases: [
      ['"quoted", twice', '"quoted", twice', '"quoted", twice'],
      ['x'.repeat(21), 'x'.repeat(21), says('Please use at most 20 characters; this has 21')],
    ],
  },
  choice: {
    column: { type: 'choice', scale: 'nominal', options },
    cases: [
      ['constructor', { option: 'constructor' }, { option: 'constructor' }],
      ['tea', { option: 'tea' }, { option: 'tea' }],
      ['coffee', { option: 'coffee' }, pick],
      ['__proto__', { option: '__proto__' }, pick],
      ['toString', { option: 'toString' }, pick],
    ],
  },
  set: {
    column: { type: 'set', scale: 'set', options, separator: ';' },
    cases: [
      ['constructor', { options: ['constructor'] }, { options: ['constructor'] }],
      ['coffee', { options: ['coffee'] }, pick],
      ['__proto__', { options: ['__proto__'] }, pick],
    ],
  },
  rating: {
    column: { type: 'rating', scale: 'ordinal', min: 1, max: 5 },
    cases: [
      ['5', 5, 5],
      ['6', 6, points],
      ['-0', -0, points],
      ['4.5', 4.5, points],
      ['1e308', 1e308, points],
    ],
  },
  nps: {
    column: { type: 'nps', scale: 'ordinal' },
    cases: [
      ['0', 0, 0],
      ['-0', -0, 0],
      ['11', 11, says('Please pick a number from 0 to 10')],
    ],
  },
  number: {
    column: { type: 'number', scale: 'interval' },
    cases: [
      ['-0', -0, 0],
      ['0.1', 0.1, 0.1],
      ['1e308', 1e308, aNumber],
      [`1${'0'.repeat(16)}`, 1e16, aNumber],
      ['-1000000000000000', -1e15, -1e15],
    ],
  },
  date: {
    column: { type: 'date', scale: 'time' },
    cases: [
      ['2024-02-29', '2024-02-29', '2024-02-29'],
      ['2026-02-30', '2026-02-30', aDate],
      ['0000-01-01', '0000-01-01', aDate],
      ['0999-12-31', '0999-12-31', aDate],
      ['9999-12-31', '9999-12-31', '9999-12-31'],
      ['10000-01-01', '10000-01-01', aDate],
      ['2026-13-01', '2026-13-01', aDate],
    ],
  },
  consent: {
    column: { type: 'consent', scale: 'nominal' },
    cases: [
      ['yes', true, true],
      ['no', false, false],
    ],
  },
}

eachEngine('the doors', (open) => {
  let db: Db
  let app: ReturnType<typeof appOver>
  let token: string

  beforeAll(async () => {
    db = await open()
    app = appOver(db)
    const who = await settle(db)
    token = (await createToken(db, who.user('ada').id, 'doors')).secret
  })

  test.for(Object.entries(table))(
    'take and refuse the same answers in the same words: %s',
    async ([, { column, cases }]) => {
      const guess = guessOf(column)
      const definition = surveyOf(guess, 'Doors')
      const survey = await publish(db, definition)
      const page = [...cases.keys()].map((at) => atPage(survey, cases[at]![0]))
      const api = cases.map(([, json], at) => atApi(survey, json, at))
      const verdicts = {
        page: await all(page),
        api: await all(api),
        import: await atImport(survey.studyId, guess, cases),
      }
      const wanted = cases.map(([, , stored]) => stored)
      for (const [door, got] of Object.entries(verdicts)) expect(got, door).toEqual(wanted)
    },
  )

  type Place = Awaited<ReturnType<typeof publish>>

  async function atPage({ link }: Place, text: string): Promise<unknown> {
    const someone = visitor(app)
    await someone.get(link)
    const { status, html } = await someone.post(`${link}/pages/imported`, { version: '1', 'q.asked': text })
    if (status === 422)
      return says(/<p[^>]*class="error"[^>]*>(.*?)<\/p>/s.exec(html)?.[1]?.replaceAll(/<[^>]*>/g, '') ?? html)
    expect(status).toBe(200)
    const receipt = await someone.get(`${link}/receipt.json`)
    return JSON.parse(receipt.html).answers[0]?.answer
  }

  async function atApi({ studyId, surveyId }: Place, json: unknown, at: number): Promise<unknown> {
    const response = await app.request(`/api/v1/studies/${studyId}/surveys/${surveyId}/responses`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `key ${at}`,
      },
      body: JSON.stringify({ answers: { asked: json } }).replace(
        '"asked":0}',
        Object.is(json, -0) ? '"asked":-0}' : '"asked":0}',
      ),
    })
    const body = (await response.json()) as {
      details: Record<string, string>
      answers: Record<string, unknown>
    }
    return response.status === 422 ? says(body.details.asked ?? '') : body.answers.asked
  }

  async function atImport(studyId: string, guess: Guess, cases: Case[]): Promise<unknown[]> {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const bytes = Buffer.from(['row,asked', ...cases.map(([text], at) => `${at},${quoted(text)}`)].join('\n'))
    const read = await readCsv(bytes, { guess })
    if (!read.ok) throw new Error(JSON.stringify(read.issues))
    const keep = () =>
      saveFile(
        db,
        { studyId, name: 'a.csv', mediaType: 'text/csv' },
        (async function* () {
          yield bytes
        })(),
      )
    const { survey } = await storeImport(db, { studyId, sha256: 'none', open: true, keep }, read, null)
    const notes = read.notes().map(noteText)
    const stored = (await listResponses(db, studyId, survey.id, { limit: 100 })).reverse()
    expect(stored.length).toBe(cases.length)
    return stored.map(({ answers }, at) => {
      const note = notes.find((one) => one.startsWith(`Row ${at + 2},`))
      return note ? says(note.replace(/^.* was left out\. (.*)\.$/s, '$1')) : answers.asked
    })
  }
})

async function all(verdicts: Promise<unknown>[]): Promise<unknown[]> {
  const found: unknown[] = []
  for (const verdict of verdicts) found.push(await verdict)
  return found
}

function guessOf(column: Record<string, unknown>): Guess {
  return {
    encoding: 'utf-8',
    separator: ',',
    plainQuotes: false,
    headerRows: 1,
    columns: [
      {
        column: 0,
        header: 'row',
        role: 'ignore',
        id: 'row',
        title: 'Row',
        type: 'short_text',
        scale: 'text',
      },
      {
        column: 1,
        header: 'asked',
        role: 'question',
        id: 'asked',
        title: 'What?',
        ...column,
      } as Guess['columns'][number],
    ],
  }
}
