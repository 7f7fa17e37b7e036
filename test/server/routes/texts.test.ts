import { expect, test } from 'vitest'
import { createDemo } from '../../../src/server/demo/index.ts'
import { taggingJob } from '../../../src/server/jobs/tagging.ts'
import { signInCookie } from '../../../src/server/access.ts'
import type { Db } from '../../../src/server/store/db.ts'
import { excludeResponse } from '../../../src/server/store/responses.ts'
import { createSignIn } from '../../../src/server/store/sign-ins.ts'
import { listStudies } from '../../../src/server/store/studies.ts'
import { countSpeakers, countThemes } from '../../../src/server/store/themes.ts'
import { startTagger } from '../../../src/server/tagger.ts'
import { appOver } from '../../setup/app.ts'
import { eachEngine } from '../../setup/stores.ts'
import { settle } from '../people.ts'

eachEngine('the demo and its texts', (open) => {
  test('one demo is made however often it is asked for, and anyone reads it until there is an owner', async () => {
    const db = await open()
    const app = appOver(db)
    const own = { 'sec-fetch-site': 'same-origin' }
    const [first, second] = await Promise.all([
      app.request('/demo', { method: 'POST', headers: own }),
      app.request('/demo', { method: 'POST', headers: own }),
    ])
    expect([first.status, second.status]).toEqual([303, 303])
    expect(first.headers.get('location')).toBe(second.headers.get('location'))
    const path = first.headers.get('location') ?? ''
    for (const page of ['', '/texts', '/surveys', '/sessions', '/people', '/segments']) {
      const shown = await app.request(`${path}${page}`)
      expect([page, shown.status]).toEqual([page, 200])
      expect(await shown.text(), page).toContain('Invented.')
    }
  })

  test('counts themes in people, says how far it is, and filters by theme and sentiment', async () => {
    const db = await open()
    const study = await createDemo(db)
    const app = appOver(db)
    const before = await (await app.request(`/studies/${study.id}/texts`)).text()
    expect(before).toMatch(/Nobody has written or said anything yet|0 of \d+ texts tagged/)
    await tagAll(db)
    const page = await (await app.request(`/studies/${study.id}/texts`)).text()
    expect(page).toMatch(/All \d+ texts tagged/)
    expect(page).toContain('<mark')
    const themes = await countThemes(db, study.id, {})
    const price = themes.find(({ theme }) => theme === 'price')
    expect(price?.people).toBeGreaterThan(20)
    expect(price?.people).toBeLessThanOrEqual(price?.answers ?? 0)
    for (const { people, positive, negative, neutral } of themes)
      expect(Math.max(positive, negative, neutral)).toBeLessThanOrEqual(people)
    const filter = { theme: 'price', polarity: 'negative' }
    const { texts } = await countSpeakers(db, study.id, filter)
    const filtered = await (
      await app.request(`/studies/${study.id}/texts?theme=price&polarity=negative`)
    ).text()
    expect(filtered).toMatch(new RegExp(`${texts} texts of \\d+ people`))
  })

  test('an excluded response leaves the counts and comes back', async () => {
    const db = await open()
    const [study] = await listStudies(db, undefined)
    const all = await countSpeakers(db, study!.id, {})
    const text = await db
      .selectFrom('texts')
      .select(['item_id', 'survey_id'])
      .where('study_id', '=', study!.id)
      .where('column_key', '=', 'best')
      .executeTakeFirstOrThrow()
    await excludeResponse(db, study!.id, text.survey_id ?? '', text.item_id, 'A trial', null)
    expect((await countSpeakers(db, study!.id, {})).texts).toBeLessThan(all.texts)
    await excludeResponse(db, study!.id, text.survey_id ?? '', text.item_id, null, null)
    expect(await countSpeakers(db, study!.id, {})).toEqual(all)
  })

  test('an editor corrects a mention, a viewer cannot, and nobody reaches those of another study', async () => {
    const db = await open()
    const [study] = await listStudies(db, undefined)
    const known = await settle(db)
    const other = await known.study()
    const app = appOver(db)
    const mention = await db
      .selectFrom('mentions')
      .selectAll()
      .where('study_id', '=', study!.id)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const send = (
      who: 'ada' | 'vera' | 'erik',
      studyId: string,
      fields: Record<string, string>,
      noun = 'decision',
    ) =>
      app.request(`/studies/${studyId}/mentions/${mention.id}/${noun}`, {
        method: 'POST',
        headers: known.headers(who),
        body: new URLSearchParams(fields),
      })
    expect((await send('vera', other, { theme: 'fun', kind: 'praise' })).status).toBe(403)
    expect((await send('erik', other, { theme: 'fun', kind: 'praise' })).status).toBe(404)
    expect((await send('ada', study!.id, { theme: 'nothing', kind: 'praise' })).status).toBe(422)
    const saved = await send('ada', study!.id, {
      theme: 'fun',
      kind: 'wish',
      query: '?theme=price&after=x&foreign=1',
      text: mention.text_id,
    })
    expect(saved.headers.get('location')).toBe(
      `/studies/${study!.id}/texts?theme=price&after=x#${encodeURIComponent(`text-${mention.text_id}`)}`,
    )
    const find = () =>
      db.selectFrom('mentions').selectAll().where('id', '=', mention.id).executeTakeFirstOrThrow()
    expect(await find()).toMatchObject({
      theme: 'fun',
      kind: 'wish',
      polarity: 'neutral',
      decided_by: known.user('ada').id,
    })
    await send('ada', study!.id, {}, 'removal')
    expect(await find()).toMatchObject({ theme: '' })
  })

  test('with an owner, strangers see no demo, and an administrator removes it', async () => {
    const db = await open()
    const app = appOver(db)
    const [study] = await listStudies(db, undefined)
    const own = { 'sec-fetch-site': 'same-origin' }
    expect((await app.request(`/studies/${study!.id}/texts`)).headers.get('location')).toMatch(/^\/sign-in/)
    const refused = await app.request('/demo', { method: 'POST', headers: own })
    expect(refused.status).toBe(401)
    const ada = await db.selectFrom('users').select('id').where('name', '=', 'ada').executeTakeFirstOrThrow()
    const cookie = `${signInCookie}=${await createSignIn(db, ada.id)}`
    const removed = await app.request(`/studies/${study!.id}/demo-removal`, {
      method: 'POST',
      headers: { ...own, cookie },
    })
    expect(removed.headers.get('location')).toBe('/')
    expect(await listStudies(db, undefined)).toEqual([])
    expect(await db.selectFrom('mentions').select('id').execute()).toEqual([])
  })
})

async function tagAll(db: Db): Promise<void> {
  const job = taggingJob(db, startTagger())
  while (await job.run(new AbortController().signal));
  await job.close?.()
}
