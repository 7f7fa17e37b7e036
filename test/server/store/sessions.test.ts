import { beforeAll, expect, test } from 'vitest'
import { changesAfter, lastChange } from '../../../src/server/store/changes.ts'
import type { Db } from '../../../src/server/store/db.ts'
import {
  listParticipants,
  participantsOf,
  removeParticipant,
  saveParticipant,
} from '../../../src/server/store/participants.ts'
import { getSession, listSessions, removeSession, saveSession } from '../../../src/server/store/sessions.ts'
import { createStudy } from '../../../src/server/store/studies.ts'
import {
  addTurns,
  countTurns,
  getTurn,
  listTurns,
  type NewTurn,
  removeTurn,
  saveTurn,
  turnsOf,
} from '../../../src/server/store/turns.ts'
import { guideOf } from '../../../src/surveys/session.ts'
import { eachEngine } from '../../setup/stores.ts'

const talk = {
  title: 'Talk',
  kind: 'interview',
  guide: guideOf('Talk', ['Why?']),
  heldOn: '2026-03-02',
} as const
const ana = { name: 'Ana', role: 'participant', personId: null, attributes: { Age: '41' } } as const
const note = (text: string, participantId: string | null = null): NewTurn => ({
  participantId,
  speaker: 'Ana',
  questionId: 'q1',
  text,
  startsMs: null,
  endsMs: null,
  source: 'note',
})

eachEngine('Sessions', (open) => {
  let db: Db
  let studyId: string
  let other: string

  beforeAll(async () => {
    db = await open()
    studyId = (await createStudy(db, { title: 'One' })).id
    other = (await createStudy(db, { title: 'Other' })).id
  })

  test('a session is kept with its guide, and belongs to its study alone', async () => {
    const id = await saveSession(db, studyId, undefined, talk)
    await saveSession(db, studyId, id, { ...talk, title: 'Long talk', kind: 'focus group' })
    expect(await getSession(db, studyId, id)).toMatchObject({
      title: 'Long talk',
      kind: 'focus group',
      guide: talk.guide,
      heldOn: '2026-03-02',
      waveId: null,
    })
    expect((await listSessions(db, studyId)).map((session) => session.id)).toEqual([id])
    await expect(getSession(db, other, id)).rejects.toThrow('There is no session here')
    await expect(saveSession(db, other, id, talk)).rejects.toThrow('There is no session here')
    await expect(saveParticipant(db, other, id, undefined, ana, null)).rejects.toThrow(
      'There is no session here',
    )
    await expect(addTurns(db, other, id, [note('x')], null)).rejects.toThrow('There is no session here')
  })

  test('turns follow one another, also when several note at once', async () => {
    const id = await saveSession(db, studyId, undefined, talk)
    await addTurns(db, studyId, id, [note('one'), note('two')], null)
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => addTurns(db, studyId, id, [note(text)], null)))
    const turns = await listTurns(db, studyId, id)
    expect(turns.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
    expect(turns.slice(0, 2).map(({ text }) => text)).toEqual(['one', 'two'])
    expect((await countTurns(db, studyId)).get(id)).toBe(6)
    expect(await turnsOf(db, other)).toEqual([])
  })

  test('a thousand turns of a transcript are kept at once, each a change', async () => {
    const id = await saveSession(db, studyId, undefined, talk)
    const before = await lastChange(db, studyId)
    const turns = Array.from({ length: 1_000 }, (_, n) => ({ ...note(`turn ${n}`), startsMs: n * 1_000 }))
    await addTurns(db, studyId, id, turns, 'erik')
    const kept = await listTurns(db, studyId, id)
    expect(kept.at(-1)).toMatchObject({ text: 'turn 999', startsMs: 999_000, position: 1_000 })
    const changes = await changesAfter(db, studyId, before, 2_000)
    expect(changes).toHaveLength(1_000)
    expect(changes[0]).toMatchObject({ kind: 'turn', itemId: kept[0]?.id, by: 'erik' })
  })

  test('a turn is corrected and removed, with what was made from it', async () => {
    const id = await saveSession(db, studyId, undefined, talk)
    await addTurns(db, studyId, id, [note('one')], null)
    const [turn] = await listTurns(db, studyId, id)
    const turnId = turn?.id ?? ''
    await saveTurn(db, studyId, id, turnId, { ...note('uno'), questionId: null }, null)
    expect(await getTurn(db, studyId, id, turnId)).toMatchObject({
      text: 'uno',
      questionId: null,
      position: 1,
    })
    await db
      .insertInto('texts')
      .values({
        study_id: studyId,
        id: `turn/${turnId}`,
        survey_id: null,
        session_id: id,
        item_id: turnId,
        column_key: 'q1',
        text: 'uno',
        model: null,
        language: null,
        sentiment: null,
        polarity: null,
        claimed_until: null,
        skipped: null,
      })
      .execute()
    await expect(removeTurn(db, other, id, turnId, null)).rejects.toThrow('There is no turn here')
    await removeTurn(db, studyId, id, turnId, null)
    expect(await listTurns(db, studyId, id)).toEqual([])
    expect(await db.selectFrom('texts').select('id').where('item_id', '=', turnId).execute()).toEqual([])
  })

  test('who is removed leaves what they said under its name', async () => {
    const id = await saveSession(db, studyId, undefined, talk)
    const participant = await saveParticipant(db, studyId, id, undefined, ana, null)
    await saveParticipant(db, studyId, id, participant, { ...ana, name: 'Anna' }, null)
    expect(await listParticipants(db, studyId, id)).toMatchObject([
      { name: 'Anna', attributes: { Age: '41' } },
    ])
    await addTurns(db, studyId, id, [note('one', participant)], null)
    const before = await lastChange(db, studyId)
    await removeParticipant(db, studyId, id, participant, null)
    expect(await listTurns(db, studyId, id)).toMatchObject([
      { participantId: null, speaker: 'Ana', text: 'one' },
    ])
    expect((await changesAfter(db, studyId, before, 9)).map(({ kind }) => kind)).toEqual([
      'turn',
      'participant',
    ])
  })

  test('a session that is removed takes everything said in it along, and says so as changes', async () => {
    const id = await saveSession(db, studyId, undefined, talk)
    const participant = await saveParticipant(db, studyId, id, undefined, ana, null)
    await addTurns(db, studyId, id, [note('one', participant)], null)
    const before = await lastChange(db, studyId)
    await removeSession(db, studyId, id, null)
    expect(await listTurns(db, studyId, id)).toEqual([])
    expect((await participantsOf(db, studyId)).filter(({ sessionId }) => sessionId === id)).toEqual([])
    expect((await changesAfter(db, studyId, before, 9)).map(({ kind }) => kind)).toEqual([
      'turn',
      'participant',
    ])
    await expect(removeSession(db, studyId, id, null)).rejects.toThrow('There is no session here')
  })
})
