import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { survey as definition } from '../../../src/surveys/survey.ts'
import type { Db } from '../../../src/server/store/db.ts'
import { saveFile } from '../../../src/server/store/files.ts'
import { createSurvey, getSurvey, publishSurvey, saveDraft } from '../../../src/server/store/surveys.ts'
import { appOver } from '../../setup/app.ts'
import { eachEngine } from '../../setup/stores.ts'
import { type People, settle } from '../people.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pictured = z.object({ options: z.array(z.looseObject({ picture: z.string().optional() })) })
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

const drawn = () =>
  definition.parse({
    format: 1,
    title: { en: 'Tea' },
    languages: ['en'],
    sections: [
      {
        id: 'all',
        questions: [
          {
            id: 'tea',
            type: 'choice',
            title: { en: 'Which?' },
            settings: {
              options: [
                { id: 'green', label: { en: 'Green' } },
                { id: 'black', label: { en: 'Black' } },
              ],
            },
          },
        ],
      },
    ],
  })

eachEngine('Pictures of options', (open) => {
  let db: Db
  let app: ReturnType<typeof appOver>
  let people: People

  beforeAll(async () => {
    db = await open()
    app = appOver(db)
    people = await settle(db)
    return () => app.stop()
  })

  const seen = (picture: string, who?: 'vera' | 'nobody') =>
    app.request(`/pictures/${picture}`, who ? { headers: people.headers(who) } : {})

  async function edited(study: string, survey: string, files: Record<string, File>) {
    const body = new FormData()
    const { draftRevision } = await getSurvey(db, study, survey)
    const fields = { revision: String(draftRevision), title: 'Which?', 's.options': 'Green\nBlack' }
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    for (const [name, file] of Object.entries(files)) body.set(name, file)
    const sent = await app.request(`/studies/${study}/surveys/${survey}/edit/questions/tea`, {
      method: 'POST',
      headers: people.headers('erik'),
      body,
    })
    const { draft } = await getSurvey(db, study, survey)
    const { options } = pictured.parse(draft.sections[0]?.questions[0]?.settings)
    return { status: sent.status, html: await sent.text(), options }
  }

  test('are uploaded with their question, seen by the team, and by everybody once published', async () => {
    const study = await people.study()
    const { id, slug } = await createSurvey(db, study, drawn())
    const { status, options } = await edited(study, id, { 's.picture.black': new File([png], 'tea.svg') })
    expect(status).toBe(303)
    const picture = options[1]?.picture ?? ''
    expect(options.map((option) => option.picture !== undefined)).toEqual([false, true])
    expect((await seen(picture)).status).toBe(404)
    expect((await seen(picture, 'nobody')).status).toBe(404)
    expect((await seen(picture, 'vera')).headers.get('cache-control')).toContain('private')
    await publishSurvey(db, study, id, null)
    const sent = await seen(picture)
    expect(sent.status).toBe(200)
    expect(sent.headers.get('content-type')).toBe('image/png')
    expect(sent.headers.get('cache-control')).toContain('immutable')
    expect(Buffer.from(await sent.arrayBuffer()).equals(png)).toBe(true)
    const page = await (await app.request(`/s/${slug}`)).text()
    expect(page).toContain(`<img src="/pictures/${picture}" alt`)
    const settings = await app.request(`/studies/${study}/surveys/${id}`, { headers: people.headers('erik') })
    expect(await settings.text()).not.toContain('tea.svg')
  })

  test('are nothing that can run, and not large', async () => {
    const study = await people.study()
    const { id } = await createSurvey(db, study, drawn())
    const large = Buffer.concat([png, Buffer.alloc(1 << 20)])
    for (const file of [new File([svg], 'tea.png', { type: 'image/png' }), new File([large], 'tea.png')]) {
      const { status, html, options } = await edited(study, id, { 's.picture.black': file })
      expect(status).toBe(422)
      expect(html).toContain('A picture is PNG, JPEG, WebP or GIF and at most 1 MB')
      expect(options.some(({ picture }) => picture)).toBe(false)
    }
  })

  test('are none of the other files: not another survey’s, nor what came with an answer', async () => {
    const study = await people.study()
    const survey = await createSurvey(db, study, drawn())
    const other = await createSurvey(db, study, drawn())
    const store = (about: { surveyId: string; owner?: string }) =>
      saveFile(db, { studyId: study, name: 'me.png', mediaType: 'image/png', ...about }, chunks())
    for (const about of [{ surveyId: other.id }, { surveyId: survey.id, owner: 'somebody' }]) {
      const { id } = await store(about)
      const named = drawn()
      const [question] = named.sections[0]?.questions ?? []
      if (question) question.settings = { options: [{ id: 'green', label: { en: 'Green' }, picture: id }] }
      const { draftRevision } = await getSurvey(db, study, survey.id)
      await saveDraft(db, study, survey.id, draftRevision, named)
      await publishSurvey(db, study, survey.id, null)
      expect((await seen(id)).status).toBe(404)
      expect((await seen(id, 'vera')).status).toBe(404)
    }
  })

  test('can be uploaded for a definition in JSON', async () => {
    const study = await people.study()
    const { id } = await createSurvey(db, study, drawn())
    const body = new FormData()
    body.set('picture', new File([png], 'tea.png'))
    const post = (who: 'vera' | 'erik') =>
      app.request(`/studies/${study}/surveys/${id}/pictures`, {
        method: 'POST',
        headers: people.headers(who),
        body,
      })
    expect((await post('vera')).status).toBe(403)
    const stored = await post('erik')
    expect(stored.status).toBe(201)
    expect(await stored.json()).toMatchObject({ address: expect.stringMatching(/^\/pictures\/[0-9a-z]+$/) })
  })

  test('options come from a file of labels, or of ids with labels', async () => {
    const study = await people.study()
    const { id } = await createSurvey(db, study, drawn())
    const lines = Array.from({ length: 2_500 }, (_, index) => `t${index},"Tea, no. ${index}"`)
    const { status, options } = await edited(study, id, {
      's.file': new File([`id,label\r\n${lines.join('\r\n')}\r\n`], 'teas.csv'),
    })
    expect(status).toBe(303)
    expect(options).toHaveLength(2_500)
    expect(options[7]).toEqual({ id: 't7', label: { en: 'Tea, no. 7' } })
  })
})

async function* chunks(): AsyncGenerator<Uint8Array> {
  yield png
}
