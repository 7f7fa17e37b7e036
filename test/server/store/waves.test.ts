import { beforeAll, expect, test } from 'vitest'
import { changesAfter, lastChange } from '../../../src/server/store/changes.ts'
import type { Db } from '../../../src/server/store/db.ts'
import { addResponses, getResponse } from '../../../src/server/store/responses.ts'
import { getSession, saveSession } from '../../../src/server/store/sessions.ts'
import { countByWave, findWaveAt, listWaves, removeWave, saveWave } from '../../../src/server/store/waves.ts'
import { guideOf } from '../../../src/surveys/session.ts'
import { publish, travelling } from '../../fixtures/surveys.ts'
import { eachEngine } from '../../setup/stores.ts'
import { responseTo } from './fixtures.ts'

eachEngine('Waves', (open) => {
  let db: Db
  let survey: Awaited<ReturnType<typeof publish>>
  const started = new Map<string, string>()
  const waveOf = async (day: string) => {
    const response = await getResponse(db, survey.studyId, survey.surveyId, started.get(day) ?? '')
    return (await listWaves(db, survey.studyId)).find(({ id }) => id === response.waveId)?.title
  }

  beforeAll(async () => {
    db = await open()
    survey = await publish(db, travelling)
    for (const day of ['2026-03-01', '2026-03-31', '2026-04-01']) {
      const response = { ...responseTo(survey.studyId, survey.surveyId), startedAt: `${day}T23:59:59.999Z` }
      started.set(day, response.id)
      await addResponses(db, [response])
    }
  })

  test('a new wave takes what began on its days', async () => {
    const before = await lastChange(db, survey.studyId)
    const spring = { title: 'Spring', startsOn: '2026-03-01', endsOn: '2026-03-31' }
    await saveWave(db, survey.studyId, undefined, spring, null)
    expect(await Promise.all([...started.keys()].map(waveOf))).toEqual(['Spring', 'Spring', undefined])
    const changes = await changesAfter(db, survey.studyId, before, 9)
    expect(new Set(changes.map(({ itemId }) => itemId))).toEqual(
      new Set([started.get('2026-03-01'), started.get('2026-03-31')]),
    )
    const [wave] = await listWaves(db, survey.studyId)
    expect(await findWaveAt(db, survey.studyId, '2026-03-31T12:00:00.000Z')).toBe(wave?.id)
    expect(await findWaveAt(db, survey.studyId, '2026-04-01T00:00:00.000Z')).toBeNull()
    expect((await countByWave(db, survey.studyId)).get(wave?.id ?? '')).toEqual({ responses: 2, sessions: 0 })
  })

  test('waves cannot share a day', async () => {
    const late = { title: 'Late', startsOn: '2026-03-31', endsOn: null }
    await expect(saveWave(db, survey.studyId, undefined, late, null)).rejects.toThrow(
      'shares days with “Spring”',
    )
  })

  test('with other dates everything moves; only what moved is a change', async () => {
    const [wave] = await listWaves(db, survey.studyId)
    const before = await lastChange(db, survey.studyId)
    const later = { title: 'Later', startsOn: '2026-03-31', endsOn: null }
    await saveWave(db, survey.studyId, wave?.id, later, 'erik')
    expect(await Promise.all([...started.keys()].map(waveOf))).toEqual([undefined, 'Later', 'Later'])
    expect((await changesAfter(db, survey.studyId, before, 9)).map(({ itemId }) => itemId)).toEqual([
      started.get('2026-03-01'),
      started.get('2026-04-01'),
    ])
  })

  test('a session falls in the wave of its day', async () => {
    const talk = {
      title: 'Talk',
      kind: 'interview',
      guide: guideOf('Talk', []),
      heldOn: '2026-05-01',
    } as const
    const [wave] = await listWaves(db, survey.studyId)
    const id = await saveSession(db, survey.studyId, undefined, talk)
    expect((await getSession(db, survey.studyId, id)).waveId).toBe(wave?.id)
    await saveSession(db, survey.studyId, id, { ...talk, heldOn: null })
    expect((await getSession(db, survey.studyId, id)).waveId).toBeNull()
  })

  test('a wave that is removed leaves what fell in it', async () => {
    const [wave] = await listWaves(db, survey.studyId)
    await removeWave(db, survey.studyId, wave?.id ?? '', null)
    expect(await waveOf('2026-04-01')).toBeUndefined()
    expect(await listWaves(db, survey.studyId)).toEqual([])
    await expect(removeWave(db, survey.studyId, wave?.id ?? '', null)).rejects.toThrow(
      'There is no wave here',
    )
  })
})
