import { expect, test } from 'vitest'
import { changesAfter, lastChange } from '../../../src/server/store/changes.ts'
import {
  addResponses,
  changedResponses,
  countResponses,
  eachResponse,
  excludeResponse,
  getResponse,
  listResponses,
  withdrawResponse,
} from '../../../src/server/store/responses.ts'
import { eachEngine } from '../../setup/stores.ts'
import { addStudy, addSurvey, responseTo } from './fixtures.ts'

eachEngine('responses', (open) => {
  async function prepare() {
    const db = await open()
    const studyId = await addStudy(db)
    return { db, studyId, surveyId: await addSurvey(db, studyId) }
  }

  test('many are added at once, one change each, and read back in batches as they were', async () => {
    const { db, studyId, surveyId } = await prepare()
    const added = Array.from({ length: 2_345 }, (_, at) => responseTo(studyId, surveyId, { answers: { at } }))
    added.sort((one, other) => (one.id < other.id ? -1 : 1))
    await addResponses(db, added)
    expect(await lastChange(db, studyId)).toBe(added.length)
    const batches = await batchesOf(eachResponse(db, studyId, surveyId))
    expect(batches.map((batch) => batch.length)).toEqual([1_000, 1_000, 345])
    expect(batches.flat()).toEqual(added)
    expect(await batchesOf(eachResponse(db, await addStudy(db), surveyId))).toEqual([])
  })

  test('adding a key that is known stores none of them', async () => {
    const { db, studyId, surveyId } = await prepare()
    await addResponses(db, [responseTo(studyId, surveyId, { keyHash: 'k' })])
    const more = [responseTo(studyId, surveyId), responseTo(studyId, surveyId, { keyHash: 'k' })]
    await expect(addResponses(db, more)).rejects.toThrow(/unique/i)
    expect(await countResponses(db, studyId, surveyId)).toEqual([
      { status: 'complete', mode: 'live', count: 1 },
    ])
    expect(await lastChange(db, studyId)).toBe(1)
  })

  test('pages of the list go from the newest to the oldest', async () => {
    const { db, studyId, surveyId } = await prepare()
    await addResponses(
      db,
      ['a', 'b', 'c', 'd', 'e'].map((id) => responseTo(studyId, surveyId, { id })),
    )
    const first = await listResponses(db, studyId, surveyId, { limit: 3 })
    expect(first.map(({ id }) => id)).toEqual(['e', 'd', 'c'])
    const second = await listResponses(db, studyId, surveyId, { limit: 3, after: 'c' })
    expect(second.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(await listResponses(db, await addStudy(db), surveyId, { limit: 3 })).toEqual([])
  })

  test('counts are by status and mode, and only for the study of the survey', async () => {
    const { db, studyId, surveyId } = await prepare()
    await addResponses(db, [
      responseTo(studyId, surveyId),
      responseTo(studyId, surveyId, { mode: 'test' }),
      responseTo(studyId, surveyId, { status: 'started' }),
    ])
    const counts = await countResponses(db, studyId, surveyId)
    expect(counts.map(({ mode, status, count }) => `${mode} ${status} ${count}`).sort()).toEqual([
      'live complete 1',
      'live started 1',
      'test complete 1',
    ])
    expect(await countResponses(db, await addStudy(db), surveyId)).toEqual([])
  })

  test('a reader learns what changed after a number', async () => {
    const { db, studyId, surveyId } = await prepare()
    const other = await addSurvey(db, studyId)
    const [one, two] = [responseTo(studyId, surveyId), responseTo(studyId, surveyId)]
    await addResponses(db, [one, two, responseTo(studyId, other)])
    expect(await changedResponses(db, studyId, surveyId, 0, 100)).toMatchObject({
      number: 3,
      responses: expect.toSatisfy((given: unknown[]) => given.length === 2),
    })
    await excludeResponse(db, studyId, surveyId, two.id, 'Answered in 4 seconds', 'erik')
    expect(await changedResponses(db, studyId, surveyId, 3, 100)).toEqual({
      number: 4,
      responses: [{ ...two, excluded: 'Answered in 4 seconds' }],
    })
    expect(await changedResponses(db, studyId, surveyId, 4, 100)).toEqual({ number: 4, responses: [] })
  })

  test('a response can be left out for a reason and taken in again', async () => {
    const { db, studyId, surveyId } = await prepare()
    const response = responseTo(studyId, surveyId)
    await addResponses(db, [response])
    await excludeResponse(db, studyId, surveyId, response.id, 'A test of ours', 'erik')
    expect((await getResponse(db, studyId, surveyId, response.id)).excluded).toBe('A test of ours')
    await excludeResponse(db, studyId, surveyId, response.id, null, 'erik')
    expect(await getResponse(db, studyId, surveyId, response.id)).toEqual(response)
    expect(await changesAfter(db, studyId, 1, 9)).toMatchObject([
      { kind: 'exclusion', itemId: response.id, by: 'erik' },
      { kind: 'exclusion', itemId: response.id, by: 'erik' },
    ])
  })

  test('a withdrawn response leaves no answer, text or mention behind', async () => {
    const { db, studyId, surveyId } = await prepare()
    const [gone, kept] = [responseTo(studyId, surveyId), responseTo(studyId, surveyId)]
    await addResponses(db, [gone, kept])
    for (const { id } of [gone, kept]) {
      const text = {
        study_id: studyId,
        id: `${id}/taste`,
        survey_id: surveyId,
        session_id: null,
        item_id: id,
      }
      const read = {
        column_key: 'taste',
        text: 'fine',
        model: 'm',
        language: 'en',
        sentiment: 0.5,
        polarity: 'positive',
      }
      await db
        .insertInto('texts')
        .values({ ...text, ...read, claimed_until: null, skipped: null })
        .execute()
      const mention = {
        study_id: studyId,
        id: `${id}/1`,
        text_id: `${id}/taste`,
        start_at: 0,
        end_at: 4,
        theme: 'taste',
      }
      const meant = { sentiment: 0.5, polarity: 'positive', kind: 'praise', confidence: 0.9 } as const
      await db
        .insertInto('mentions')
        .values({ ...mention, ...meant, decided_by: null, model: 'm' })
        .execute()
    }
    await withdrawResponse(db, studyId, surveyId, gone.id)
    expect(await getResponse(db, studyId, surveyId, gone.id)).toMatchObject({
      answers: {},
      status: 'withdrawn',
    })
    const inStudy = (table: 'texts' | 'mentions') =>
      db.selectFrom(table).select('id').where('study_id', '=', studyId).execute()
    expect(await inStudy('texts')).toEqual([{ id: `${kept.id}/taste` }])
    expect(await inStudy('mentions')).toEqual([{ id: `${kept.id}/1` }])
    expect(await changesAfter(db, studyId, 2, 9)).toMatchObject([
      { number: 3, kind: 'withdrawal', itemId: gone.id },
    ])
    await expect(excludeResponse(db, studyId, surveyId, gone.id, 'x', null)).rejects.toMatchObject({
      kind: 'unknownItem',
    })
  })

  test('another study cannot see, withdraw or exclude a response', async () => {
    const { db, studyId, surveyId } = await prepare()
    const response = responseTo(studyId, surveyId)
    await addResponses(db, [response])
    const other = await addStudy(db)
    const unknown = { kind: 'unknownItem', status: 404 }
    await expect(getResponse(db, other, surveyId, response.id)).rejects.toMatchObject(unknown)
    await expect(withdrawResponse(db, other, surveyId, response.id)).rejects.toMatchObject(unknown)
    await expect(excludeResponse(db, other, surveyId, response.id, 'x', null)).rejects.toMatchObject(unknown)
    expect(await getResponse(db, studyId, surveyId, response.id)).toEqual(response)
  })
})

async function batchesOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const batches: T[] = []
  for await (const batch of source) batches.push(batch)
  return batches
}
