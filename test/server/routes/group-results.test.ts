import { expect, test } from 'vitest'
import { signInCookie } from '../../../src/server/access.ts'
import { addResponses } from '../../../src/server/store/responses.ts'
import { createSignIn } from '../../../src/server/store/sign-ins.ts'
import { createUser } from '../../../src/server/store/users.ts'
import { flyer } from '../../fixtures/flyers.ts'
import { staying } from '../../fixtures/rows.ts'
import { publish } from '../../fixtures/surveys.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'

/** Forty guests of two kinds, and one who skipped what may be skipped. */
const guests = Array.from({ length: 41 }, (_, place) => {
  const rated = { rows: { clean_rooms: '4', friendly_staff: place % 2 ? '1' : '3', a_quiet_night: '2' } }
  if (place === 40) return { rated }
  return {
    rated,
    weighed: { rows: { clean_rooms: { first: '3', second: '1' } } },
    meals: { rows: { breakfast: { times: place % 2 ? 2 : 4 } } },
    order: {
      order:
        place < 30
          ? ['better_coffee', 'new_beds', 'a_later_breakfast']
          : ['new_beds', 'better_coffee', 'a_later_breakfast'],
    },
    budget: { parts: { rooms: 50, kitchen: place % 2 ? 20 : 40, garden: place % 2 ? 30 : 10 } },
    party: {
      entries: [
        { name: 'Ann', age: 30 },
        { name: 'Ben', age: 50 },
      ],
    },
  }
})

let users = 0

anyEngine('Results of what was said of several things', (open) => {
  async function staff() {
    const db = await open()
    const { studyId, surveyId } = await publish(db, staying)
    const given = { reached: 3 }
    await addResponses(
      db,
      guests.map((answers) => flyer(studyId, surveyId, answers, given)),
    )
    const user = {
      email: `olga${users++}@example.org`,
      name: 'Olga',
      passwordHash: 'none',
      administrator: true,
    }
    const olga = visitor(
      appOver(db),
      new Map([[signInCookie, await createSignIn(db, (await createUser(db, user)).id)]]),
    )
    return { olga, results: `/studies/${studyId}/surveys/${surveyId}/results` }
  }

  test('stand together: a line in the list, a page with base, shares and means of each row', async () => {
    const { olga, results } = await staff()
    const list = (await olga.get(results)).html
    expect(list.match(/results\/rated"/g)).toHaveLength(1)
    expect(list).not.toContain('results/rated_clean_rooms')
    expect(list).toContain('Highest: “Clean rooms”, mean 4')
    expect(list).toContain('First: “Better coffee”, mean place 1.25')
    const { html } = await olga.get(`${results}/rated`)
    expect(html).toContain('41 answered')
    expect(rowOf(html, 'Friendly staff')).toEqual(['41', '49 %', '0 %', '51 %', '0 %', '2.02'])
    expect(html).toMatch(/<desc[^>]*>Clean rooms: Poor 0\s%/)
    expect(html).toContain('From left to right: Poor, Fair, Good, Excellent.')
  })

  test('show ranks with first places, shared sums and both scales', async () => {
    const { olga, results } = await staff()
    const ranks = (await olga.get(`${results}/order`)).html
    expect(ranks).toContain('40 answered · 1 left empty')
    expect(rowOf(ranks, 'Better coffee').slice(0, 4)).toEqual(['40', '1.25', '1.11 to 1.39', '75 %'])
    const sums = (await olga.get(`${results}/budget`)).html
    expect(rowOf(sums, 'Kitchen').slice(0, 2)).toEqual(['40', '30'])
    expect(rowOf(sums, 'Rooms')[1]).toBe('50')
    const scales = (await olga.get(`${results}/weighed`)).html
    expect(scales).toContain('How important is it? – per cent of those who answered the row')
    expect(scales).toContain('How satisfied are you? – per cent of those who answered the row')
    const meals = (await olga.get(`${results}/meals`)).html
    expect(rowOf(meals, 'Breakfast').slice(0, 2)).toEqual(['40', '3'])
  })

  test('lead to each row by itself and back, and entries come to sums and means', async () => {
    const { olga, results } = await staff()
    const { html } = await olga.get(`${results}/rated_clean_rooms`)
    expect(html).toContain('How was it? – Clean rooms')
    expect(html).toContain(`${results}/heard"`)
    expect((await olga.get(`${results}/party_age_mean`)).html).toContain('Mean')
    expect((await olga.get(`${results}/nothing`)).status).toBe(404)
  })
})

/** The cells of the table's row of that name. */
function rowOf(html: string, name: string): string[] {
  const [, row = ''] = new RegExp(`<th scope="row"><a [^>]*>${name}</a></th>(.*?)</tr>`).exec(html) ?? []
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replaceAll(/\s/g, ' '))
}
