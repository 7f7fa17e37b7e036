import { beforeAll, expect, test } from 'vitest'
import type { Db } from '../../../src/server/store/db.ts'
import { getFile, listFiles, saveFile } from '../../../src/server/store/files.ts'
import { appOver } from '../../setup/app.ts'
import { eachEngine } from '../../setup/stores.ts'
import { type People, settle } from '../people.ts'

async function* script(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('<script>alert(1)</script>'.repeat(30_000))
}

eachEngine('An uploaded file', (open) => {
  let db: Db
  let app: ReturnType<typeof appOver>
  let people: People

  beforeAll(async () => {
    db = await open()
    app = appOver(db)
    people = await settle(db)
    return () => app.stop()
  })

  test('comes back byte for byte as a download that cannot run, to editors of its study alone', async () => {
    const studyId = await people.study()
    const other = await people.study('Other')
    const name = 'Bögen "1"\r\nSet-Cookie: x\ud800.html'
    const { id, size } = await saveFile(db, { studyId, name, mediaType: 'text/html' }, script())
    const ask = (who: 'vera' | 'erik', study = studyId) =>
      app.request(`/studies/${study}/files/${id}`, { headers: people.headers(who) })
    expect((await ask('vera')).status).toBe(403)
    expect((await ask('erik', other)).status).toBe(404)
    const sent = await ask('erik')
    expect(sent.status).toBe(200)
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(size),
      'content-disposition':
        "attachment; filename*=UTF-8''B%C3%B6gen%20%221%22%0D%0ASet-Cookie%3A%20x%EF%BF%BD.html",
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    expect(sent.headers.get('set-cookie')).toBeNull()
    expect(await sent.text()).toBe('<script>alert(1)</script>'.repeat(30_000))
  })

  test('is offered beside the survey it became, and can be removed while the answers stay', async () => {
    const studyId = await people.study()
    const body = new FormData()
    body.set('file', new File(['age,why\n31,fine\n45,good\n'], 'tea.csv'))
    const headers = people.headers('erik')
    const uploaded = await app.request(`/studies/${studyId}/import`, { method: 'POST', body, headers })
    const guess = uploaded.headers.get('location') ?? ''
    const stored = await app.request(guess, { method: 'POST', body: new URLSearchParams(), headers })
    const survey = stored.headers.get('location') ?? ''
    const [file] = await listFiles(db, studyId)
    const page = async (who: 'vera' | 'erik') =>
      (await app.request(survey, { headers: people.headers(who) })).text()
    expect(await page('erik')).toContain(`/studies/${studyId}/files/${file?.id}`)
    expect(await page('vera')).not.toContain('tea.csv')
    const removed = await app.request(`/studies/${studyId}/files/${file?.id}/removal`, {
      method: 'POST',
      headers,
    })
    expect(removed.headers.get('location')).toBe(survey)
    await expect(getFile(db, studyId, file?.id ?? '')).rejects.toThrow()
    const chunks = await db
      .selectFrom('file_chunks')
      .select('file_id')
      .where('file_id', '=', file?.id ?? '')
      .execute()
    expect(chunks).toEqual([])
    expect(await page('erik')).not.toContain('tea.csv')
  })
})
