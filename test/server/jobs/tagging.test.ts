import { afterAll, expect, test } from 'vitest'
import type { TaggedText } from '../../../src/analysis/text/index.ts'
import type { Survey } from '../../../src/surveys/survey.ts'
import { taggingJob } from '../../../src/server/jobs/tagging.ts'
import { changesAfter, lastChange } from '../../../src/server/store/changes.ts'
import type { Db } from '../../../src/server/store/db.ts'
import { decideMention, removeMention } from '../../../src/server/store/mentions.ts'
import { addResponses, withdrawResponse } from '../../../src/server/store/responses.ts'
import { startSubmissions } from '../../../src/server/store/submissions.ts'
import { countTexts } from '../../../src/server/store/texts.ts'
import type { RunningTagger } from '../../../src/server/tagger.ts'
import { startTagger } from '../../../src/server/tagger.ts'
import { eachEngine } from '../../setup/stores.ts'
import { addStudy, now, responseTo } from '../store/fixtures.ts'

const tagger = startTagger()
afterAll(() => tagger.close())

eachEngine('tagging', (open) => {
  test('tags every open answer once and records one change for each response', async () => {
    const { db, studyId, surveyId } = await prepared(await open())
    await addResponses(db, [
      responseTo(studyId, surveyId, {
        answers: { taste: 'The tea is lovely, but delivery was far too slow.' },
      }),
      responseTo(studyId, surveyId, { answers: { taste: 'Der Tee schmeckt furchtbar.' } }),
      responseTo(studyId, surveyId, { answers: {} }),
    ])
    await runAll(db, tagger)
    const texts = await textsOf(db, studyId)
    expect(texts.map(({ language }) => language).sort()).toEqual(['de', 'en'])
    expect(texts.every(({ model }) => model === tagger.model)).toBe(true)
    const mentions = await mentionsOf(db, studyId)
    expect(mentions.length).toBeGreaterThanOrEqual(2)
    const changes = await changesAfter(db, studyId, 3, 100)
    expect(changes.map(({ kind }) => kind)).toEqual(['tag', 'tag'])
    expect(await countTexts(db, studyId, tagger.model)).toEqual({ all: 2, tagged: 2, skipped: 0 })
  })

  test('an edited answer is tagged anew, an unchanged one is left alone, a withdrawn one vanishes', async () => {
    const { db, studyId, surveyId } = await prepared(await open())
    const first = responseTo(studyId, surveyId, { answers: { taste: 'The tea is lovely.' } })
    const second = responseTo(studyId, surveyId, { answers: { taste: 'The tea is awful.' } })
    await addResponses(db, [first, second])
    await runAll(db, tagger)
    const before = await lastChange(db, studyId)
    await startSubmissions(db).submit({
      studyId,
      surveyId,
      keyHash: first.keyHash,
      change: (current) => ({ ...(current ?? first), answers: { taste: 'The staff were rude.' } }),
    })
    await runAll(db, tagger)
    expect((await changesAfter(db, studyId, before, 100)).map(({ kind, itemId }) => [kind, itemId])).toEqual([
      ['response', first.id],
      ['tag', first.id],
    ])
    await withdrawResponse(db, studyId, surveyId, second.id)
    await runAll(db, tagger)
    expect((await textsOf(db, studyId)).map(({ text }) => text)).toEqual(['The staff were rude.'])
    const left = await mentionsOf(db, studyId)
    expect(left.every(({ text_id }) => text_id === `${first.id}/taste`)).toBe(true)
  })

  test('what a person decided stays when another model reads the text, and what they removed stays away', async () => {
    const { db, studyId, surveyId } = await prepared(await open())
    await addResponses(db, [
      responseTo(studyId, surveyId, { answers: { taste: 'Slow tea. Cold cups. Nice staff.' } }),
    ])
    await runAll(
      db,
      invented('first', [
        [0, 8],
        [10, 19],
        [21, 31],
      ]),
    )
    const [slow, cold] = await mentionsOf(db, studyId)
    await decideMention(db, studyId, slow!.id, { theme: 'speed', kind: 'complaint' }, 'erik')
    await removeMention(db, studyId, cold!.id, 'erik')
    await runAll(
      db,
      invented('second', [
        [0, 4],
        [10, 14],
        [21, 25],
        [26, 31],
      ]),
    )
    const after = await mentionsOf(db, studyId)
    expect(
      after.map(({ start_at, end_at, theme, decided_by }) => [start_at, end_at, theme, decided_by]),
    ).toEqual([
      [0, 8, 'speed', 'erik'],
      [10, 19, '', 'erik'],
      [21, 25, 'other', null],
      [26, 31, 'other', null],
    ])
  })

  test('a node that dies with texts in hand leaves them to the next one once its claim is over', async () => {
    const { db, studyId, surveyId } = await prepared(await open())
    await runAll(db, invented('first', []))
    await addResponses(
      db,
      Array.from({ length: 250 }, (_, at) =>
        responseTo(studyId, surveyId, { answers: { taste: `Cup ${at} was cold` } }),
      ),
    )
    const died = Promise.withResolvers<boolean>()
    let batches = 0
    const dying: RunningTagger = {
      ...invented('first', [[0, 3]]),
      tag(texts) {
        if (batches++ === 0) return invented('first', [[0, 3]]).tag(texts)
        died.resolve(false)
        return new Promise(() => {})
      },
    }
    const job = taggingJob(db, dying)
    while (await Promise.race([job.run(new AbortController().signal), died.promise]));
    expect((await countTexts(db, studyId, 'first')).tagged).toBe(100)
    await runAll(db, invented('first', [[0, 3]]))
    expect((await countTexts(db, studyId, 'first')).tagged).toBe(150)
    await runAll(db, invented('first', [[0, 3]]), () => Date.now() + 61_000)
    expect(await countTexts(db, studyId, 'first')).toEqual({ all: 250, tagged: 250, skipped: 0 })
    expect((await mentionsOf(db, studyId)).length).toBe(250)
  })

  test('two nodes at work together tag every text exactly once', async () => {
    const { db, studyId, surveyId } = await prepared(await open())
    await addResponses(
      db,
      Array.from({ length: 400 }, (_, at) =>
        responseTo(studyId, surveyId, { answers: { taste: `Cup ${at} was cold` } }),
      ),
    )
    await Promise.all([runAll(db, invented('first', [[0, 3]])), runAll(db, invented('first', [[0, 3]]))])
    expect((await countTexts(db, studyId, 'first')).tagged).toBe(400)
    expect((await mentionsOf(db, studyId)).length).toBe(400)
    const tags = (await changesAfter(db, studyId, 0, 2_000)).filter(({ kind }) => kind === 'tag')
    expect(tags.length).toBe(400)
  })
})

async function prepared(db: Db) {
  const studyId = await addStudy(db)
  const definition: Survey = {
    format: 1,
    title: { en: 'Tea' },
    languages: ['en'],
    sections: [
      {
        id: 'all',
        questions: [
          { id: 'taste', type: 'long_text', title: { en: 'How is it?' }, required: false, settings: {} },
        ],
      },
    ],
  }
  const surveyId = `survey of ${studyId}`
  await db
    .insertInto('surveys')
    .values({
      id: surveyId,
      study_id: studyId,
      slug: surveyId,
      title: 'Tea',
      state: 'published',
      draft: JSON.stringify(definition),
      draft_revision: 1,
      version: 1,
      created_at: now,
    })
    .execute()
  await db
    .insertInto('survey_versions')
    .values({
      survey_id: surveyId,
      number: 1,
      definition: JSON.stringify(definition),
      published_at: now,
      published_by: null,
    })
    .execute()
  return { db, studyId, surveyId }
}

async function runAll(db: Db, model: RunningTagger, clock?: () => number): Promise<void> {
  const job = taggingJob(db, model, clock)
  while (await job.run(new AbortController().signal));
}

/** A model that finds the same places in every text. */
function invented(model: string, places: [number, number][]): RunningTagger {
  const tags: TaggedText = {
    language: 'en',
    sentiment: 0,
    polarity: 'neutral',
    confidence: 1,
    mentions: places.map(([start, end]) => ({
      start,
      end,
      theme: 'other',
      sentiment: 0,
      polarity: 'neutral',
      kind: 'neutral',
      confidence: 1,
    })),
  }
  return { model, tag: (texts) => Promise.resolve(texts.map(() => tags)), close: () => Promise.resolve() }
}

function textsOf(db: Db, studyId: string) {
  return db.selectFrom('texts').selectAll().where('study_id', '=', studyId).orderBy('id').execute()
}

function mentionsOf(db: Db, studyId: string) {
  return db
    .selectFrom('mentions')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('text_id')
    .orderBy('start_at')
    .execute()
}
