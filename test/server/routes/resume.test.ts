import { expect, test } from 'vitest'
import { sendNext } from '../../../src/server/jobs/mail.ts'
import { listMail } from '../../../src/server/store/outbox.ts'
import { createResumeCode, findResumed } from '../../../src/server/store/resume-codes.ts'
import { listResponses } from '../../../src/server/store/responses.ts'
import { publish, travelling } from '../../fixtures/surveys.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { eachEngine } from '../../setup/stores.ts'

const day = 86_400_000

eachEngine('Going on from another device', (open) => {
  async function begun() {
    const db = await open()
    const app = appOver(db)
    const survey = await publish(db, travelling)
    const phone = visitor(app)
    await phone.get(survey.link)
    await phone.post(`${survey.link}/pages/you`, { version: '1', 'q.name': 'Zoë', 'q.often': 'always' })
    return { db, app, ...survey, phone, laptop: visitor(app), resume: `${survey.link}/resume` }
  }

  const codeIn = (html: string) => /[>"]([0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4})[<"]/.exec(html)?.[1] ?? ''

  test('a code brings the other device to the same response, however it is typed', async () => {
    const { db, studyId, surveyId, link, phone, laptop, resume } = await begun()
    expect((await phone.get(`${link}/pages/means`)).html).toContain(resume)
    const code = codeIn((await phone.post(resume, { do: 'make' })).html)
    const there = await laptop.post(resume, {
      do: 'code',
      code: ` ${code.toUpperCase().replaceAll('-', ' ')}`,
    })
    expect(there.path).toBe(link)
    expect(there.html).toContain('Part 2 of 3')
    await laptop.post(`${link}/pages/means`, { version: '1', 'q.by': ['car', 'bike'], asked: 'by' })
    const stored = await listResponses(db, studyId, surveyId, { limit: 10 })
    expect(stored).toMatchObject([{ answers: { name: 'Zoë', by: { options: ['car', 'bike'] } } }])
    expect((await phone.get(link)).html).toContain('Part 3 of 3')
  })

  test('a wrong or old code finds nothing, and says what to do', async () => {
    const { db, surveyId, laptop, resume } = await begun()
    const wrong = await laptop.post(resume, { do: 'code', code: '0000-0000-0000' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('value="0000-0000-0000"')
    expect(wrong.html).toContain('Please check each digit')
    const { code } = await createResumeCode(db, surveyId, 'a secret', 0)
    expect(await findResumed(db, surveyId, code, 29 * day)).toBe('a secret')
    expect(await findResumed(db, surveyId, code, 31 * day)).toBeUndefined()
    expect(await findResumed(db, 'another survey', code, 1)).toBeUndefined()
    const [kept] = await db.selectFrom('resume_codes').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain('a secret')
    expect(JSON.stringify(kept)).not.toContain(code.replaceAll('-', ''))
  })

  test('a link goes out by mail, leads back, and neither address nor link is kept afterwards', async () => {
    const { db, link, phone, laptop, resume } = await begun()
    const refused = await phone.post(resume, { do: 'email', email: 'zoe' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('value="zoe"')
    await phone.post(resume, { do: 'email', email: 'zoe@example.org' })
    const [waiting] = await listMail(db, 10)
    expect(waiting).toMatchObject({ recipient: 'zoe@example.org' })
    const [, query = ''] = /\/resume(\?code=\S+)/.exec(waiting?.body ?? '') ?? []
    const sent: unknown[] = []
    await sendNext(db, async (mail) => void sent.push(mail))
    expect(sent).toHaveLength(1)
    expect(await listMail(db, 10)).toEqual([])
    const page = await laptop.get(resume + query)
    const there = await laptop.post(resume, { do: 'code', code: codeIn(page.html) })
    expect(there.path).toBe(link)
    expect(there.html).toContain('Part 2 of 3')
  })

  test('nobody is written to in a rush, and guessing ends soon', async () => {
    const { phone, laptop, resume } = await begun()
    for (const name of ['a', 'b', 'c'])
      await phone.post(resume, { do: 'email', email: `${name}@example.org` })
    expect((await phone.post(resume, { do: 'email', email: 'd@example.org' })).status).toBe(429)
    let status = 422
    for (let tries = 0; tries < 40 && status === 422; tries++)
      status = (await laptop.post(resume, { do: 'code', code: `wrong${tries}` })).status
    expect(status).toBe(429)
  })

  test('a room behind one address makes codes at once; nobody is written to by many in turn', async () => {
    const { app, link, resume } = await begun()
    const statuses: number[] = []
    for (let at = 0; at < 35; at++) {
      const who = visitor(app)
      await who.post(`${link}/pages/you`, { version: '1' })
      await who.post(`${link}/pages/you`, { version: '1', 'q.often': 'always' })
      expect(codeIn((await who.post(resume, { do: 'make' })).html)).not.toBe('')
      if (at < 6) statuses.push((await who.post(resume, { do: 'email', email: 'Max@example.org' })).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })

  test('who has not begun is offered to enter a code, and no more', async () => {
    const { laptop, link, resume } = await begun()
    expect((await laptop.get(link)).html).toContain(resume)
    const page = await laptop.get(resume)
    expect(page.html).toContain('I have a code')
    expect(page.html).not.toContain('Show me a code')
  })
})
