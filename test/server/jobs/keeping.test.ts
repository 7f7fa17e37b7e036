import { expect, test } from 'vitest'
import { removeOutlived, removePassing } from '../../../src/server/store/keeping.ts'
import { listMail, saveMail } from '../../../src/server/store/outbox.ts'
import { createResumeCode } from '../../../src/server/store/resume-codes.ts'
import { lastChange } from '../../../src/server/store/changes.ts'
import { addResponses, getResponse } from '../../../src/server/store/responses.ts'
import { createStudy } from '../../../src/server/store/studies.ts'
import { createSurvey, getSurvey, publishSurvey, saveDraft } from '../../../src/server/store/surveys.ts'
import { survey } from '../../../src/surveys/survey.ts'
import { eachEngine } from '../../setup/stores.ts'
import { responseTo } from '../store/fixtures.ts'

const tea = survey.parse({
  format: 1,
  title: { en: 'Tea' },
  languages: ['en'],
  trust: { asker: { en: 'The tea house' }, keptDays: 30 },
  sections: [{ id: 'one', questions: [{ id: 'taste', type: 'short_text', title: { en: 'Which taste?' } }] }],
})
const now = new Date('2026-11-22T12:00:00.000Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()

eachEngine('Answers that were kept for as long as was said', (open) => {
  test('are removed with everything made from them; others, and those of other versions, stay', async () => {
    const db = await open()
    const { id: study } = await createStudy(db, { title: 'Tea' })
    const { id } = await createSurvey(db, study, tea)
    await publishSurvey(db, study, id, null)
    const { draftRevision } = await getSurvey(db, study, id)
    await saveDraft(db, study, id, draftRevision, { ...tea, trust: { joined: true } })
    await publishSurvey(db, study, id, null)
    const saved = (days: number, version: number) =>
      responseTo(study, id, { version, savedAt: daysAgo(days), answers: { taste: `after ${days}` } })
    const [old, fresh, forever] = [saved(31, 1), saved(29, 1), saved(400, 2)]
    await addResponses(db, [old, fresh, forever])
    const before = await lastChange(db, study)

    expect(await removeOutlived(db, now)).toBe(1)
    expect(await getResponse(db, study, id, old.id)).toMatchObject({ status: 'withdrawn', answers: {} })
    expect((await getResponse(db, study, id, fresh.id)).answers).toEqual({ taste: 'after 29' })
    expect((await getResponse(db, study, id, forever.id)).answers).toEqual({ taste: 'after 400' })
    expect(await lastChange(db, study)).toBe(before + 1)
    expect(await removeOutlived(db, now)).toBe(0)
  })

  test('codes that expired go, and addresses of links that could not be mailed; other mail stays', async () => {
    const db = await open()
    const { id: study } = await createStudy(db, { title: 'Tea' })
    const { id } = await createSurvey(db, study, tea)
    await createResumeCode(db, id, 'a secret', now.getTime())
    for (const key of ['passing one', 'signing in'])
      await saveMail(db, { key, recipient: 'zoe@example.org', subject: 'Tea', body: 'A link' })
    const kept = async () => ({
      codes: (await db.selectFrom('resume_codes').selectAll().execute()).length,
      mail: (await listMail(db, 9)).map(({ key }) => key).sort(),
    })
    const later = (days: number) => new Date(Math.max(Date.now(), now.getTime()) + days * 86_400_000)
    await removePassing(db, later(6))
    expect(await kept()).toEqual({ codes: 1, mail: ['passing one', 'signing in'] })
    await removePassing(db, later(31))
    expect(await kept()).toEqual({ codes: 0, mail: ['signing in'] })
  })
})
