import { expect, test } from 'vitest'
import { signInCookie } from '../../../src/server/access.ts'
import type { Db } from '../../../src/server/store/db.ts'
import { saveParticipant } from '../../../src/server/store/participants.ts'
import { addResponses } from '../../../src/server/store/responses.ts'
import { saveSegment } from '../../../src/server/store/segments.ts'
import { saveSession } from '../../../src/server/store/sessions.ts'
import { createSignIn } from '../../../src/server/store/sign-ins.ts'
import { createUser } from '../../../src/server/store/users.ts'
import { listWaves, saveWave } from '../../../src/server/store/waves.ts'
import { guideOf } from '../../../src/surveys/session.ts'
import { flyer, publishFlying } from '../../fixtures/flyers.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { eachEngine } from '../../setup/stores.ts'

eachEngine('Results by wave', (open) => {
  /** In spring 40 of 50 fly business, in autumn 60 of 200; ten answered between the waves. */
  async function seasons() {
    const db = await open()
    const { studyId, surveyId } = await publishFlying(db, 0)
    const flyers = (count: number, business: number, month: string) =>
      Array.from({ length: count }, (_, at) =>
        flyer(
          studyId,
          surveyId,
          { class: { option: at < business ? 'business' : 'economy' }, comfort: at < business ? 5 : 1 },
          { startedAt: `2025-${month}-10T10:00:00.000Z` },
        ),
      )
    await addResponses(db, [...flyers(50, 40, '04'), ...flyers(10, 0, '07'), ...flyers(200, 60, '10')])
    const wave = async (title: string, startsOn: string, endsOn: string) => {
      await saveWave(db, studyId, undefined, { title, startsOn, endsOn }, null)
      return (await listWaves(db, studyId)).find((one) => one.title === title)?.id ?? ''
    }
    const spring = await wave('Spring', '2025-04-01', '2025-04-30')
    const autumn = await wave('Autumn', '2025-10-01', '2025-10-31')
    const study = `/studies/${studyId}`
    return {
      db,
      studyId,
      spring,
      autumn,
      study,
      results: `${study}/surveys/${surveyId}/results`,
      ...(await olgaIn(db)),
    }
  }

  async function olgaIn(db: Db) {
    const email = `olga${Math.random()}@example.org`
    const user = await createUser(db, { email, name: 'Olga', passwordHash: 'none', administrator: true })
    return { olga: visitor(appOver(db), new Map([[signInCookie, await createSignIn(db, user.id)]])) }
  }

  test('count what was answered in it, name it as their base, and keep it in links', async () => {
    const { olga, results, spring, autumn } = await seasons()
    const all = (await olga.get(results)).html
    expect(all).toContain('260 complete live responses; excluded')
    expect(all).toMatch(/<select name="wave"><option value>all together<\/option>/)
    const page = (await olga.get(`${results}?wave=${spring}`)).html
    expect(page).toContain('50 complete live responses in the wave “Spring”')
    expect(page).toMatch(/Most: “Business” 80\s%/)
    expect(page).toContain(`href="${results}/class?wave=${spring}"`)
    expect(page).toMatch(new RegExp(`<option value="${spring}" selected`))
    const question = (await olga.get(`${results}/class?wave=${autumn}`)).html
    expect(question).toContain('200 answered')
    expect(question).toContain('in the wave “Autumn”')
    const json = JSON.parse((await olga.get(`${results}/class/json?wave=${autumn}`)).html)
    expect(json.counted.responses).toBe(200)
    expect((await olga.get(`${results}?wave=none`)).status).toBe(404)
  })

  test('a segment’s answers and its profile are of the people of the wave', async () => {
    const { olga, db, studyId, study, results, spring, autumn } = await seasons()
    const rule = "{class} = 'business'"
    const id = await saveSegment(db, studyId, undefined, { title: 'Business', rule }, null)
    const filtered = (await olga.get(`${results}/comfort?wave=${autumn}&segment=${id}`)).html
    expect(filtered).toContain(
      '60 complete live responses of “Business” (200 of everyone) in the wave “Autumn”',
    )
    // Ten people of spring do not fly business: they stay unknown.
    expect((await olga.get(`${results}/comfort?wave=${spring}&segment=${id}`)).html).toContain(
      'Too few responses from outside this segment (n = 10)',
    )
    const profile = (await olga.get(`${study}/segments/${id}?wave=${autumn}`)).html
    expect(profile).toContain('60 of 200 people in the wave “Autumn”')
    expect((await olga.get(`${study}/segments/${id}`)).html).toContain('100 of 260 people ·')
    const small = (await olga.get(`${study}/segments/${id}?wave=${spring}`)).html
    expect(small).toContain('Too few people outside this segment')
    const figures = JSON.parse((await olga.get(`${study}/segments/${id}/json?wave=${autumn}`)).html)
    expect(figures).toMatchObject({ wave: { title: 'Autumn' }, size: { count: 60, base: 200 } })
  })

  test('who takes part in a session counts in its wave, and moves with it', async () => {
    const { olga, db, studyId, study, spring, autumn } = await seasons()
    const id = await saveSegment(db, studyId, undefined, { title: 'B', rule: "{class} = 'business'" }, null)
    const base = async (wave: string) =>
      JSON.parse((await olga.get(`${study}/segments/${id}/json?wave=${wave}`)).html).size.base
    const talk = {
      title: 'Talk',
      kind: 'interview' as const,
      guide: guideOf('Talk', ['Why?']),
      heldOn: '2025-04-02',
    }
    const session = await saveSession(db, studyId, undefined, talk)
    const vera = { name: 'Vera', role: 'participant' as const, personId: null, attributes: {} }
    await saveParticipant(db, studyId, session, undefined, vera, null)
    expect([await base(spring), await base(autumn)]).toEqual([51, 200])
    await saveSession(db, studyId, session, { ...talk, heldOn: '2025-10-02' })
    expect([await base(spring), await base(autumn)]).toEqual([50, 201])
    await saveWave(
      db,
      studyId,
      autumn,
      { title: 'Autumn', startsOn: '2025-10-03', endsOn: '2025-10-31' },
      null,
    )
    expect([await base(spring), await base(autumn)]).toEqual([50, 200])
  })
})
