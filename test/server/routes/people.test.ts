import { beforeAll, expect, test } from 'vitest'
import { signInCookie } from '../../../src/server/access.ts'
import type { Db } from '../../../src/server/store/db.ts'
import { findOrAddPerson, getPerson } from '../../../src/server/store/people.ts'
import { createSignIn } from '../../../src/server/store/sign-ins.ts'
import { createStudy } from '../../../src/server/store/studies.ts'
import { createUser } from '../../../src/server/store/users.ts'
import { listWaves } from '../../../src/server/store/waves.ts'
import { appOver, type Visitor, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'

anyEngine('People and waves', (open) => {
  let db: Db
  let olga: Visitor
  let study: string
  let home: string

  beforeAll(async () => {
    db = await open()
    const user = { email: 'olga@example.org', name: 'Olga', passwordHash: 'none', administrator: true }
    const { id } = await createUser(db, user)
    olga = visitor(appOver(db), new Map([[signInCookie, await createSignIn(db, id)]]))
    study = (await createStudy(db, { title: 'Trains' }, id)).id
    home = `/studies/${study}`
  })

  test('attributes are defined, changed by their name, and removed', async () => {
    const region = { name: 'Region', kind: 'geographic', scale: 'nominal', options: 'North\n\nSouth\nNorth' }
    expect((await olga.post(`${home}/attributes`, region)).html).toContain('North · South')
    const size = { name: 'Size', kind: 'demographic', scale: 'ordinal', options: 'Small' }
    const refused = await olga.post(`${home}/attributes`, size)
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('at least two values')
    expect((await olga.post(`${home}/attributes`, { ...size, name: '__proto__' })).status).toBe(422)
    await olga.post(`${home}/attributes`, { ...size, options: 'Small\nLarge' })
    expect((await olga.post(`${home}/attributes/removal`, { name: 'Size' })).html).not.toContain(
      'Small · Large',
    )
    expect((await olga.post(`${home}/attributes/removal`, { name: 'Size' })).status).toBe(404)
  })

  test('a person is added, shown and changed; a wrong entry comes back with what to mend', async () => {
    const wrong = { reference: '', email: 'ana', company: 'Ägir', 'attribute.0': 'Nroth' }
    const refused = await olga.post(`${home}/people`, wrong)
    expect(refused.status).toBe(422)
    for (const sentence of [
      'Fill in the reference.',
      'like olga@example.org',
      'Did you mean “North”?',
      'value="Ägir"',
    ])
      expect(refused.html).toContain(sentence)
    const person = { reference: 'C-1', email: 'ana@example.org', company: 'Ägir', 'attribute.0': 'North' }
    const added = await olga.post(`${home}/people`, person)
    expect(added.html).toContain('North')
    const id = added.path.split('/').at(-1) ?? ''
    expect((await olga.post(`${home}/people`, person)).html).toContain('already a person “C-1”')
    expect((await olga.get(`${added.path}/edit`)).html).toMatch(/value="North" selected/)
    await olga.post(added.path, { ...person, email: '', 'attribute.0': '' })
    expect(await getPerson(db, study, id)).toMatchObject({ email: null, attributes: {} })
  })

  test('people are searched and paged', async () => {
    for (let n = 100; n < 160; n++) await findOrAddPerson(db, study, `P-${n}`)
    const first = await olga.get(`${home}/people`)
    expect(first.html).toContain('50 of 61 people')
    const [, next = ''] = /href="([^"]+)"[^>]*rel="next"/.exec(first.html) ?? []
    expect((await olga.get(next.replaceAll('&amp;', '&'))).html).toContain('P-159')
    const found = await olga.get(`${home}/people?like=p-15`)
    expect(found.html).toContain('10 of 10 people')
    expect((await olga.get(`${home}/people?like=nobody`)).html).toContain('Nobody found')
  })

  test('a person who is removed is gone', async () => {
    const id = (await findOrAddPerson(db, study, 'P-100')) ?? ''
    expect((await olga.get(`${home}/people/${id}/edit`)).html).toContain('will be gone for good')
    expect((await olga.post(`${home}/people/${id}/removal`, {})).html).toContain('The person is gone')
    expect((await olga.get(`${home}/people/${id}`)).status).toBe(404)
    const elsewhere = (await createStudy(db, { title: 'Elsewhere' })).id
    const kept = (await findOrAddPerson(db, study, 'P-101')) ?? ''
    expect((await olga.get(`/studies/${elsewhere}/people/${kept}`)).status).toBe(404)
    expect((await olga.post(`/studies/${elsewhere}/people/${kept}/removal`, {})).status).toBe(404)
  })

  test('waves are added, changed and removed; they cannot share days', async () => {
    const spring = { title: 'Spring', startsOn: '2026-03-01', endsOn: '2026-03-31' }
    expect((await olga.post(`${home}/waves`, spring)).html).toContain('2026-03-31')
    const backwards = await olga.post(`${home}/waves`, { ...spring, endsOn: '2026-02-01' })
    expect(backwards.status).toBe(422)
    expect(backwards.html).toContain('The last day is before the first one')
    const sharing = await olga.post(`${home}/waves`, { title: 'Late', startsOn: '2026-03-31', endsOn: '' })
    expect(sharing.html).toContain('shares days with “Spring”')
    const [wave] = await listWaves(db, study)
    expect((await olga.get(`${home}/waves/${wave?.id}`)).html).toContain('value="2026-03-01"')
    await olga.post(`${home}/waves/${wave?.id}`, { ...spring, title: 'Early spring' })
    expect((await olga.get(`${home}/waves`)).html).toContain('Early spring')
    expect((await olga.post(`${home}/waves/${wave?.id}/removal`, {})).html).toContain('The wave is gone')
    expect(await listWaves(db, study)).toEqual([])
  })
})
