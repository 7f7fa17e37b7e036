import { beforeAll, describe, expect, test } from 'vitest'
import { allRoutes } from '../../src/server/app.ts'
import type { Access, App, Route } from '../../src/server/route.ts'
import { readConfig } from '../../src/server/config.ts'
import { problem } from '../../src/server/problems.ts'
import type { Db } from '../../src/server/store/db.ts'
import { createStudy } from '../../src/server/store/studies.ts'
import { createSurvey } from '../../src/server/store/surveys.ts'
import { createToken } from '../../src/server/store/tokens.ts'
import { blankSurvey } from '../../src/surveys/draft.ts'
import { appOver } from '../setup/app.ts'
import { anyEngine } from '../setup/stores.ts'
import { type People, type PersonName, people, settle } from './people.ts'

/** Who passes a route's door, by its access. */
const mayPass: Record<Access, readonly PersonName[]> = {
  anyone: people,
  'signed in': ['otto', 'vera', 'erik', 'olga', 'ada'],
  administrator: ['ada'],
  viewer: ['vera', 'erik', 'olga', 'ada'],
  editor: ['erik', 'olga', 'ada'],
  owner: ['olga', 'ada'],
}

const refusals = (['signInNeeded', 'notAllowed', 'unknownStudy', 'foreignForm'] as const).map((name) => ({
  name,
  sentence: problem(name).message,
}))

/** What the door said: passed, or the name of the refusal. */
async function doorOf(response: Response): Promise<string> {
  if (response.headers.get('location')?.startsWith('/sign-in')) return 'signInNeeded'
  const text = await response.text()
  const refused = refusals.find(({ sentence }) => text.includes(sentence))
  return refused && response.status >= 400 ? refused.name : 'passed'
}

function refusalOf(access: Access, person: PersonName): string {
  if (person === 'nobody') return 'signInNeeded'
  const isOutside = person === 'otto' && access !== 'administrator' && access !== 'signed in'
  return isOutside ? 'unknownStudy' : 'notAllowed'
}

// The list is the same over every store, so that it can be read before there is one.
const routes = allRoutes({ config: readConfig({}) } as App)
const guarded = routes.filter(({ access }) => access !== 'anyone')
const changing = routes.filter(({ method }) => method !== 'GET')

function address(route: Route, values: Record<string, string>): string {
  return route.path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => values[name] ?? 'none')
}

anyEngine('every route lets through exactly those it names', (open) => {
  let db: Db
  let app: ReturnType<typeof appOver>
  let who: People

  beforeAll(async () => {
    db = await open()
    app = appOver(db)
    who = await settle(db)
  })

  test.for(guarded.map((route) => [route.access, route.method, route.path, route] as const))(
    'access “%s” holds at %s %s',
    async ([access, method, path, route]) => {
      for (const person of people) {
        // What passes may change or remove its study, so each person gets a new one.
        const study = path.includes(':study') ? await who.study() : ''
        const survey = path.includes(':survey')
          ? (await createSurvey(db, study, blankSurvey('Tea'))).id
          : undefined
        const response = await app.request(address(route, { study, ...(survey && { survey }) }), {
          method,
          headers: who.headers(person),
        })
        const expected = mayPass[access].includes(person) ? 'passed' : refusalOf(access, person)
        expect(await doorOf(response), `${person} at ${method} ${path}`).toBe(expected)
        expect(response.status, `${person} at ${method} ${path}`).toBeLessThan(500)
      }
    },
  )

  test('each route of a study is named in its path, where the role is looked up', () => {
    for (const { access, path } of guarded)
      if (access !== 'signed in' && access !== 'administrator') expect(path).toContain('/studies/:study')
  })

  test.for(
    guarded
      .filter(({ path }) => path.includes(':survey'))
      .map((route) => [route.method, route.path, route] as const),
  )('%s %s does not reach a survey of another study', async ([method, , route]) => {
    const own = await who.study('Own')
    const other = await createStudy(db, { title: 'Of others' })
    const survey = await createSurvey(db, other.id, blankSurvey('Secret tea'))
    const body = method === 'GET' ? {} : { body: new URLSearchParams({ revision: '1' }) }
    const response = await app.request(address(route, { study: own, survey: survey.id }), {
      method,
      headers: who.headers('olga'),
      ...body,
    })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await response.text()).not.toContain('Secret tea')
  })

  test.for(changing.map((route) => [route.method, route.path, route] as const))(
    '%s %s is refused where it does not come from our own page',
    async ([method, , route]) => {
      const study = await who.study()
      const { 'sec-fetch-site': _, ...headers } = who.headers('olga')
      const strangers = [
        {},
        { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://elsewhere.example' },
        { origin: 'null' },
      ]
      for (const stranger of strangers) {
        const response = await app.request(address(route, { study }), {
          method,
          headers: { ...headers, ...stranger },
        })
        expect(response.status).toBe(403)
        expect(await doorOf(response)).toBe('foreignForm')
      }
    },
  )

  test('a bearer of a token needs no page of ours and has the roles of its user', async () => {
    const study = await who.study()
    const status = async (secret: string, method: string, path: string) =>
      (await app.request(path, { method, headers: { authorization: `Bearer ${secret}` } })).status
    const vera = await createToken(db, who.user('vera').id, 'export')
    expect(await status(vera.secret, 'GET', `/api/v1/studies/${study}`)).toBe(200)
    expect(await status(vera.secret, 'POST', `/api/v1/studies/${study}/surveys`)).toBe(403)
    const otto = await createToken(db, who.user('otto').id, 'export')
    expect(await status(otto.secret, 'GET', `/api/v1/studies/${study}`)).toBe(404)
    expect(await status('vb_unknown', 'GET', `/api/v1/studies/${study}`)).toBe(401)
  })

  test('a token that is not known is not replaced by the cookie beside it', async () => {
    const headers = { ...who.headers('olga'), authorization: 'Bearer vb_unknown' }
    const response = await app.request('/account', { headers })
    expect(response.status).toBe(401)
  })
})

anyEngine('a demo study', (open) => {
  test('can be read by anyone until the installation has an owner, and changed by nobody', async () => {
    const db = await open()
    const app = appOver(db)
    const demo = await createStudy(db, { title: 'Demo', demo: true })
    const own = await createStudy(db, { title: 'Own' })
    const door = async (path: string, method = 'GET') =>
      doorOf(await app.request(path, { method, headers: { 'sec-fetch-site': 'same-origin' } }))
    expect(await door(`/studies/${demo.id}`)).toBe('passed')
    expect(await door(`/studies/${own.id}`)).toBe('signInNeeded')
    expect(await door(`/studies/${demo.id}/members`)).toBe('notAllowed')
    expect(await door(`/studies/${demo.id}/members`, 'POST')).toBe('notAllowed')
    await settle(db)
    expect(await door(`/studies/${demo.id}`)).toBe('signInNeeded')
  })
})

describe('the refusals', () => {
  test('are told apart by their sentences', () => {
    expect(new Set(refusals.map(({ sentence }) => sentence)).size).toBe(refusals.length)
  })
})
