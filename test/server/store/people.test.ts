import { beforeAll, expect, test } from 'vitest'
import { listAttributes, removeAttribute, saveAttribute } from '../../../src/server/store/attributes.ts'
import { changesAfter, lastChange } from '../../../src/server/store/changes.ts'
import type { Db } from '../../../src/server/store/db.ts'
import { findOrAddPeople } from '../../../src/server/store/many-people.ts'
import { historyOf } from '../../../src/server/store/person-history.ts'
import {
  countPeople,
  findOrAddPerson,
  getPerson,
  listPeople,
  removePerson,
  savePerson,
} from '../../../src/server/store/people.ts'
import { attributesOfPeople } from '../../../src/server/store/person-attributes.ts'
import { addResponses, getResponse } from '../../../src/server/store/responses.ts'
import { listParticipants, saveParticipant } from '../../../src/server/store/participants.ts'
import { saveSession } from '../../../src/server/store/sessions.ts'
import { createStudy } from '../../../src/server/store/studies.ts'
import { guideOf } from '../../../src/surveys/session.ts'
import { eachEngine } from '../../setup/stores.ts'
import { publish, travelling } from '../../fixtures/surveys.ts'
import { responseTo } from './fixtures.ts'

eachEngine('People', (open) => {
  let db: Db
  let studyId: string
  let other: string
  const ana = { reference: 'C-1', email: 'ana@example.org', company: 'Ägir', attributes: { Region: 'North' } }

  beforeAll(async () => {
    db = await open()
    studyId = (await createStudy(db, { title: 'One' })).id
    other = (await createStudy(db, { title: 'Other' })).id
  })

  test('the same reference is the same person of a study, however many ask at once', async () => {
    const found = await Promise.all(Array.from({ length: 8 }, () => findOrAddPerson(db, studyId, ' C-7 ')))
    expect(new Set(found).size).toBe(1)
    expect(await findOrAddPerson(db, other, 'C-7')).not.toBe(found[0])
    expect(await findOrAddPerson(db, studyId, ' ')).toBeUndefined()
    expect(await countPeople(db, studyId)).toBe(1)
  })

  test('thousands are found or added together, each once, however many ask at once', async () => {
    const { id: study } = await createStudy(db, { title: 'Many' })
    const known = await findOrAddPerson(db, study, 'C-3')
    const references = Array.from({ length: 5_000 }, (_, at) => `C-${at % 4_000}`)
    const start = performance.now()
    const asked = await Promise.all(
      [references, [' C-3 ', '', ...references]].map((given) => findOrAddPeople(db, study, given)),
    )
    expect(performance.now() - start).toBeLessThan(10_000)
    expect(asked[1]?.get(' C-3 ')).toBe(known)
    expect(asked[1]?.has('')).toBe(false)
    for (const reference of references) expect(asked[0]?.get(reference)).toBe(asked[1]?.get(reference))
    expect(await countPeople(db, study)).toBe(4_000)
    expect(await lastChange(db, study)).toBe(4_000)
  })

  test('adding somebody is one change', async () => {
    const before = await lastChange(db, studyId)
    const id = await findOrAddPerson(db, studyId, 'C-8')
    await findOrAddPerson(db, studyId, 'C-8')
    expect(await changesAfter(db, studyId, before, 10)).toMatchObject([{ kind: 'person', itemId: id }])
  })

  test('a person is added, changed and read with their attributes', async () => {
    const id = await savePerson(db, studyId, undefined, ana, null)
    await savePerson(db, studyId, id, { ...ana, company: null, attributes: { Age: '41' } }, null)
    expect(await getPerson(db, studyId, id)).toMatchObject({
      reference: 'C-1',
      email: 'ana@example.org',
      company: null,
      attributes: { Age: '41' },
    })
    expect((await attributesOfPeople(db, studyId)).get(id)).toEqual({ Age: '41' })
    await expect(getPerson(db, other, id)).rejects.toThrow('There is no person here')
    await expect(savePerson(db, other, id, ana, null)).rejects.toThrow('There is no person here')
  })

  test('two people cannot have one reference', async () => {
    await expect(savePerson(db, studyId, undefined, ana, null)).rejects.toThrow('already a person “C-1”')
  })

  test('people are found by a part of what names them, whatever its case', async () => {
    const find = async (like: string) =>
      (await listPeople(db, studyId, { limit: 9, like })).map((p) => p.reference)
    expect(await find('ANA@')).toEqual(['C-1'])
    expect(await find('c-')).toEqual(['C-1', 'C-7', 'C-8'])
    expect(await find('%')).toEqual([])
    expect(await countPeople(db, studyId, 'c-')).toBe(3)
  })

  test('people come page by page', async () => {
    const [first] = await listPeople(db, studyId, { limit: 1 })
    const [second] = await listPeople(db, studyId, { limit: 1, after: first?.reference })
    expect([first?.reference, second?.reference]).toEqual(['C-1', 'C-7'])
  })

  test('an attribute that is removed goes from every person', async () => {
    const region = {
      name: 'Region',
      kind: 'geographic',
      scale: 'nominal',
      options: ['North', 'South'],
    } as const
    await saveAttribute(db, studyId, { ...region, options: ['North'] }, null)
    await saveAttribute(db, studyId, { ...region, options: [...region.options] }, null)
    expect(await listAttributes(db, studyId)).toEqual([region])
    const id = await savePerson(db, studyId, undefined, { ...ana, reference: 'C-9' }, null)
    const before = await lastChange(db, studyId)
    await removeAttribute(db, studyId, 'Region', 'erik')
    expect((await getPerson(db, studyId, id)).attributes).toEqual({})
    expect(await changesAfter(db, studyId, before, 10)).toMatchObject([
      { kind: 'attribute', itemId: 'Region', by: 'erik' },
      { kind: 'person', itemId: id, by: 'erik' },
    ])
    await expect(removeAttribute(db, studyId, 'Region', null)).rejects.toThrow('There is no attribute')
  })

  test('a person who is removed leaves responses and sessions bound to nobody, and all of it is a change', async () => {
    const survey = await publish(db, travelling)
    const id = (await findOrAddPerson(db, survey.studyId, 'Q')) ?? ''
    const response = { ...responseTo(survey.studyId, survey.surveyId), personId: id }
    await addResponses(db, [response])
    const session = { title: 'Talk', kind: 'interview', guide: guideOf('Talk', []), heldOn: null } as const
    const sessionId = await saveSession(db, survey.studyId, undefined, session)
    const details = { name: 'Quinn', role: 'participant', personId: id, attributes: {} } as const
    const participant = await saveParticipant(db, survey.studyId, sessionId, undefined, details, null)
    expect(await historyOf(db, survey.studyId, id)).toMatchObject({
      responses: [{ id: response.id, survey: 'How you travel' }],
      sessions: [{ id: sessionId, title: 'Talk', name: 'Quinn' }],
    })
    const before = await lastChange(db, survey.studyId)
    await removePerson(db, survey.studyId, id, null)
    const changes = await changesAfter(db, survey.studyId, before, 10)
    expect(changes.map(({ kind, itemId }) => [kind, itemId])).toEqual([
      ['response', response.id],
      ['participant', participant],
      ['person', id],
    ])
    expect((await getResponse(db, survey.studyId, survey.surveyId, response.id)).personId).toBeNull()
    expect(await listParticipants(db, survey.studyId, sessionId)).toMatchObject([{ personId: null }])
    await expect(removePerson(db, survey.studyId, id, null)).rejects.toThrow('There is no person here')
  })
})
