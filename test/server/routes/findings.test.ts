import { expect, test } from 'vitest'
import { createSignIn } from '../../../src/server/store/sign-ins.ts'
import { createUser } from '../../../src/server/store/users.ts'
import { saveSegment } from '../../../src/server/store/segments.ts'
import { withdrawResponse } from '../../../src/server/store/responses.ts'
import { signInCookie } from '../../../src/server/access.ts'
import type { Db } from '../../../src/server/store/db.ts'
import { publishFlying } from '../../fixtures/flyers.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'

let users = 0

async function olgaIn(db: Db) {
  const email = `olga${users++}@example.org`
  const olga = await createUser(db, { email, name: 'Olga', passwordHash: 'none', administrator: true })
  return visitor(appOver(db), new Map([[signInCookie, await createSignIn(db, olga.id)]]))
}

anyEngine('The pages of findings', (open) => {
  async function flying(count = 400) {
    const db = await open()
    const published = await publishFlying(db, count)
    const study = `/studies/${published.studyId}`
    return {
      ...published,
      db,
      study,
      results: `${study}/surveys/${published.surveyId}/results`,
      olga: await olgaIn(db),
    }
  }

  test('list every question with its base and a line on its answers', async () => {
    const { olga, results } = await flying()
    const { status, html } = await olga.get(results)
    expect(status).toBe(200)
    expect(html).toContain('400 complete live responses')
    expect(html).toMatch(/Most: “Economy” 7\d\s%/)
    expect(html).toContain('Heads or tails?')
  })

  test('show counts, shares, intervals and a chart that can be read aloud', async () => {
    const { olga, results } = await flying()
    const { html } = await olga.get(`${results}/uses`)
    expect(html).toContain('400 answered')
    expect(html).toMatch(/<svg[^>]*role="img"/)
    expect(html).toMatch(/<desc[^>]*>[^<]*The lounge: \d+\s% \(\d+–\d+\s%\)/)
    expect(html).toContain('each could pick several')
    expect((await olga.get(`${results}/flights`)).html).toContain('Median')
    expect((await olga.get(`${results}/score`)).html).toContain('Net promoter score')
    expect((await olga.get(`${results}/last`)).html).toContain('Responses by month')
  })

  test('show texts with their tags and lead to their response', async () => {
    const { olga, results, study, surveyId, responses } = await flying()
    const { html } = await olga.get(`${results}/why`)
    expect(html).toContain('The seats are too narrow')
    expect(html).toContain('Seats: negative')
    const answered = responses.filter(({ answers }) => answers.why).map(({ id }) => id)
    const newest = answered.sort().at(-1) ?? ''
    expect(html).toContain(`${study}/surveys/${surveyId}/responses/${newest}`)
    const older = /href="(\?after=[^"]+)"/.exec(html)?.[1] ?? ''
    expect((await olga.get(`${results}/why${older}`)).html).not.toContain(newest)
  })

  test('give the same numbers as CSV and JSON', async () => {
    const { olga, results } = await flying(60)
    const csv = (await olga.get(`${results}/class/csv`)).html
    expect(csv.split('\r\n')[0]).toBe('answer,label,responses,share,low,high,base')
    const json = JSON.parse((await olga.get(`${results}/class/json`)).html)
    expect(json.question.frequencies.options[0].base).toBe(60)
    expect(csv).toContain(`economy,Economy,${json.question.frequencies.options[0].count},`)
  })

  test('a filter by a small segment says so and shows nothing of it', async () => {
    const { olga, results, db, studyId } = await flying()
    const small = await saveSegment(db, studyId, undefined, { title: 'Few', rule: '{flights} > 38' }, null)
    const rest = await saveSegment(
      db,
      studyId,
      undefined,
      { title: 'Nearly all', rule: '{flights} <= 38' },
      null,
    )
    const page = (await olga.get(`${results}/class?segment=${small}`)).html
    expect(page).toMatch(/Too few responses from this segment \(n = \d+\)/)
    expect(page).not.toContain('<svg')
    expect((await olga.get(`${results}/class?segment=${rest}`)).html).toContain(
      'Too few responses from outside this segment',
    )
  })

  test('an unknown question, survey or segment is not found', async () => {
    const { olga, results, study } = await flying(3)
    expect((await olga.get(`${results}/nothing`)).status).toBe(404)
    expect((await olga.get(`${study}/surveys/x/results`)).status).toBe(404)
    expect((await olga.get(`${results}?segment=x`)).status).toBe(404)
    expect((await olga.get(`${study}/segments/x`)).status).toBe(404)
  })

  test('a segment is defined by a rule, shows its size, is changed and removed', async () => {
    const { olga, study } = await flying()
    const form = await olga.get(`${study}/segments/new`)
    expect(form.html).toContain('{class}')
    expect(form.html).toContain('&#39;business&#39; (Business)'.replaceAll('&#39;', "'"))
    const looked = await olga.post(`${study}/segments`, {
      title: '',
      rule: "{class} = 'business'",
      look: 'size',
    })
    expect(looked.html).toMatch(/This rule holds for \d+ people, 2\d\s%/)
    const wrong = await olga.post(`${study}/segments`, { title: 'Business', rule: "{clas} = 'business'" })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('Did you mean {class}?')
    expect(wrong.html).toContain('value="Business"')
    const made = await olga.post(`${study}/segments`, { title: 'Business', rule: "{class} = 'business'" })
    expect(made.path).toMatch(/\/segments\/\w+$/)
    expect(made.html).toContain('“Business” is saved.')
    const changed = await olga.post(made.path, { title: 'Lounge', rule: "{uses} contains 'lounge'" })
    expect(changed.html).toContain('<h1>Lounge</h1>')
    const gone = await olga.post(`${made.path}/removal`, {})
    expect(gone.path).toBe(`${study}/segments`)
    expect((await olga.get(made.path)).status).toBe(404)
  })

  test('a profile finds what was planted and nothing else', async () => {
    const { olga, study, db, studyId } = await flying()
    const id = await saveSegment(
      db,
      studyId,
      undefined,
      { title: 'Business', rule: "{class} = 'business'" },
      null,
    )
    const { html } = await olga.get(`${study}/segments/${id}`)
    const [clear = '', unclear = ''] = html.split('No clear difference:')
    expect(clear).toMatch(/The lounge <span[^>]*>What do you use at the airport\?/)
    expect(clear).toMatch(/Mean <span[^>]*>How many flights did you take this year\?/)
    expect(clear).toContain('Would you recommend us?')
    expect(clear).not.toContain('Heads or tails?')
    expect(clear).not.toMatch(/Business <span/)
    expect(unclear).toContain('Heads or tails?')
    expect(clear).toContain('The lounge is lovely')
    expect(clear).toMatch(/\d+ of 400 people/)
  })

  test('a withdrawn response leaves the profile, its quote too', async () => {
    const { olga, study, db, studyId, surveyId, responses } = await flying()
    const id = await saveSegment(
      db,
      studyId,
      undefined,
      { title: 'Business', rule: "{class} = 'business'" },
      null,
    )
    const before = (await olga.get(`${study}/segments/${id}`)).html
    const quoted = /responses\/(\w+)/.exec(before)?.[1] ?? ''
    expect(responses.some((response) => response.id === quoted)).toBe(true)
    await withdrawResponse(db, studyId, surveyId, quoted)
    const after = (await olga.get(`${study}/segments/${id}`)).html
    expect(after).not.toContain(quoted)
    expect(after).toContain('399 people')
  })
})
