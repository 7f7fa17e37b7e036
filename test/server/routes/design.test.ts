import { beforeAll, expect, test } from 'vitest'
import { signInCookie } from '../../../src/server/access.ts'
import type { Db } from '../../../src/server/store/db.ts'
import { addResponses, getResponse } from '../../../src/server/store/responses.ts'
import { createStudy } from '../../../src/server/store/studies.ts'
import { createSurvey, getSurvey, listSurveys } from '../../../src/server/store/surveys.ts'
import { aspects } from '../../../src/surveys/aspects/index.ts'
import { questionsOf, survey } from '../../../src/surveys/survey.ts'
import { travelling } from '../../fixtures/surveys.ts'
import { appOver, type Visitor, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'
import { type PersonName, settle } from '../people.ts'
import { responseTo } from '../store/fixtures.ts'

anyEngine('Designing surveys', (open) => {
  let db: Db
  let as: (name: PersonName) => Visitor
  let study: string

  beforeAll(async () => {
    db = await open()
    const app = appOver(db)
    const people = await settle(db)
    study = await people.study('Tea')
    as = (name) => {
      const [, secret = ''] = (people.headers(name).cookie ?? '').split('=')
      return visitor(app, new Map(secret ? [[signInCookie, secret]] : []))
    }
  })

  async function newSurvey() {
    const definition = JSON.stringify(travelling)
    await as('erik').post(`/studies/${study}/surveys/definitions`, { definition })
    const [made] = await listSurveys(db, study)
    if (!made) throw new Error('no survey was made')
    const home = `/studies/${study}/surveys/${made.id}`
    const draft = () => getSurvey(db, study, made.id)
    return { id: made.id, home, edit: `${home}/edit`, draft }
  }

  const fields = (revision: number, more: Record<string, string> = {}) => ({
    revision: String(revision),
    title: 'What shall we call you?',
    ...more,
  })

  test('erik edits, vera reads and tries the preview, and neither does more', async () => {
    const { home, edit, draft } = await newSurvey()
    expect((await as('erik').get(`${edit}/questions/name`)).html).toContain('As people see it')
    for (const path of [edit, `${edit}/questions/name`, `${home}/publication`])
      expect((await as('vera').get(path)).status, path).toBe(403)
    expect((await as('vera').post(`${edit}/questions/name`, fields(1))).status).toBe(403)
    expect((await as('vera').post(`${home}/publication`, {})).status).toBe(403)
    expect((await draft()).draft).toEqual(travelling)
    const seen = await as('vera').get(home)
    expect(seen.html).not.toContain('/publication')
    expect(seen.html).not.toContain('/edit"')
    expect((await as('vera').get(`${home}/preview`)).html).toContain('Nothing you enter is stored')
    expect((await as('otto').get(home)).status).toBe(404)
    expect((await as('nobody').get(home)).path).toMatch(/^\/sign-in/)
    expect((await as('erik').post(`/studies/${study}/removal`, {})).status).toBe(403)
  })

  test('what is typed over a newer draft is kept and said, not saved', async () => {
    const { edit, draft } = await newSurvey()
    const first = await as('erik').post(`${edit}/questions/name`, fields(1, { title: 'Your name?' }))
    expect(first.status).toBe(200)
    const late = await as('olga').post(`${edit}/questions/name`, fields(1, { title: 'Who are you?' }))
    expect(late.status).toBe(409)
    expect(late.html).toContain('Somebody saved a newer version meanwhile')
    expect(late.html).toContain('Who are you?</textarea>')
    expect(questionsOf((await draft()).draft)[0]?.title).toEqual({ en: 'Your name?' })
    const again = await as('olga').post(`${edit}/questions/name`, fields(2, { title: 'Who are you?' }))
    expect(again.status).toBe(200)
    expect((await as('erik').post(`${edit}/questions/name/removal`, { revision: '2' })).status).toBe(409)
    expect(questionsOf((await draft()).draft)[0]?.id).toBe('name')
  })

  test('each other side of a survey has its page, which keeps what it cannot take', async () => {
    const { edit, draft } = await newSurvey()
    const outline = await as('erik').get(edit)
    for (const name of Object.keys(aspects)) {
      expect(outline.html).toContain(`${edit}/aspects/${name}`)
      expect((await as('erik').get(`${edit}/aspects/${name}`)).status, name).toBe(200)
    }
    const look = `${edit}/aspects/theme`
    const typed = { revision: '1', 's.accent': '#ffd400', 's.face': 'serif', 's.corner': '12' }
    const refused = await as('erik').post(look, typed)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('value="#ffd400"')
    expect(refused.html).toContain('The nearest colour that can is #')
    expect((await as('erik').post(look, { ...typed, 's.accent': '#7a1fa2' })).status).toBe(200)
    expect((await draft()).draft.theme).toEqual({ accent: '#7a1fa2', face: 'serif', corner: 12 })
    expect((await as('olga').post(look, typed)).status).toBe(409)
    expect((await as('erik').get(`${edit}/aspects/colour`)).status).toBe(404)
    await as('erik').post(edit, { revision: '2', title: 'Journeys', languages: 'en' })
    expect((await draft()).draft.theme?.accent).toBe('#7a1fa2')
  })

  test('a wrong entry comes back with its sentence and everything that was typed', async () => {
    const { edit, draft } = await newSurvey()
    const typed = { id: 'Often!', showIf: '{often} =', help: 'As you like', 's.min': '9', 's.max': '3' }
    const refused = await as('erik').post(`${edit}/questions/name`, fields(1, typed))
    expect(refused.status).toBe(422)
    for (const kept of ['value="Often!"', '{often} =</textarea>', 'As you like</textarea>', 'value="9"'])
      expect(refused.html).toContain(kept)
    expect(refused.html).toContain('things need another look')
    const taken = await as('erik').post(`${edit}/questions/name`, fields(1, { id: 'often' }))
    expect(taken.html).toContain('is taken by another question')
    const options = await as('erik').post(`${edit}/questions/by`, fields(1, { 's.options': 'Train\nTrain' }))
    expect(options.status).toBe(422)
    expect(options.html).toContain('Train\ntrain | Train</textarea>')
    expect((await draft()).draft).toEqual(travelling)
  })

  test('a published id is fixed, and a change that turns the meaning of answers is refused', async () => {
    const { home, edit, draft, id } = await newSurvey()
    expect((await as('erik').post(`${home}/publication`, {})).html).toContain('Version 1 is published')
    const renamed = await as('erik').post(`${edit}/questions/name`, fields(1, { id: 'nickname' }))
    expect(renamed.html).toContain('keeps its meaning')
    await as('erik').post(`${edit}/questions/often/removal`, { revision: '1' })
    await as('erik').post(`${edit}/questions`, {
      revision: '2',
      section: 'you',
      type: 'number',
      title: 'Often',
    })
    expect(questionsOf((await draft()).draft).map((question) => question.id)).toContain('often_2')
    expect((await getSurvey(db, study, id)).version).toBe(1)
    const page = await as('erik').get(`${home}/publication`)
    expect(page.html).toContain('Mend this first')
    expect((await as('erik').post(`${home}/publication`, {})).status).toBe(422)
  })

  test('a survey of another study is not to be had through this one', async () => {
    const { id } = await newSurvey()
    const other = await createStudy(db, { title: 'Coffee' })
    expect((await as('ada').get(`/studies/${other.id}/surveys/${id}`)).status).toBe(404)
    expect((await as('ada').get(`/studies/${other.id}/surveys/${id}/edit`)).status).toBe(404)
  })

  test('the preview leads through the pages, checks answers, and stores nothing', async () => {
    const { home, id } = await newSurvey()
    const empty = await as('vera').post(`${home}/preview/you`, { carried: '{}' })
    expect(empty.status).toBe(422)
    const next = await as('vera').post(`${home}/preview/you`, { carried: '{}', 'q.often': 'always' })
    expect(next.html).toContain('What do you travel by?')
    const broken = await as('vera').post(`${home}/preview/you`, { carried: '[{', 'q.often': 'never' })
    expect(broken.html).toContain('Would you recommend it?')
    const junk = { carried: '{"by":7,"often":[],"score":{}}', 'q.often': 'always' }
    expect((await as('vera').post(`${home}/preview/you`, junk)).status).toBe(200)
    expect((await as('vera').post(`${home}/preview/nowhere`, junk)).status).toBeLessThan(500)
    expect((await as('erik').get(`${home}/responses`)).html).toContain('Nobody here yet')
    expect((await getSurvey(db, study, id)).state).toBe('draft')
  })

  test('a removed question comes back by undoing, and undoing twice comes to the same', async () => {
    const { edit, draft } = await newSurvey()
    expect((await as('erik').get(edit)).html).not.toContain('Undo the last change')
    expect((await as('erik').post(`${edit}/undo`, { revision: '1' })).html).toContain('no change to undo')
    const removed = await as('erik').post(`${edit}/questions/name/removal`, { revision: '1' })
    expect(removed.html).toContain('is removed from the draft')
    expect(removed.html).toContain('Undo the last change')
    expect((await as('erik').post(`${edit}/undo`, { revision: '1' })).status, 'of an older page').toBe(409)
    expect((await as('vera').post(`${edit}/undo`, { revision: '2' })).status).toBe(403)
    await as('erik').post(`${edit}/undo`, { revision: '2' })
    expect((await draft()).draft).toEqual(travelling)
    await as('erik').post(`${edit}/undo`, { revision: '3' })
    expect(questionsOf((await draft()).draft).map(({ id }) => id)).not.toContain('name')
  })

  test('a response is shown with its answers, left out for a reason, counted again, and withdrawn', async () => {
    const { home, id } = await newSurvey()
    await as('erik').post(`${home}/publication`, {})
    const answers = { name: 'Zoë <b>', often: { option: 'never' } }
    const response = responseTo(study, id, { answers, version: 1, status: 'complete', reached: 3 })
    await addResponses(db, [response])
    const address = `${home}/responses/${response.id}`
    const shown = await as('vera').get(address)
    expect(shown.html).toContain('Zoë &lt;b>')
    expect(shown.html).toContain('Never')
    expect(shown.html).toContain('not shown')
    expect(shown.html).not.toContain('withdrawal')
    expect((await as('vera').post(`${address}/exclusion`, { reason: 'No' })).status).toBe(403)
    expect((await as('erik').post(`${address}/exclusion`, { reason: ' ' })).status).toBe(422)
    expect((await as('erik').post(`${address}/exclusion`, { reason: 'Answered twice' })).html).toContain(
      'Answered twice',
    )
    await as('erik').post(`${address}/exclusion`, {})
    expect((await getResponse(db, study, id, response.id)).excluded).toBeNull()
    await as('erik').post(`${address}/withdrawal`, {})
    expect(await getResponse(db, study, id, response.id)).toMatchObject({ status: 'withdrawn', answers: {} })
  })

  test.each([
    ['', 'Choose a file or paste a definition'],
    ['{', 'This is not JSON'],
    ['{"format":1}', 'At title'],
  ])('the definition %j is refused: %s', async (definition, sentence) => {
    const refused = await as('erik').post(`/studies/${study}/surveys/definitions`, { definition })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(sentence)
  })

  test('a draft with an unknown kind of question can be opened and mended', async () => {
    const odd = { id: 'odd', type: 'scael', title: { en: 'Odd' } }
    const definition = survey.parse({ ...travelling, sections: [{ id: 'one', questions: [odd] }] })
    const { id } = await createSurvey(db, study, definition)
    const home = `/studies/${study}/surveys/${id}`
    for (const path of [
      home,
      `${home}/edit`,
      `${home}/edit/questions/odd`,
      `${home}/preview`,
      `${home}/publication`,
    ])
      expect((await as('erik').get(path)).status, path).toBe(200)
    expect((await as('erik').post(`${home}/edit/questions/odd/removal`, { revision: '1' })).status).toBe(200)
  })

  test('only the owner removes a study, and it is gone', async () => {
    const gone = await createStudy(db, { title: 'Gone' })
    expect((await as('olga').post(`/studies/${gone.id}/removal`, {})).status).toBe(404)
    expect((await as('ada').post(`/studies/${gone.id}/removal`, {})).html).toContain('is removed')
    expect((await as('ada').get(`/studies/${gone.id}`)).status).toBe(404)
  })
})
