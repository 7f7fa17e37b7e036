import { expect, test } from 'vitest'
import { signInCookie } from '../../src/server/access.ts'
import { closeDb, openDb } from '../../src/server/store/db.ts'
import { createPasswordLink } from '../../src/server/store/password-links.ts'
import { listMail } from '../../src/server/store/outbox.ts'
import { createOwner, offerSetUp } from '../../src/server/store/set-up.ts'
import { createSignIn, findSignedIn } from '../../src/server/store/sign-ins.ts'
import { listTokens } from '../../src/server/store/tokens.ts'
import { countUsers, findUserByEmail, listUsers } from '../../src/server/store/users.ts'
import { appOver, visitor } from '../setup/app.ts'
import { anyEngine, eachEngine } from '../setup/stores.ts'
import { settle } from './people.ts'

const owner = { name: 'Olga', email: 'Olga@Example.org', password: 'green tea leaves' }

eachEngine('the set-up link', (open, store) => {
  test('makes one owner, once; only the newest link works', async () => {
    const db = await open()
    const app = appOver(db)
    const old = (await offerSetUp(db)) ?? ''
    const secret = (await offerSetUp(db)) ?? ''
    const browser = visitor(app)
    expect((await browser.get(`/setup/${old}`)).status).toBe(410)
    expect((await browser.get(`/setup/${secret}`)).html).toContain('Make this installation yours')
    const short = await browser.post(`/setup/${secret}`, { ...owner, password: 'short' })
    expect(short.status).toBe(422)
    expect(short.html).toContain('Choose a password of at least 10 characters')
    expect(short.html).toContain('Olga@Example.org')
    const done = await browser.post(`/setup/${secret}`, owner)
    expect(done.path).toBe('/')
    expect(browser.cookies.has(signInCookie)).toBe(true)
    expect((await visitor(app).post(`/setup/${secret}`, owner)).status).toBe(410)
    expect(await offerSetUp(db)).toBeUndefined()
    expect(await listUsers(db)).toMatchObject([{ email: 'olga@example.org', administrator: true }])
    const settings = await db.selectFrom('settings').selectAll().execute()
    expect(JSON.stringify(settings)).not.toContain(secret)
  })

  test('used by two at once makes one owner', async () => {
    const url = await store.another()
    const [one, other] = [await openDb(url), await openDb(url)]
    const secret = (await offerSetUp(one)) ?? ''
    const user = { name: 'Olga', passwordHash: 'x' }
    const results = await Promise.allSettled([
      createOwner(one, secret, { ...user, email: 'a@example.org' }),
      createOwner(other, secret, { ...user, email: 'b@example.org' }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await countUsers(one)).toBe(1)
    await Promise.all([closeDb(one), closeDb(other)])
  })
})

anyEngine('signing in', (open) => {
  async function installed() {
    const db = await open()
    const app = appOver(db)
    if ((await countUsers(db)) === 0) await visitor(app).post(`/setup/${await offerSetUp(db)}`, owner)
    return { db, app }
  }
  const right = { email: owner.email, password: owner.password }

  test('leads to the page that was asked for, and only to our own', async () => {
    const { app } = await installed()
    const asked = await visitor(app).get('/account')
    expect(asked.path).toBe('/sign-in?next=%2Faccount')
    expect((await visitor(app).post('/sign-in', { ...right, next: '/account' })).html).toContain('Olga')
    for (const next of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', ''])
      expect((await visitor(app).post('/sign-in', { ...right, next })).path).toBe('/')
  })

  test('gives a cookie that scripts cannot read and, under https, that only https carries', async () => {
    const { app } = await installed()
    const cookieOf = async (headers: Record<string, string>) => {
      const response = await app.request('/sign-in', {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin', ...headers },
        body: new URLSearchParams(right),
      })
      return response.headers.getSetCookie().find((line) => line.startsWith(signInCookie))
    }
    expect(await cookieOf({})).toMatch(/; HttpOnly; SameSite=Lax$/)
    expect(await cookieOf({ 'x-forwarded-proto': 'https' })).toContain('; Secure')
  })

  test('with a wrong password or address says the same, and keeps the address', async () => {
    const { app } = await installed()
    const wrong = await visitor(app).post('/sign-in', { ...right, password: 'black tea leaves' })
    const unknown = await visitor(app).post('/sign-in', { ...right, email: 'vera@example.org' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(wrong.html).toContain('E-mail and password do not fit together')
    expect(wrong.html).toContain(owner.email)
    expect(unknown.html).toContain('E-mail and password do not fit together')
  })

  test('is stopped after five tries at one address, and says for how long', async () => {
    const { app } = await installed()
    const tries = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map((n) =>
        visitor(app).post('/sign-in', { email: 'guessed@example.org', password: `guess number ${n}` }),
      ),
    )
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(5)
    const stopped = tries.filter(({ status }) => status === 429)
    expect(stopped).toHaveLength(2)
    expect(stopped[0]?.html).toContain('Wait 15 minutes')
  })

  test('ends by itself after thirty days', async () => {
    const { db } = await installed()
    const user = await findUserByEmail(db, owner.email)
    const day = 86_400_000
    const secret = await createSignIn(db, user?.id ?? '', Date.now() - 30 * day + 60_000)
    expect(await findSignedIn(db, secret)).toMatchObject({ name: 'Olga' })
    expect(await findSignedIn(db, secret, Date.now() + 120_000)).toBeUndefined()
    const stored = await db.selectFrom('sign_ins').selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(secret)
  })

  test('ends with signing out, also for a copy of the cookie', async () => {
    const { app } = await installed()
    const browser = visitor(app)
    await browser.post('/sign-in', right)
    const copy = visitor(app, new Map(browser.cookies))
    expect((await copy.get('/account')).path).toBe('/account')
    await browser.post('/sign-out', {})
    expect((await copy.get('/account')).path).toContain('/sign-in')
  })

  test('a changed password signs other browsers out and keeps this one', async () => {
    const { app } = await installed()
    const [here, there] = [visitor(app), visitor(app)]
    await here.post('/sign-in', right)
    await there.post('/sign-in', right)
    const wrong = await here.post('/account/password', { current: 'no', password: 'short' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('This is not your present password')
    expect(wrong.html).toContain('Choose a password of at least 10 characters')
    const done = await here.post('/account/password', { current: right.password, password: 'oolong leaves' })
    expect(done.html).toContain('Your password is changed')
    expect((await there.get('/account')).path).toContain('/sign-in')
    expect((await here.get('/account')).path).toBe('/account')
    await here.post('/account/password', { current: 'oolong leaves', password: right.password })
  })

  test('a token is shown once, works, and stops when revoked by its owner alone', async () => {
    const { app, db } = await installed()
    const browser = visitor(app)
    await browser.post('/sign-in', right)
    const created = await browser.post('/account/tokens', { label: 'Nightly export' })
    expect(created.status).toBe(201)
    const [secret = ''] = /vb_[0-9a-z]{32}/.exec(created.html) ?? []
    expect((await browser.get('/account')).html).not.toContain(secret)
    const ask = async () =>
      (await app.request('/api/v1/studies', { headers: { authorization: `Bearer ${secret}` } })).status
    expect(await ask()).toBe(200)
    const user = await findUserByEmail(db, owner.email)
    const [token] = await listTokens(db, user?.id ?? '')
    expect(token?.usedAt).not.toBeNull()
    await browser.post(`/account/tokens/${token?.id}/removal`, {})
    expect(await ask()).toBe(401)
  })
})

anyEngine('members of a study', (open) => {
  test('are invited by mail, choose a password with its link, once, and see the study', async () => {
    const db = await open()
    const app = appOver(db)
    const who = await settle(db)
    const study = await who.study('Tea & cake')
    const post = (path: string, fields: Record<string, string>) =>
      app.request(path, { method: 'POST', headers: who.headers('olga'), body: new URLSearchParams(fields) })
    const members = `/studies/${study}/members`
    const refused = await post(members, { name: '', email: 'nina', role: 'king' })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    for (const sentence of ['Write a name', 'Write an e-mail address', 'Choose one of the roles'])
      expect(page).toContain(sentence)

    await post(members, { name: 'Nina', email: 'nina@example.org', role: 'editor' })
    const [mail] = await listMail(db, 10)
    expect(mail).toMatchObject({ recipient: 'nina@example.org', sentAt: null })
    expect(mail?.subject).toContain('Tea & cake')
    const link = /\/passwords\/\w+/.exec(mail?.body ?? '')?.[0] ?? ''
    const nina = visitor(app)
    expect((await nina.get(link)).html).toContain('nina@example.org')
    expect((await nina.post(link, { password: 'short' })).status).toBe(422)
    expect((await nina.post(link, { password: 'earl grey tea' })).path).toBe('/')
    expect((await nina.get(`/studies/${study}`)).status).toBe(200)
    expect((await visitor(app).post(link, { password: 'earl grey tea' })).status).toBe(410)

    const user = await findUserByEmail(db, 'nina@example.org')
    await post(`${members}/${user?.id}/role`, { role: 'viewer' })
    expect((await nina.get(`/studies/${study}/settings`)).status).toBe(403)
    await post(`${members}/${user?.id}/removal`, {})
    expect((await nina.get(`/studies/${study}`)).status).toBe(404)
  })

  test('keep at least one owner', async () => {
    const db = await open()
    const app = appOver(db)
    const [ada] = (await listUsers(db)).filter(({ name }) => name === 'ada')
    expect(ada).toBeDefined()
    const olga = await findUserByEmail(db, 'olga@example.org')
    const secret = await createPasswordLink(db, olga?.id ?? '')
    const browser = visitor(app)
    await browser.post(`/passwords/${secret}`, { password: 'green tea leaves' })
    const { html } = await browser.get('/')
    const study = /\/studies\/(\w+)/.exec(html)?.[1] ?? ''
    const refused = await browser.post(`/studies/${study}/members/${olga?.id}/removal`, {})
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('at least one owner')
  })
})
