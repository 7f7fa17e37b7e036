import { expect, test } from 'vitest'
import { newId } from '../../../src/server/ids.ts'
import { quotasOf } from '../../../src/server/quotas.ts'
import { closeDb, openDb } from '../../../src/server/store/db.ts'
import { countPlaces } from '../../../src/server/store/quotas.ts'
import {
  countResponses,
  excludeResponse,
  type StoredResponse,
  withdrawResponse,
} from '../../../src/server/store/responses.ts'
import { startSubmissions, type Submissions } from '../../../src/server/store/submissions.ts'
import { createSurvey, getSurvey, publishSurvey, saveDraft } from '../../../src/server/store/surveys.ts'
import { quotaCells } from '../../../src/surveys/quota.ts'
import { seeded } from '../../../src/surveys/random.ts'
import type { Survey } from '../../../src/surveys/survey.ts'
import { eachEngine } from '../../setup/stores.ts'
import { draw } from '../../surveys/draw.ts'
import { addStudy, responseTo } from './fixtures.ts'

type Places = NonNullable<Survey['quotas']>['places']

const table = `page one
 gender choice | woman man
 region choice | north south
 age number`

const drawn = (...places: Places) => draw(table, { quotas: { places } })

const crossed: Places = [
  { cross: ['gender', 'region'], targets: [7, 5, 3, 9] },
  { when: '{age} < 30', target: 10, label: 'Under 30' },
]

eachEngine('Quotas', (open, store) => {
  async function prepare(...places: Places) {
    const db = await open()
    const studyId = await addStudy(db)
    const first = drawn(...places)
    const { id: surveyId } = await createSurvey(db, studyId, first)
    await publishSurvey(db, studyId, surveyId, null)
    let survey = first
    const submissions = startSubmissions(db)
    const send = (given: Partial<StoredResponse>, through = submissions) =>
      sendTo(through, survey, responseTo(studyId, surveyId, { savedAt: new Date().toISOString(), ...given }))
    const change = async (...next: Places) => {
      const { draftRevision } = await getSurvey(db, studyId, surveyId)
      survey = drawn(...next)
      await saveDraft(db, studyId, surveyId, draftRevision, survey)
      await publishSurvey(db, studyId, surveyId, null)
    }
    const counts = async () => {
      const places = await countPlaces(db, surveyId)
      return Object.fromEntries(
        quotaCells(survey).map(({ id, label }) => {
          const { filled = 0, kept = 0 } = places.get(id) ?? {}
          return [label, [filled, kept]]
        }),
      )
    }
    const expire = () =>
      db.updateTable('quota_places').set({ kept_until: '2020' }).where('kept_until', 'is not', null).execute()
    return { db, studyId, surveyId, survey, send, change, counts, expire }
  }

  test('however many arrive at once, in whatever processes, no cell is overfilled and none stays short', async () => {
    const { db, studyId, surveyId, survey, send, counts } = await prepare(...crossed)
    const url = await store.url()
    const nodes = await Promise.all([1, 2, 3, 4].map(() => openDb(url)))
    const random = seeded(4)
    const sent = nodes.flatMap((node) => {
      const submissions = startSubmissions(node)
      return Array.from({ length: 40 }, async () => {
        const answers = anybody(random)
        const started = await send({ status: 'started', answers: { gender: answers.gender } }, submissions)
        return sendTo(submissions, survey, { ...started, answers, status: 'complete' })
      })
    })
    const stored = await Promise.all(sent)
    const filled = await counts()
    for (const { label, target } of quotaCells(survey)) {
      expect(filled[label]?.[0], label).toBeLessThanOrEqual(target)
      expect(filled[label]?.[1], label).toBe(0)
    }
    // Everybody turned away was in a cell that is full, so nobody was turned away for nothing.
    const full = new Set(quotaCells(survey).filter(({ label, target }) => filled[label]?.[0] === target))
    const cells = quotasOf(survey, survey, {})
    const away = stored.filter(({ status }) => status === 'over quota')
    expect(away.length).toBeGreaterThan(50)
    for (const response of away) expect(cells?.cellsFor(response).some((cell) => full.has(cell))).toBe(true)
    const complete = (await countResponses(db, studyId, surveyId)).find(({ status }) => status === 'complete')
    expect(complete?.count).toBe(stored.length - away.length)
    for (const node of nodes) await closeDb(node)
  })

  test('whoever looks for a place before the transaction overfills, so the test above can fail', async () => {
    const { db, surveyId, send } = await prepare({ when: '{age} < 30', target: 3 })
    const nodes = await Promise.all([1, 2].map(async () => openDb(await store.url())))
    const sent = nodes.flatMap((node) => {
      const submissions = startSubmissions(node)
      return Array.from({ length: 10 }, async () => {
        const taken = [...(await countPlaces(node, surveyId)).values()][0]?.filled ?? 0
        const mode = taken < 3 ? 'live' : 'test'
        return sendTo(submissions, drawn({ when: '{age} < 30', target: 1_000 }), {
          ...(await send({ mode: 'test', answers: {} })),
          id: newId(),
          keyHash: newId(),
          mode,
          answers: { age: 20 },
        })
      })
    })
    await Promise.all(sent)
    expect([...(await countPlaces(db, surveyId)).values()][0]?.filled).toBeGreaterThan(3)
    for (const node of nodes) await closeDb(node)
  })

  test('a place is kept from the page that decides it, and taken on completion', async () => {
    const { send, counts } = await prepare({ when: '{age} < 30', target: 1, label: 'young' })
    const one = await send({ status: 'started', answers: {} })
    expect(await counts()).toEqual({ young: [0, 0] })
    await send({ ...one, answers: { age: 20 } })
    expect(await counts()).toEqual({ young: [0, 1] })
    expect(await send({ status: 'started', answers: { age: 21 } })).toMatchObject({ status: 'over quota' })
    await send({ ...one, answers: { age: 20 }, status: 'complete' })
    expect(await counts()).toEqual({ young: [1, 0] })
    expect(await send({ answers: { age: 22 } })).toMatchObject({ status: 'over quota' })
    expect(await send({ answers: { age: 32 } })).toMatchObject({ status: 'complete' })
  })

  test('an answer that is changed gives the place back', async () => {
    const { send, counts } = await prepare({ when: '{age} < 30', target: 1, label: 'young' })
    const one = await send({ status: 'started', answers: { age: 20 } })
    await send({ ...one, answers: { age: 40 } })
    expect(await counts()).toEqual({ young: [0, 0] })
    expect(await send({ answers: { age: 20 } })).toMatchObject({ status: 'complete' })
    expect(await send({ ...one, answers: { age: 20 } })).toMatchObject({ status: 'over quota' })
  })

  test('after an hour without a page the place is free; who comes back finds another, or none', async () => {
    const { send, counts, expire } = await prepare({ when: '{age} < 30', target: 1, label: 'young' })
    const late = await send({ status: 'started', answers: { age: 20 } })
    await expire()
    expect(await counts()).toEqual({ young: [0, 0] })
    const again = await send({ ...late, reached: 2 })
    expect(again.status).toBe('started')
    expect(await counts()).toEqual({ young: [0, 1] })
    await expire()
    expect(await send({ answers: { age: 21 } })).toMatchObject({ status: 'complete' })
    expect(await send({ ...late, status: 'complete' })).toMatchObject({ status: 'over quota' })
  })

  test('test responses take no place, and those who are screened out or left out give theirs back', async () => {
    const { db, studyId, surveyId, send, counts } = await prepare({
      when: '{age} < 30',
      target: 1,
      label: 'young',
    })
    await send({ mode: 'test', answers: { age: 20 } })
    await send({ excluded: 'too fast', answers: { age: 20 } })
    const out = await send({ status: 'started', answers: { age: 20 } })
    await send({ ...out, status: 'screened out' })
    expect(await counts()).toEqual({ young: [0, 0] })
    const one = await send({ answers: { age: 20 } })
    await excludeResponse(db, studyId, surveyId, one.id, 'made up', null)
    expect(await counts()).toEqual({ young: [0, 0] })
    const other = await send({ answers: { age: 20 } })
    expect(other.status).toBe('complete')
    await excludeResponse(db, studyId, surveyId, one.id, null, null)
    expect(await counts(), 'taken in again on purpose').toEqual({ young: [2, 0] })
    await withdrawResponse(db, studyId, surveyId, one.id)
    await withdrawResponse(db, studyId, surveyId, other.id)
    expect(await counts()).toEqual({ young: [0, 0] })
  })

  test('quotas may be changed while people answer: who is there already counts for new cells', async () => {
    const { send, change, counts } = await prepare({ when: '{age} < 30', target: 2, label: 'young' })
    const women = { gender: { option: 'woman' } }
    await send({ answers: { age: 20, ...women } })
    await send({ answers: { age: 50, ...women } })
    await send({ status: 'started', answers: { age: 60, ...women } })
    await send({ mode: 'test', answers: women })
    await change(
      { when: '{age} < 30', target: 1, label: 'Young' },
      { when: "{gender} = 'woman'", target: 4, label: 'Women' },
    )
    expect(await counts()).toEqual({ Young: [1, 0], Women: [2, 1] })
    expect(await send({ answers: { age: 20 } }), 'one place fewer').toMatchObject({ status: 'over quota' })
    expect(await send({ answers: { age: 70, ...women } })).toMatchObject({ status: 'complete' })
    expect(await send({ answers: { age: 80, ...women } })).toMatchObject({ status: 'over quota' })
    await change({ when: '{age} < 30', target: 3, label: 'Young' })
    expect(await send({ answers: { age: 25, ...women } }), 'the other cell is gone').toMatchObject({
      status: 'complete',
    })
    expect(await counts()).toEqual({ Young: [2, 0] })
  })
})

function sendTo(submissions: Submissions, survey: Survey, response: StoredResponse): Promise<StoredResponse> {
  const { studyId, surveyId, keyHash } = response
  return submissions.submit({
    studyId,
    surveyId,
    keyHash,
    quotas: quotasOf(survey, survey, {}),
    change: (current) => (current && current.status === 'over quota' ? 'unchanged' : response),
  })
}

function anybody(random: () => number) {
  return {
    gender: { option: random() < 0.5 ? 'woman' : 'man' },
    region: { option: random() < 0.5 ? 'north' : 'south' },
    age: 18 + Math.floor(random() * 40),
  }
}
