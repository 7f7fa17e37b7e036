import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { listResponses } from '../../../src/server/store/responses.ts'
import { closeSurvey, publishSurvey, saveDraft } from '../../../src/server/store/surveys.ts'
import { type Survey, survey as readSurvey } from '../../../src/surveys/survey.ts'
import { publish, travelling } from '../../fixtures/surveys.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'

anyEngine('A respondent', (open) => {
  async function begin(definition: Survey = travelling) {
    const db = await open()
    const app = appOver(db)
    const survey = await publish(db, definition)
    const stored = () => listResponses(db, survey.studyId, survey.surveyId, { limit: 100 })
    const send = (
      who: ReturnType<typeof visitor>,
      section: string,
      fields: Record<string, string | string[]>,
    ) => who.post(`${survey.link}/pages/${section}`, { version: '1', ...fields })
    return { db, app, ...survey, stored, send, nobody: visitor(app) }
  }

  test('walks from the link over the pages to the thanks, and each page is stored as it is sent', async () => {
    const { link, nobody, send, stored } = await begin()
    expect((await nobody.get(link)).html).toContain('What shall we call you?')
    const second = await send(nobody, 'you', { 'q.name': 'Zoë', 'q.often': 'always' })
    expect(second.path).toBe(`${link}/pages/means`)
    expect(second.html).toContain('Your answers so far are saved.')
    expect(await stored()).toMatchObject([
      { status: 'started', reached: 1, answers: { name: 'Zoë', often: { option: 'always' } } },
    ])
    await send(nobody, 'means', { 'q.by': ['car', 'bike'], asked: 'by' })
    const thanks = await send(nobody, 'last', { 'q.score': '9', 'q.why': '' })
    expect(thanks.path).toBe(link)
    expect(thanks.html).toContain('Thank you')
    expect(await stored()).toMatchObject([
      {
        status: 'complete',
        mode: 'live',
        source: 'page',
        reached: 3,
        version: 1,
        answers: { by: { options: ['car', 'bike'] }, score: 9 },
      },
    ])
  })

  test('reads who asks before answering, in the look of the survey, and is not named where nobody shall be', async () => {
    const trust = { asker: { en: 'The tea house' }, contact: 'tea@example.org', keptDays: 30, joined: false }
    const theme = { accent: '#7a1fa2', face: 'system' as const, corner: 0 }
    const { app, link, nobody, send, stored } = await begin({ ...travelling, trust, theme })
    const page = await nobody.get(`${link}?person=p-17`)
    for (const words of [
      'The tea house',
      'mailto:tea@example.org',
      '30 days, then they are removed',
      'nobody can join',
    ])
      expect(page.html).toContain(words)
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page.html) ?? []
    expect(style).toContain('--accent:#7a1fa2')
    const policy = (await app.request(link)).headers.get('content-security-policy')
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    const second = await send(nobody, 'you', { 'q.name': 'Zoë', 'q.often': 'always' })
    expect(second.html).not.toContain('The tea house')
    expect(await stored()).toMatchObject([{ personId: null }])
    expect((await nobody.get(`${link}/receipt`)).html).toContain('Kept until')
  })

  test('changes sent answers where the author allows it, and they stay sent', async () => {
    const display = { pages: 'sections', progress: 'parts', review: false, editable: true } as const
    const { link, nobody, send, stored } = await begin({ ...travelling, display })
    await nobody.get(link)
    await send(nobody, 'you', { 'q.name': 'Zoë', 'q.often': 'never' })
    const thanks = await send(nobody, 'last', { 'q.score': '9' })
    expect(thanks.html).toContain(`href="${link}/pages/you"`)
    const [sent] = await stored()
    expect((await nobody.get(`${link}/pages/you`)).html).toContain('value="Zoë"')
    const next = await send(nobody, 'you', { 'q.name': 'Zoe', 'q.often': 'never' })
    expect(next.path).toBe(`${link}/pages/last`)
    expect((await send(nobody, 'last', { 'q.score': '99' })).status).toBe(422)
    expect((await send(nobody, 'last', { 'q.score': '3' })).html).toContain('Thank you')
    expect(await stored()).toMatchObject([
      { status: 'complete', completedAt: sent?.completedAt, answers: { name: 'Zoe', score: 3 } },
    ])
  })

  test('begins with the page that their own link leads to, whoever came before', async () => {
    const text = (id: string) => ({
      id,
      type: 'short_text',
      title: { en: `What about ${id}?` },
      settings: {},
    })
    const source = { id: 'source', type: 'hidden', title: { en: 'Source' }, settings: { parameter: 'from' } }
    const sections = [
      { id: 'shop', showIf: "{source} = 'shop'", questions: [text('shops')] },
      { id: 'all', questions: [text('everything')] },
    ]
    const hidden = { id: 'start', questions: [source] }
    const { link, app } = await begin(readSurvey.parse({ ...travelling, sections: [hidden, ...sections] }))
    for (const [query, title] of [
      ['', 'What about everything?'],
      ['?from=shop', 'What about shops?'],
      ['?from=street', 'What about everything?'],
      ['?from=shop', 'What about shops?'],
    ] as const)
      expect((await visitor(app).get(link + query)).html).toContain(title)
  })

  test('never reads in a page what somebody else answered before', async () => {
    const choice = (id: string, more: object = {}) => ({
      id,
      type: 'short_text',
      title: { en: id },
      settings: {},
      ...more,
    })
    const rule = "{first} != 'x' and {second} = 'y'"
    const sections = [
      { id: 'one', questions: [choice('first')] },
      { id: 'two', questions: [choice('second'), choice('third', { showIf: rule })] },
    ]
    const { link, app, send } = await begin(readSurvey.parse({ ...travelling, sections }))
    for (const [name, other] of [
      ['secret of Zoë', 'secret of Max'],
      ['secret of Max', 'secret of Zoë'],
    ] as const) {
      const somebody = visitor(app)
      await somebody.get(link)
      const page = await send(somebody, 'one', { 'q.first': name })
      expect(page.html).toContain('id="rules"')
      expect(page.html).not.toContain(other)
    }
  })

  test('sees how far they are as the author wants it shown', async () => {
    const display = { pages: 'sections', review: false, editable: false } as const
    for (const [progress, expected, other] of [
      ['parts', '<p class="soft">Part 1 of', '<progress'],
      ['bar', '<progress value="0" max="2" aria-label="Part 1 of 2"', '<p class="soft">Part'],
      ['none', '<h1>', 'Part 1 of 2</p>'],
    ] as const) {
      const { nobody, link } = await begin({ ...travelling, display: { ...display, progress } })
      const { html } = await nobody.get(link)
      expect(html).toContain(expected)
      expect(html).not.toContain(other)
    }
  })

  test('skips a page whose condition does not hold', async () => {
    const { nobody, link, send } = await begin()
    await nobody.get(link)
    expect((await send(nobody, 'you', { 'q.often': 'never' })).path).toBe(`${link}/pages/last`)
  })

  test('sees a question that an answer of the same page brings up, before going on', async () => {
    const { nobody, link, send, stored } = await begin()
    await nobody.get(link)
    await send(nobody, 'you', { 'q.often': 'always' })
    const again = await send(nobody, 'means', { 'q.by': 'train', asked: 'by' })
    expect(again.status).toBe(200)
    expect(again.html).toContain('One more question on this page')
    expect(again.html).toContain('minutes late')
    expect(again.html).toContain('value="by delay"')
    const retry = await send(nobody, 'means', { 'q.by': 'train', asked: 'by' })
    expect(retry.html, 'a second press shows the question too').toContain('minutes late')
    const on = await send(nobody, 'means', { 'q.by': 'train', 'q.delay': '12', asked: 'by delay' })
    expect(on.path).toBe(`${link}/pages/last`)
    expect(await stored()).toMatchObject([{ answers: { delay: 12 } }])
  })

  test('hears what to mend beside the field and at the top, and keeps what was written', async () => {
    const { nobody, link, send, stored } = await begin()
    await nobody.get(link)
    await send(nobody, 'you', { 'q.often': 'always' })
    const page = await send(nobody, 'means', { 'q.by': 'train', 'q.delay': 'a while <b>', asked: 'by delay' })
    expect(page.status).toBe(422)
    expect(page.html).toContain('<title>One answer needs another look · ')
    expect(page.html).toContain('href="#q.delay"')
    expect(page.html).toMatch(/id="q\.delay-error"[^>]*>Please write a number/)
    expect(page.html).toContain('value="a while &lt;b>"')
    expect(page.html).toMatch(/id="q\.delay"[^>]* autofocus/)
    expect(await stored(), 'the good answer is stored meanwhile').toMatchObject([
      { reached: 1, answers: { by: { options: ['train'] } } },
    ])
  })

  test('stores nothing while nothing was answered', async () => {
    const { nobody, link, send, stored } = await begin()
    await nobody.get(link)
    expect((await send(nobody, 'you', { 'q.name': '' })).status).toBe(422)
    expect(await stored()).toEqual([])
  })

  test('comes back by the same link to the first page not sent', async () => {
    const { nobody, link, send } = await begin()
    await nobody.get(link)
    await send(nobody, 'you', { 'q.often': 'always' })
    expect((await nobody.get(link)).html).toContain('What do you travel by?')
  })

  test('goes back without losing what the page holds', async () => {
    const { nobody, link, send, stored } = await begin()
    await nobody.get(link)
    await send(nobody, 'you', { 'q.often': 'always' })
    const before = await send(nobody, 'means', { 'q.by': 'bike', asked: 'by', go: 'back' })
    expect(before.path).toBe(`${link}/pages/you`)
    expect(before.html).toMatch(/value="always"[^>]*checked/)
    expect(await stored()).toMatchObject([{ reached: 1, answers: { by: { options: ['bike'] } } }])
  })

  test('who goes back past a required answer is led to it before the end', async () => {
    const { nobody, link, send, stored } = await begin()
    await nobody.get(link)
    await send(nobody, 'you', { 'q.often': 'never' })
    await send(nobody, 'you', { 'q.often': 'always' })
    const end = await send(nobody, 'last', { 'q.score': '3' })
    expect(end.path).toBe(`${link}/pages/means`)
    expect(await stored()).toMatchObject([{ status: 'started' }])
  })

  test('pressing Send twice at once stores one response', async () => {
    const { nobody, link, send, stored } = await begin()
    await nobody.get(link)
    await send(nobody, 'you', { 'q.often': 'never' })
    const pressed = await Promise.all([1, 2, 3].map(() => send(nobody, 'last', { 'q.score': '3' })))
    expect(pressed.map(({ html }) => html.includes('Thank you'))).toEqual([true, true, true])
    expect(await stored()).toMatchObject([{ status: 'complete' }])
  })

  test('a changed answer after the end is not lost in silence', async () => {
    const { nobody, link, send, stored } = await begin()
    await nobody.get(link)
    await send(nobody, 'you', { 'q.often': 'never' })
    await send(nobody, 'last', { 'q.score': '3' })
    const late = await send(nobody, 'last', { 'q.score': '10', 'q.why': 'I changed my mind' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('You have already sent your answers')
    expect(late.html).toContain('I changed my mind')
    expect(await stored()).toMatchObject([{ answers: { score: 3 } }])
  })

  test('without cookies is asked to press once more, and then answers by the field of the form', async () => {
    const { app, link, stored } = await begin()
    const press = (fields: Record<string, string>, section = 'you') =>
      visitor(app).post(`${link}/pages/${section}`, { version: '1', ...fields })
    const first = await press({ 'q.often': 'never', 'q.name': 'Ada' })
    expect(first.status).toBe(422)
    expect(first.html).toContain('please press “Continue” once more')
    expect(first.html).toContain('value="Ada"')
    expect(await stored()).toEqual([])
    const key = /name="key" value="([^"]+)"/.exec(first.html)?.[1] ?? ''
    const second = await press({ 'q.often': 'never', 'q.name': 'Ada', key })
    expect(second.html).toContain('Would you recommend it?')
    expect(second.html).toContain(`value="${key}"`)
    await press({ 'q.often': 'never', 'q.name': 'Ada', key })
    const thanks = await press({ 'q.score': '7', key }, 'last')
    expect(thanks.html).toContain('Thank you')
    expect(await stored()).toMatchObject([{ status: 'complete', answers: { name: 'Ada', score: 7 } }])
    expect(thanks.html).toContain(`action="${link}/receipt"`)
    const ask = (path: string, fields: Record<string, string>) => visitor(app).post(`${link}/${path}`, fields)
    expect((await ask('receipt', { key })).html).toContain('>Ada<')
    expect((await ask('receipt', {})).status).toBe(404)
    expect(JSON.parse((await ask('receipt.json', { key })).html)).toMatchObject({ status: 'complete' })
    expect((await ask('withdrawal', { key })).html).toContain('Your answers are removed')
    expect(await stored()).toMatchObject([{ status: 'withdrawn', answers: {} }])
    expect((await ask('receipt', { key })).html).not.toContain('>Ada<')
  })

  test('without cookies is offered no link that would lead nowhere, wherever it ends', async () => {
    const { db, app, link, studyId, surveyId } = await begin()
    const press = (fields: Record<string, string>, section = 'you') =>
      visitor(app).post(`${link}/pages/${section}`, { version: '1', ...fields })
    /** Every way on from a page works for a browser that keeps nothing. */
    const expectWaysOn = async (html: string, receipt: boolean) => {
      for (const [, href = ''] of html.matchAll(/<a href="([^"]+)"/g))
        expect((await visitor(app).get(href)).status, href).toBeLessThan(400)
      const [, action] = /<form method="post" action="([^"]+\/receipt)"/.exec(html) ?? []
      expect(action !== undefined).toBe(receipt)
      const key = /name="key" value="([^"]+)"/.exec(html)?.[1] ?? ''
      if (action) expect((await visitor(app).post(action, { key })).html).toContain('>Ada<')
    }
    const keyOf = async () =>
      /name="key" value="([^"]+)"/.exec((await press({ 'q.often': 'never' })).html)?.[1] ?? ''
    const [done, begun] = [await keyOf(), await keyOf()]
    for (const key of [done, begun]) await press({ 'q.often': 'never', 'q.name': 'Ada', key })
    await expectWaysOn((await press({ 'q.score': '7', key: done }, 'last')).html, true)
    const other = await press({ 'q.score': '8', key: done }, 'last')
    expect(other.status).toBe(409)
    await expectWaysOn(other.html, true)
    await closeSurvey(db, studyId, surveyId)
    const closed = await press({ 'q.score': '8', key: begun }, 'last')
    expect(closed.html).toContain('closed')
    await expectWaysOn(closed.html, true)
    await expectWaysOn((await press({ 'q.score': '8' }, 'last')).html, false)
  })

  test('stays on the version they began with when a newer one is published', async () => {
    const { db, app, studyId, surveyId, link, nobody, send, stored } = await begin()
    await nobody.get(link)
    await send(nobody, 'you', { 'q.often': 'never' })
    const newer = { ...travelling, sections: travelling.sections.filter(({ id }) => id !== 'means') }
    await saveDraft(db, studyId, surveyId, 1, newer)
    expect(await publishSurvey(db, studyId, surveyId, null)).toBe(2)
    await send(nobody, 'you', { version: '2', 'q.often': 'always' })
    expect((await nobody.get(link)).html).toContain('What do you travel by?')
    expect(await stored()).toMatchObject([{ version: 1 }])
    expect((await visitor(app).get(link)).html).toContain('name="version" value="2"')
  })

  test('reads, takes along and withdraws what is stored about them', async () => {
    const { nobody, app, link, send, stored } = await begin()
    await nobody.get(link)
    await send(nobody, 'you', { 'q.often': 'never', 'q.name': 'Zoë <i>' })
    await send(nobody, 'last', { 'q.score': '3' })
    const receipt = await nobody.get(`${link}/receipt`)
    expect(receipt.html).toContain('Zoë &lt;i>')
    expect(receipt.html).toContain('not answered')
    const download = await nobody.get(`${link}/receipt.json`)
    expect(JSON.parse(download.html)).toMatchObject({
      status: 'complete',
      answers: [{ question: 'name', answer: 'Zoë <i>' }, {}, {}],
    })
    expect((await visitor(app).get(`${link}/receipt`)).status, 'others have no receipt').toBe(404)
    expect((await nobody.get(`${link}/withdrawal`)).html).toContain('Withdraw your answers?')
    const gone = await nobody.post(`${link}/withdrawal`, {})
    expect(gone.html).toContain('Your answers are removed')
    expect(await stored()).toMatchObject([{ status: 'withdrawn', answers: {} }])
    expect((await send(nobody, 'last', { 'q.score': '3' })).status, 'a late page brings nothing back').toBe(
      409,
    )
    expect(await stored()).toMatchObject([{ status: 'withdrawn', answers: {} }])
  })

  test('may answer again as another person', async () => {
    const { nobody, link, send, stored } = await begin()
    await nobody.get(link)
    await send(nobody, 'you', { 'q.often': 'never' })
    await send(nobody, 'last', { 'q.score': '3' })
    expect((await nobody.post(`${link}/another`, {})).html).toContain('What shall we call you?')
    await send(nobody, 'you', { 'q.often': 'always' })
    expect((await stored()).map(({ status }) => status)).toEqual(['started', 'complete'])
  })

  test('a closed survey refuses new answers, shows them to be copied, and still shows the old ones', async () => {
    const { db, app, studyId, surveyId, nobody, link, send, stored } = await begin()
    await nobody.get(link)
    await send(nobody, 'you', { 'q.often': 'never' })
    await closeSurvey(db, studyId, surveyId)
    expect((await visitor(app).get(link)).status).toBe(410)
    const late = await send(nobody, 'last', { 'q.score': '3', 'q.why': 'because' })
    expect(late.status).toBe(409)
    expect(late.html).toContain('because')
    expect(late.html).toContain('What is stored about me')
    expect((await nobody.get(`${link}/receipt`)).html).toContain('Never')
    expect(await stored()).toMatchObject([{ status: 'started', answers: { often: { option: 'never' } } }])
  })

  test('a link with a reference binds the person, and another reference begins anew', async () => {
    const { db, nobody, link, send, stored } = await begin()
    await nobody.get(`${link}?person=C-17`)
    await send(nobody, 'you', { 'q.often': 'never' })
    expect((await nobody.get(`${link}?person=C-17`)).html).toContain('Would you recommend it?')
    expect((await nobody.get(`${link}?person=C-18`)).html).toContain('What shall we call you?')
    await send(nobody, 'you', { 'q.often': 'always' })
    const people = await db.selectFrom('people').select(['id', 'reference']).execute()
    const named = (await stored()).map(({ personId }) => people.find(({ id }) => id === personId)?.reference)
    expect(named).toEqual(['C-18', 'C-17'])
  })

  test('every new visitor gets the same bytes and a key of their own', async () => {
    const { app, link } = await begin()
    const one = await visitor(app).get(link)
    const other = await visitor(app).get(link)
    expect(one.html).toBe(other.html)
    expect(one.headers.get('set-cookie')).not.toBe(other.headers.get('set-cookie'))
    expect(one.headers.get('set-cookie')).toMatch(/; Path=\/s\/\w+; HttpOnly; SameSite=Lax/)
    expect(one.html).not.toContain('htmx')
  })

  test('a wrong link, a draft and a strange page lead to a page that says what to do', async () => {
    const { nobody, link, send } = await begin()
    expect(await nobody.get('/s/none')).toMatchObject({ status: 404 })
    expect((await nobody.get('/s/none')).html).toContain('Please check the link')
    expect((await nobody.get(`${link}/pages/nowhere`)).path).toBe(link)
    expect((await nobody.get(`${link}/pages/last`)).path, 'no page can be skipped').toBe(link)
    expect((await send(nobody, 'nowhere', { 'q.score': '3' })).path).toBe(link)
  })

  test('reads in a language of their own, whose script may run from the right', async () => {
    const both = (en: string, ar: string) => ({ en, ar })
    const [you, ...others] = travelling.sections
    const { app, link } = await begin({
      ...travelling,
      title: both('How you travel', 'كيف تسافر'),
      languages: ['en', 'ar'],
      sections: [{ id: 'you', questions: you?.questions ?? [] }, ...others],
    })
    const arabic = visitor(app)
    const first = await arabic.get(link, { 'accept-language': 'ar-EG,en;q=0.5' })
    expect(first.html).toContain('<html lang="ar" dir="rtl">')
    expect(first.html).toContain('كيف تسافر')
    expect(first.html).toContain('href="/s/')
    expect((await arabic.get(`${link}?lang=en`)).html).toContain('<html lang="en" dir="ltr">')
    const second = await arabic.post(`${link}/pages/you`, { version: '1', lang: 'ar', 'q.often': 'never' })
    expect(second.html, 'the next page stays in it').toContain('<html lang="ar"')
  })

  test('someone outside the team cannot answer on trial', async () => {
    const { nobody, link } = await begin()
    expect((await nobody.get(`${link}?test`)).path).toMatch(/^\/sign-in/)
  })
})
