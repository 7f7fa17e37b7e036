import { expect, test } from 'vitest'
import { createSurvey, getSurvey, publishSurvey } from '../../../src/server/store/surveys.ts'
import { travelling } from '../../fixtures/surveys.ts'
import { appOver } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'
import { settle } from '../people.ts'

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (sign) => sign.charCodeAt(0),
)

anyEngine('A survey’s own logo', (open) => {
  test('is told by its content, shown above each page, and everybody’s once published', async () => {
    const db = await open()
    const app = appOver(db)
    const people = await settle(db)
    const study = await people.study('Tea')
    const survey = await createSurvey(db, study, travelling)
    const look = `/studies/${study}/surveys/${survey.id}/edit/aspects/theme`
    const upload = async (content: Uint8Array<ArrayBuffer>) => {
      const body = new FormData()
      const { draftRevision } = await getSurvey(db, study, survey.id)
      for (const [name, value] of [
        ['revision', String(draftRevision)],
        ['s.face', 'system'],
        ['s.corner', '6'],
      ] as const)
        body.append(name, value)
      body.append('s.picture.logo', new File([content], 'logo.png', { type: 'image/png' }))
      return app.request(look, { method: 'POST', headers: people.headers('erik'), body })
    }

    const refused = await upload(new TextEncoder().encode('<svg onload="alert(1)"/>'))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('A picture is PNG, JPEG, WebP or GIF')
    expect((await upload(png)).status).toBe(303)
    const { draft } = await getSurvey(db, study, survey.id)
    const address = `/pictures/${draft.theme?.logo?.picture}`
    expect((await app.request(address)).status).toBe(404)
    await publishSurvey(db, study, survey.id, null)
    expect(await (await app.request(`/s/${survey.slug}`)).text()).toContain(`<img src="${address}"`)
    const sent = await app.request(address)
    expect(sent.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await sent.arrayBuffer())).toEqual(png)
  })
})
