import { expect, test } from 'vitest'
import { changesAfter, lastChange } from '../../../src/server/store/changes.ts'
import { closeDb, openDb } from '../../../src/server/store/db.ts'
import {
  type StoredResponse,
  countResponses,
  findResponseByKey,
} from '../../../src/server/store/responses.ts'
import { startSubmissions } from '../../../src/server/store/submissions.ts'
import { eachEngine } from '../../setup/stores.ts'
import { addStudy, addSurvey, responseTo } from './fixtures.ts'

eachEngine('submissions', (open, store) => {
  async function prepare() {
    const db = await open()
    const studyId = await addStudy(db)
    const surveyId = await addSurvey(db, studyId)
    return { db, studyId, surveyId, submissions: startSubmissions(db) }
  }

  test('a response is in the store when its submission is answered', async () => {
    const { db, studyId, surveyId, submissions } = await prepare()
    const response = responseTo(studyId, surveyId, {
      keyHash: 'k',
      answers: { a: '\u{1F375} \u0000 \uD800' },
    })
    expect(await submissions.submit({ studyId, surveyId, keyHash: 'k', change: () => response })).toEqual(
      response,
    )
    expect(await findResponseByKey(db, surveyId, 'k')).toEqual(response)
    expect(await changesAfter(db, studyId, 0, 9)).toMatchObject([
      { number: 1, kind: 'response', surveyId, itemId: response.id },
    ])
  })

  test('five hundred that arrive together are stored once each, numbered without gap', async () => {
    const { db, studyId, surveyId, submissions } = await prepare()
    const responses = Array.from({ length: 500 }, () => responseTo(studyId, surveyId))
    await Promise.all(
      responses.map((response) =>
        submissions.submit({ studyId, surveyId, keyHash: response.keyHash, change: () => response }),
      ),
    )
    expect(await countResponses(db, studyId, surveyId)).toEqual([
      { status: 'complete', mode: 'live', count: 500 },
    ])
    const changes = await changesAfter(db, studyId, 0, 1_000)
    expect(changes.map(({ number }) => number)).toEqual(responses.map((_, at) => at + 1))
    expect(new Set(changes.map(({ itemId }) => itemId)).size).toBe(500)
  })

  test('two of the same key see each other, also within one commit', async () => {
    const { db, studyId, surveyId, submissions } = await prepare()
    const seen: (string | undefined)[] = []
    const send = (answer: string) =>
      submissions.submit({
        studyId,
        surveyId,
        keyHash: 'k',
        change(current) {
          seen.push(current?.id)
          return { ...(current ?? responseTo(studyId, surveyId, { keyHash: 'k' })), answers: { answer } }
        },
      })
    const [first, second] = await Promise.all([send('one'), send('two')])
    const third = await send('three')
    expect(seen).toEqual([undefined, first?.id, first?.id])
    expect([second?.id, third.id]).toEqual([first?.id, first?.id])
    expect((await findResponseByKey(db, surveyId, 'k'))?.answers).toEqual({ answer: 'three' })
    expect(await lastChange(db, studyId)).toBe(3)
  })

  test('the same request again changes nothing and takes no number', async () => {
    const { db, studyId, surveyId, submissions } = await prepare()
    const response = responseTo(studyId, surveyId, { keyHash: 'k' })
    const change = (current: StoredResponse | undefined) => (current ? 'unchanged' : response)
    const send = () => submissions.submit({ studyId, surveyId, keyHash: 'k', change })
    expect(await Promise.all([send(), send()])).toEqual([response, response])
    expect(await send()).toEqual(response)
    expect(await lastChange(db, studyId)).toBe(1)
  })

  test('a change that throws is refused alone', async () => {
    const { db, studyId, surveyId, submissions } = await prepare()
    const good = responseTo(studyId, surveyId)
    const refuse = () => {
      throw new Error('closed')
    }
    const results = await Promise.allSettled([
      submissions.submit({ studyId, surveyId, keyHash: 'x', change: refuse }),
      submissions.submit({ studyId, surveyId, keyHash: good.keyHash, change: () => good }),
      submissions.submit({ studyId: 'gone', surveyId, keyHash: 'y', change: () => good }),
    ])
    expect(results).toMatchObject([
      { status: 'rejected', reason: { message: 'closed' } },
      { status: 'fulfilled', value: { id: good.id } },
      { status: 'rejected', reason: { kind: 'unknownItem' } },
    ])
    expect(await lastChange(db, studyId)).toBe(1)
  })

  test('one that the store refuses does not take the others with it', async () => {
    const { db, studyId, surveyId, submissions } = await prepare()
    const good = responseTo(studyId, surveyId)
    const bad = responseTo(studyId, 'no such survey')
    const results = await Promise.allSettled([
      submissions.submit({ studyId, surveyId, keyHash: good.keyHash, change: () => good }),
      submissions.submit({ studyId, surveyId: bad.surveyId, keyHash: bad.keyHash, change: () => bad }),
    ])
    expect(results).toMatchObject([
      { status: 'fulfilled', value: { id: good.id } },
      { status: 'rejected', reason: { kind: 'storeBusy' } },
    ])
    expect((await changesAfter(db, studyId, 0, 9)).map(({ itemId }) => itemId)).toEqual([good.id])
  })

  test('several processes with the same keys still store each response once', async () => {
    const { db, studyId, surveyId } = await prepare()
    const url = await store.url()
    const nodes = await Promise.all([1, 2, 3].map(() => openDb(url)))
    const keys = Array.from({ length: 40 }, (_, at) => `key ${at}`)
    const sent = nodes.flatMap((node) => {
      const submissions = startSubmissions(node)
      return keys.map((keyHash) =>
        submissions.submit({
          studyId,
          surveyId,
          keyHash,
          change: (current) => current ?? responseTo(studyId, surveyId, { keyHash }),
        }),
      )
    })
    const ids = new Set((await Promise.all(sent)).map(({ id }) => id))
    expect(ids.size).toBe(keys.length)
    expect(await countResponses(db, studyId, surveyId)).toMatchObject([{ count: keys.length }])
    expect((await changesAfter(db, studyId, 0, 1_000)).map(({ number }) => number)).toEqual(
      sent.map((_, at) => at + 1),
    )
    for (const node of nodes) await closeDb(node)
  })
})
