import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../../../src/server/store/db.ts'
import { addResponses } from '../../../src/server/store/responses.ts'
import {
  createStudy,
  getStudy,
  listStudies,
  removeStudy,
  saveStudy,
} from '../../../src/server/store/studies.ts'
import {
  closeSurvey,
  createSurvey,
  findPublicSurvey,
  getSurvey,
  getVersion,
  listSurveys,
  listVersions,
  publishSurvey,
  removeSurvey,
  reopenSurvey,
  saveDraft,
} from '../../../src/server/store/surveys.ts'
import { createUser } from '../../../src/server/store/users.ts'
import { replaceQuestion } from '../../../src/surveys/draft.ts'
import { questionsOf, type Survey } from '../../../src/surveys/survey.ts'
import { travelling } from '../../fixtures/surveys.ts'
import { eachEngine } from '../../setup/stores.ts'
import { responseTo } from './fixtures.ts'

eachEngine('studies and surveys', (open) => {
  async function prepare() {
    const db = await open()
    const study = await createStudy(db, { title: 'Travel' })
    return { db, study, survey: await createSurvey(db, study.id, travelling) }
  }

  test('a study is seen by its members and by administrators, a demo by nobody in particular', async () => {
    const db = await open()
    const user = (name: string, administrator: boolean) =>
      createUser(db, { email: `${name}@example.org`, name, passwordHash: 'none', administrator })
    const [olga, otto, ada] = [await user('olga', false), await user('otto', false), await user('ada', true)]
    const own = await createStudy(db, { title: 'Tea', objective: 'Who drinks it?' }, olga.id)
    const demo = await createStudy(db, { title: 'Demo', demo: true })
    const titles = async (id: string | undefined) => (await listStudies(db, id)).map(({ title }) => title)
    expect(await titles(olga.id)).toEqual(['Tea'])
    expect(await titles(otto.id)).toEqual([])
    expect(await titles(ada.id)).toEqual(expect.arrayContaining(['Demo', 'Tea']))
    expect(await titles(undefined)).toContain('Demo')
    expect(await titles(undefined)).not.toContain('Tea')
    await saveStudy(db, own.id, { title: 'Teas', objective: '' })
    expect(await getStudy(db, own.id)).toMatchObject({ title: 'Teas', objective: '', demo: false })
    expect(demo.demo).toBe(true)
  })

  test('removing a study leaves nothing of it in any table', async () => {
    const { db, study, survey } = await prepare()
    await publishSurvey(db, study.id, survey.id, null)
    await addResponses(db, [responseTo(study.id, survey.id)])
    await removeStudy(db, study.id)
    await expect(getStudy(db, study.id)).rejects.toThrow('does not exist')
    const tables = await db.introspection.getTables()
    for (const { name, columns } of tables)
      if (columns.some((column) => column.name === 'study_id'))
        expect(await rowsOf(db, name, study.id), name).toBe(0)
    expect(await listVersions(db, survey.id)).toEqual([])
  })

  test('a draft is saved over the revision that was read, and no other', async () => {
    const { db, study, survey } = await prepare()
    const renamed: Survey = { ...travelling, title: { en: 'On the way' } }
    expect(await saveDraft(db, study.id, survey.id, 1, renamed)).toBe(2)
    await expect(saveDraft(db, study.id, survey.id, 1, travelling)).rejects.toThrow('newer version')
    expect(await getSurvey(db, study.id, survey.id)).toMatchObject({
      title: 'On the way',
      draft: renamed,
      draftRevision: 2,
    })
    const other = await createStudy(db, { title: 'Another' })
    await expect(saveDraft(db, other.id, survey.id, 2, travelling)).rejects.toThrow('no survey here')
    expect(await listSurveys(db, other.id)).toEqual([])
  })

  test('publishing freezes a version that later drafts do not change', async () => {
    const { db, study, survey } = await prepare()
    expect(await findPublicSurvey(db, survey.slug)).toBeUndefined()
    expect(await publishSurvey(db, study.id, survey.id, null)).toBe(1)
    const [question] = questionsOf(travelling)
    if (!question) throw new Error('the fixture has questions')
    const reworded = replaceQuestion(travelling, question.id, { ...question, title: { en: 'Your name?' } })
    await saveDraft(db, study.id, survey.id, 1, reworded)
    expect(await findPublicSurvey(db, survey.slug)).toMatchObject({ version: 1 })
    expect(await publishSurvey(db, study.id, survey.id, null)).toBe(2)
    expect(await getVersion(db, survey.id, 1)).toEqual(travelling)
    expect(await findPublicSurvey(db, survey.slug)).toMatchObject({ version: 2 })
    expect(await getVersion(db, survey.id, 2)).toEqual(reworded)
    expect((await listVersions(db, survey.id)).map(({ number }) => number)).toEqual([1, 2])
  })

  test('what is unsound, unsafe or unchanged is not published', async () => {
    const { db, study, survey } = await prepare()
    await saveDraft(db, study.id, survey.id, 1, { ...travelling, sections: [] })
    await expect(publishSurvey(db, study.id, survey.id, null)).rejects.toThrow('Add at least one question')
    await saveDraft(db, study.id, survey.id, 2, travelling)
    await publishSurvey(db, study.id, survey.id, null)
    await expect(publishSurvey(db, study.id, survey.id, null)).rejects.toThrow('Nothing has changed')
    const [question] = questionsOf(travelling)
    if (!question) throw new Error('the fixture has questions')
    const unsafe = replaceQuestion(travelling, question.id, { ...question, type: 'number', settings: {} })
    await saveDraft(db, study.id, survey.id, 3, unsafe)
    await expect(publishSurvey(db, study.id, survey.id, null)).rejects.toThrow('another meaning')
    expect((await getSurvey(db, study.id, survey.id)).version).toBe(1)
  })

  test('two who publish at once make one version', async () => {
    const { db, study, survey } = await prepare()
    const both = await Promise.allSettled([1, 2].map(() => publishSurvey(db, study.id, survey.id, null)))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listVersions(db, survey.id)).toHaveLength(1)
  })

  test('a survey is closed and opened again; only one that nobody answered is removed', async () => {
    const { db, study, survey } = await prepare()
    await expect(closeSurvey(db, study.id, survey.id)).rejects.toThrow('never published')
    await publishSurvey(db, study.id, survey.id, null)
    await closeSurvey(db, study.id, survey.id)
    expect((await findPublicSurvey(db, survey.slug))?.state).toBe('closed')
    await reopenSurvey(db, study.id, survey.id)
    expect((await findPublicSurvey(db, survey.slug))?.state).toBe('published')
    await addResponses(db, [responseTo(study.id, survey.id)])
    await expect(removeSurvey(db, study.id, survey.id)).rejects.toThrow('so it stays')
    const other = await createSurvey(db, study.id, travelling)
    await removeSurvey(db, study.id, other.id)
    await expect(getSurvey(db, study.id, other.id)).rejects.toThrow('no survey here')
  })
})

async function rowsOf(db: Db, table: string, studyId: string): Promise<number> {
  const query = sql<{
    id: string
  }>`select study_id as id from ${sql.table(table)} where study_id = ${studyId}`
  return (await query.execute(db)).rows.length
}
