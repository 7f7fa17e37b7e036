import { beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import { startAnalysis } from '../../src/server/analysis.ts'
import { readConfig } from '../../src/server/config.ts'
import { startSubmissions } from '../../src/server/store/submissions.ts'
import { appOver } from '../setup/app.ts'
import { anyEngine } from '../setup/stores.ts'

anyEngine('every response', (open) => {
  let app: ReturnType<typeof appOver>

  beforeAll(async () => {
    app = appOver(await open())
  })

  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })

  test('carries a policy that lets nothing inline and nothing foreign run, also when it failed', async () => {
    for (const path of ['/', '/sign-in', '/nowhere', '/%ff', '/assets/team.css', '/api/v1/openapi.json']) {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy, path).toContain("default-src 'none'")
      expect(policy, path).not.toMatch(/unsafe|\*|https?:/)
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('same-origin')
    }
  })

  test('asks browsers to stay on https where we are reached by it, and only there', async () => {
    const plain = await get('/sign-in')
    expect(plain.headers.has('strict-transport-security')).toBe(false)
    const secure = await get('/sign-in', { 'x-forwarded-proto': 'https' })
    expect(secure.headers.get('strict-transport-security')).toContain('max-age=')
  })

  test('to an address that cannot be read says so', async () => {
    for (const path of ['/%ff', '/%', '/?q=%zz', '/s/%00']) {
      const response = await get(path, { accept: 'application/json' })
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ error: 'badAddress' })
    }
  })

  test('about a failure is a page for people and JSON for programs', async () => {
    expect((await get('/nowhere')).headers.get('content-type')).toContain('text/html')
    expect(await (await get('/api/v1/nowhere')).json()).toMatchObject({ error: 'notFound' })
    expect(await (await get('/nowhere', { accept: 'application/json' })).json()).toMatchObject({
      error: 'notFound',
    })
  })

  test('of a page that was made just now is packed as the browser reads it, and kept by nobody', async () => {
    const sizes = new Map<string, number>()
    for (const encoding of ['br', 'gzip', 'identity']) {
      const response = await get('/sign-in', { 'accept-encoding': encoding })
      expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding)
      expect(response.headers.get('vary')).toContain('Accept-Encoding')
      expect(response.headers.get('cache-control')).toBe('no-store')
      sizes.set(encoding, (await response.arrayBuffer()).byteLength)
    }
    expect(sizes.get('br')).toBeLessThan(sizes.get('identity') ?? 0)
    expect(sizes.get('gzip')).toBeLessThan(sizes.get('identity') ?? 0)
    const refused = await get('/sign-in', { 'accept-encoding': 'br;q=0, gzip;q=0' })
    expect(refused.headers.has('content-encoding')).toBe(false)
  })

  test('with an asset names its content, so that browsers keep it for good', async () => {
    const page = await (await get('/sign-in')).text()
    const [path = ''] = /\/assets\/team\.css\?v=[\w-]+/.exec(page) ?? []
    const kept = await get(path, { 'accept-encoding': 'br' })
    expect(kept.status).toBe(200)
    expect(kept.headers.get('cache-control')).toContain('immutable')
    expect(kept.headers.get('content-encoding')).toBe('br')
    const etag = kept.headers.get('etag') ?? ''
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304)
    expect((await get('/assets/team.css?v=old')).headers.get('cache-control')).not.toContain('immutable')
    for (const name of ['nothing.css', '..%2fpackage.json', 'package.json', '.env'])
      expect((await get(`/assets/${name}`)).status, name).toBe(404)
  })
})

anyEngine('a request that changes something', (open) => {
  test('is taken from our own origin, as the browser names it in either way', async () => {
    const db = await open()
    const config = readConfig({ BASE_URL: 'https://surveys.example.org' })
    const analysis = startAnalysis(db, { worker: 'here' })
    const app = createApp({ config, db, submissions: startSubmissions(db), analysis })
    const status = async (headers: Record<string, string>) =>
      (await app.request('/sign-out', { method: 'POST', headers })).status
    expect(await status({ 'sec-fetch-site': 'same-origin' })).toBe(303)
    expect(await status({ 'sec-fetch-site': 'none' })).toBe(303)
    expect(await status({ origin: 'https://surveys.example.org', host: 'inside:3000' })).toBe(303)
    expect(await status({ origin: 'http://inside:3000', host: 'inside:3000' })).toBe(303)
    expect(await status({ origin: 'https://elsewhere.example', host: 'inside:3000' })).toBe(403)
    expect(await status({ origin: 'null', host: 'inside:3000' })).toBe(403)
    expect(await status({ host: 'inside:3000' })).toBe(403)
    expect(await status({ 'sec-fetch-site': 'cross-site', origin: 'https://surveys.example.org' })).toBe(403)
  })
})
