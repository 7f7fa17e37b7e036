import { expect, test } from 'vitest'
import { signInCookie } from '../../../src/server/access.ts'
import { addResponses } from '../../../src/server/store/responses.ts'
import { saveSegment } from '../../../src/server/store/segments.ts'
import { createSignIn } from '../../../src/server/store/sign-ins.ts'
import { createUser } from '../../../src/server/store/users.ts'
import { flyer, publishFlying } from '../../fixtures/flyers.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'

anyEngine('Two segments that differ by a few people', (open) => {
  /** Flights from 1 to 200, one person each; in the order of their rules. */
  async function flights(...rules: string[]) {
    const db = await open()
    const { studyId, surveyId } = await publishFlying(db, 0)
    const answers = Array.from({ length: 200 }, (_, at) => ({
      flights: at + 1,
      class: { option: 'economy' },
    }))
    await addResponses(
      db,
      answers.map((one) => flyer(studyId, surveyId, one)),
    )
    const email = `olga${Math.random()}@example.org`
    const user = await createUser(db, { email, name: 'Olga', passwordHash: 'none', administrator: true })
    const olga = visitor(appOver(db), new Map([[signInCookie, await createSignIn(db, user.id)]]))
    const ids: string[] = []
    for (const rule of rules) ids.push(await saveSegment(db, studyId, undefined, { title: rule, rule }, null))
    const study = `/studies/${studyId}`
    const isShown = async (id: string | undefined) => {
      const profile = !(await olga.get(`${study}/segments/${id}`)).html.includes('Held back:')
      const result = await olga.get(`${study}/surveys/${surveyId}/results/class?segment=${id}`)
      expect(result.html.includes('<svg'), 'the results tell no more than the profile').toBe(profile)
      return profile
    }
    return { shown: await Promise.all(ids.map(isShown)), list: (await olga.get(`${study}/segments`)).html }
  }

  test('show the percentages of the earlier one alone, and the list says why', async () => {
    const { shown, list } = await flights('{flights} <= 100', '{flights} <= 105', '{flights} <= 150')
    expect(shown).toEqual([true, false, true])
    expect(list.match(/Held back:[^<]*as in “{flights} &lt;= 100”/g)).toHaveLength(1)
  })

  test('are found by their outsides too; the same people twice tell nothing new', async () => {
    const { shown } = await flights(
      '{flights} <= 100',
      '{flights} > 95',
      '{flights} < 101',
      '{flights} > 100',
    )
    expect(shown).toEqual([true, false, true, true])
  })
})
