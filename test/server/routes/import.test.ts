import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { csvOf } from '../../../src/server/exports.ts'
import type { Db } from '../../../src/server/store/db.ts'
import { listFiles } from '../../../src/server/store/files.ts'
import { countPeople } from '../../../src/server/store/people.ts'
import { countResponses, listResponses } from '../../../src/server/store/responses.ts'
import { closeSurvey, getSurvey, listSurveys } from '../../../src/server/store/surveys.ts'
import { readCsv } from '../../../src/surveys/formats/csv/csv.ts'
import { appOver } from '../../setup/app.ts'
import { eachEngine } from '../../setup/stores.ts'
import { type People, type PersonName, settle } from '../people.ts'

const file = [
  'customer,How often?,Age,Comment',
  'c-1,Never,31,"=HYPERLINK(""x"")"',
  'c-2,Always,thirty,"Two\nlines"',
  'c-1,Sometimes,45,-5',
  'c-3,Never,28,fine',
  'c-4,Never,28,good',
].join('\n')

eachEngine('Bringing answers in and out', (open) => {
  let db: Db
  let app: ReturnType<typeof appOver>
  let people: People
  let study: string

  beforeAll(async () => {
    db = await open()
    app = appOver(db)
    people = await settle(db)
    study = await people.study()
    return () => app.stop()
  })

  const upload = (text: string | Uint8Array, by: PersonName = 'erik') => {
    const body = new FormData()
    body.set('file', new File([Buffer.from(text)], 'tea.csv', { type: 'text/csv' }))
    return app.request(`/studies/${study}/import`, { method: 'POST', body, headers: people.headers(by) })
  }
  const send = (path: string, fields: Record<string, string> = {}) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: people.headers('erik') })
  const see = async (path: string, by: PersonName = 'erik') =>
    (await app.request(path, { headers: people.headers(by) })).text()

  test('a file that holds no answers is refused beside its field', async () => {
    const refused = await upload('only,names\n')
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('The file has no row of answers.')
    expect((await upload('')).status).toBe(422)
  })

  test('vera may not bring anything in', async () => {
    expect((await upload(file, 'vera')).status).toBe(403)
  })

  let here = ''

  test('an upload shows what each column seems to mean, and stores nothing yet', async () => {
    const sent = await upload(file)
    expect(sent.status).toBe(303)
    here = sent.headers.get('location') ?? ''
    const html = await see(here)
    expect(html).toContain('5 rows of answers. Nothing is stored yet.')
    expect(html).toContain('Never\nSometimes\nAlways</textarea>')
    expect(html).toMatch(/name="c1.ordered" value="yes" checked/)
    expect(await listSurveys(db, study)).toEqual([])
  })

  const corrected = {
    title: 'Tea in 2026',
    'c0.use': 'person',
    'c0.type': 'short_text',
    'c0.title': 'customer',
    'c1.use': 'question',
    'c1.type': 'choice',
    'c1.title': 'How often do you drink tea?',
    'c1.options': 'Always\nSometimes\nNever',
    'c1.ordered': 'yes',
    'c2.use': 'question',
    'c2.type': 'number',
    'c2.title': 'Age',
    'c3.use': 'question',
    'c3.type': 'long_text',
    'c3.title': 'Comment',
  }

  test('a correction can be checked before it is stored', async () => {
    const checked = await send(`${here}/check`, corrected)
    const html = await checked.text()
    expect(html).toContain('Row 3, column “Age”: “thirty” was left out. Please write a number, like 12.5.')
    expect(html).toContain('Always\nSometimes\nNever</textarea>')
    expect(html).toContain('value="Tea in 2026"')
    const wrong = await send(here, { ...corrected, 'c1.options': 'Always\nNow and then\nNever' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('“Now and then” is none of its answers')
    expect(await listSurveys(db, study)).toEqual([])
  })

  test('sent twice at once and once more, it is one survey with each row once', async () => {
    const answers = await Promise.all([send(here, corrected), send(here, corrected)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const again = await send(here, corrected)
    const surveys = await listSurveys(db, study)
    expect(surveys.length).toBe(1)
    expect(again.headers.get('location')).toBe(`/studies/${study}/surveys/${surveys[0]?.id}`)
    expect(surveys[0]).toMatchObject({ state: 'closed', version: 1, title: 'Tea in 2026' })
    expect(await countResponses(db, study, surveys[0]?.id ?? '')).toEqual([
      { status: 'complete', mode: 'live', count: 5 },
    ])
    expect(await countPeople(db, study)).toBe(4)
  })

  const tea = async () => (await listSurveys(db, study)).find(({ title }) => title === 'Tea in 2026')

  test('nobody else answers it, unless the importer asks for that', async () => {
    const [closed] = await listSurveys(db, study)
    expect((await app.request(`/s/${closed?.slug}`)).status).toBe(410)
    const checked = await send(`${here}/check`, { ...corrected, open: 'yes' })
    expect(await checked.text()).toMatch(/name="open" value="yes" checked/)
    const opened = await send(here, { ...corrected, title: 'Open tea', open: 'yes' })
    const id = opened.headers.get('location')?.split('/').at(-1) ?? ''
    const { state, slug } = await getSurvey(db, study, id)
    expect(state).toBe('published')
    expect((await app.request(`/s/${slug}`)).status).toBe(200)
    await closeSurvey(db, study, id)
  })

  test('responses are bound to people and keep the order of the file', async () => {
    const survey = await tea()
    const responses = (await listResponses(db, study, survey?.id ?? '', { limit: 10 })).toReversed()
    expect(responses.map(({ answers }) => answers['age'])).toEqual([31, undefined, 45, 28, 28])
    expect(responses[0]?.personId).toBe(responses[2]?.personId)
    expect(responses[0]?.source).toBe('import')
    expect(responses[0]?.answers['how_often']).toEqual({ option: 'never' })
  })

  test('what comes out is safe to open and can be read again unchanged', async () => {
    const survey = await tea()
    const sent = await app.request(`/studies/${study}/surveys/${survey?.id}/export.csv`, {
      headers: people.headers('vera'),
    })
    expect(sent.status).toBe(200)
    expect(sent.headers.get('content-disposition')).toBe('attachment; filename="tea_in_2026.csv"')
    const bytes = new Uint8Array(await sent.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(text).toContain(`"'=HYPERLINK(""x"")"`)
    expect(text).toContain(',c-1,')
    expect(text).toMatch(/,-5\r\n/)
    const read = await readCsv(bytes)
    if (!read.ok) throw new Error('it was written to be read')
    const rows = []
    for await (const batch of read.rows()) rows.push(...batch)
    expect(rows.map(({ answers }) => answers['comment'])).toEqual([
      '=HYPERLINK("x")',
      'Two\nlines',
      '-5',
      'fine',
      'good',
    ])
  })

  test('withdrawn, test and unfinished responses stay out unless asked for', async () => {
    const survey = await tea()
    if (!survey) throw new Error('it was imported above')
    const lines = async (options: object) => {
      let text = ''
      for await (const piece of csvOf(db, survey, options)) text += piece
      return text.trim().split('\r\n').length - 1
    }
    await db
      .updateTable('responses')
      .set({ status: 'withdrawn', answers: '{}' })
      .where('person_id', 'is not', null)
      .where('answers', 'like', '%45%')
      .execute()
    await db.updateTable('responses').set({ status: 'started' }).where('answers', 'like', '%good%').execute()
    await db.updateTable('responses').set({ mode: 'test' }).where('answers', 'like', '%fine%').execute()
    expect(await lines({})).toBe(2)
    expect(await lines({ partial: true })).toBe(3)
    expect(await lines({ everything: true })).toBe(4)
  })

  test('nobody brings a file of another study in', async () => {
    const other = await people.study('Coffee')
    const [own] = await listFiles(db, study)
    const answer = await app.request(`/studies/${other}/import/${own?.id}`, {
      headers: people.headers('erik'),
    })
    expect(answer.status).toBe(404)
  })

  const flying = '../shared/data/real/flying-etiquette.csv'

  test.skipIf(!existsSync(flying))('1,040 people on flying come in through the page', async () => {
    const sent = await upload(readFileSync(flying))
    const path = sent.headers.get('location') ?? ''
    expect(await see(path)).toContain('Every cell can be taken over as it is.')
    const stored = await send(path)
    expect(stored.status).toBe(303)
    const survey = stored.headers.get('location')?.split('/').at(-1) ?? ''
    expect(await countResponses(db, study, survey)).toMatchObject([{ count: 1_040 }])
  })
})
