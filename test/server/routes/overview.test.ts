import { expect, test } from 'vitest'
import { signInCookie } from '../../../src/server/access.ts'
import { addResponses } from '../../../src/server/store/responses.ts'
import { saveSegment } from '../../../src/server/store/segments.ts'
import { createSignIn } from '../../../src/server/store/sign-ins.ts'
import { createUser } from '../../../src/server/store/users.ts'
import { listWaves, saveWave } from '../../../src/server/store/waves.ts'
import { flyer, publishFlying } from '../../fixtures/flyers.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { eachEngine } from '../../setup/stores.ts'

let users = 0

eachEngine('The overview of a study', (open) => {
  /** In spring 40 of 50 fly business and are comfortable; in autumn 12 people answered. */
  async function seasons() {
    const db = await open()
    const { studyId, surveyId } = await publishFlying(db, 0)
    const flyers = (count: number, business: number, month: string) =>
      Array.from({ length: count }, (_, at) =>
        flyer(
          studyId,
          surveyId,
          {
            class: { option: at < business ? 'business' : 'economy' },
            comfort: at < business ? 5 : 1,
            score: 9,
            why: `Because of ${month}`,
          },
          { startedAt: `2025-${month}-10T10:00:00.000Z` },
        ),
      )
    await addResponses(db, [...flyers(80, 40, '04'), ...flyers(12, 6, '10')])
    await saveWave(
      db,
      studyId,
      undefined,
      { title: 'Spring', startsOn: '2025-04-01', endsOn: '2025-04-30' },
      null,
    )
    await saveWave(
      db,
      studyId,
      undefined,
      { title: 'Autumn', startsOn: '2025-10-01', endsOn: '2025-10-31' },
      null,
    )
    const [spring, autumn] = (await listWaves(db, studyId)).map(({ id }) => id)
    const email = `olga${users++}@example.org`
    const user = await createUser(db, { email, name: 'Olga', passwordHash: 'none', administrator: true })
    const olga = visitor(appOver(db), new Map([[signInCookie, await createSignIn(db, user.id)]]))
    const study = `/studies/${studyId}`
    return { db, studyId, study, results: `${study}/surveys/${surveyId}/results`, spring, autumn, olga }
  }

  test('tells scores and leading answers of closed questions, each leading to its result', async () => {
    const { olga, study, results } = await seasons()
    const { html } = await olga.get(study)
    expect(html).toMatch(/The net promoter score is \+100;[^<]*n = 92/)
    expect(html).toMatch(/The mean of points is 3\.00 \([\d.]+ to [\d.]+\), n = 92\./)
    expect(html).toContain(`<a href="${results}/class">Which class do you usually fly?</a>`)
    expect(html).not.toContain('How old are you?')
  })

  test('tells how segments differ first, once for each question', async () => {
    const { olga, study, studyId, db } = await seasons()
    const rule = "{class} = 'business'"
    const id = await saveSegment(db, studyId, undefined, { title: 'Business', rule }, null)
    const { html } = await olga.get(study)
    expect(html).toContain(`<a href="${study}/segments/${id}">Business</a>`)
    expect(html).toMatch(
      /say “5” to “How comfortable was your last flight\?”, and 0\s% of everyone else: \+100 points \([^)]*n = 46 and 46\)/,
    )
    expect(html.match(/to “How comfortable/g)).toHaveLength(1)
  })

  test('is of one wave where it is asked for, and says where too few answered', async () => {
    const { olga, study, results, spring, autumn } = await seasons()
    const inSpring = (await olga.get(`${study}?wave=${spring}`)).html
    expect(inSpring).toContain(`<option value="${spring}" selected`)
    expect(inSpring).toMatch(/The net promoter score[^<]*n = 80/)
    expect(inSpring).toContain('80 complete responses')
    expect(inSpring).toContain(`${results}/score?wave=${spring}`)
    expect(inSpring).toContain('Because of 04')
    expect(inSpring).not.toContain('Because of 10')
    const inAutumn = (await olga.get(`${study}?wave=${autumn}`)).html
    expect(inAutumn).toContain('Too few answers to say (n = 12).')
    expect((await olga.get(`${study}?wave=none`)).status).toBe(404)
  })
})
