import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { anyEngine } from '../../setup/stores.ts'

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** The built server, as people start it. */
async function start(database: string): Promise<{ url: string; setUp?: string; child: ChildProcess }> {
  const child = run(['serve', '--json'], database)
  running.push(child)
  let out = ''
  for await (const chunk of child.stdout ?? []) {
    out += String(chunk)
    if (out.includes('\n')) break
  }
  return { ...(JSON.parse(out) as { url: string; setUp?: string }), child } // one line, written by serve
}

function run(words: string[], database: string, port = '0'): ChildProcess {
  // The test runner sets a BASE_URL of its own.
  const { BASE_URL: _, ...env } = process.env
  return spawn(process.execPath, [join(import.meta.dirname, '../../../verbatim.js'), ...words], {
    env: { ...env, PORT: port, HOST: '127.0.0.1', DATABASE_URL: database },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

function signIn(url: string, email: string, password: string): Promise<Response> {
  return fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ email, password }),
  })
}

anyEngine('the running server', (_open, store) => {
  test('gives a set-up link until there is a user, and notices what a command changed', async () => {
    const database = await store.another()
    const { url, setUp } = await start(database)
    expect((await fetch(setUp ?? '')).status).toBe(200)
    expect((await signIn(url, 'olga@example.org', 'green tea leaves')).status).toBe(401)
    const adding = run(['user', 'add', 'olga@example.org', '--password-stdin'], database)
    adding.stdin?.end('green tea leaves\n')
    expect((await once(adding, 'exit'))[0]).toBe(0)
    expect((await signIn(url, 'olga@example.org', 'green tea leaves')).status).toBe(303)
    expect((await fetch(setUp ?? '')).status).toBe(410)
    expect((await start(database)).setUp).toBeUndefined()
  })

  test('is where links that a command prints lead to; without it they say that they are a guess', async () => {
    const database = await store.another()
    const { url, child } = await start(database)
    const linked = async (...words: string[]) => {
      const child = run(['user', ...words], database, '4100')
      let out = ''
      child.stdout?.on('data', (chunk) => (out += String(chunk)))
      await once(child, 'close')
      return out
    }
    const added = await linked('add', 'erik@example.org')
    expect(added).toContain(`\n  ${url}/passwords/`)
    expect(added).not.toContain('guess')
    const [link = ''] = /http:\S+/.exec(added) ?? []
    expect((await fetch(link)).status).toBe(200)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const alone = await linked('password', 'erik@example.org')
    expect(alone).toContain('http://127.0.0.1:4100/passwords/')
    expect(alone).toContain('Its address is a guess')
    expect(JSON.parse(await linked('password', 'erik@example.org', '--json'))).toMatchObject({
      guessed: true,
    })
  })

  test('asked to stop answers the request under way, takes no new one, and ends well', async () => {
    const { url, child } = await start(await store.another())
    const { port } = new URL(url)
    const body = 'email=vera%40example.org&password=guess'
    const socket = connect(Number(port), '127.0.0.1')
    await once(socket, 'connect')
    const head = ['POST /sign-in HTTP/1.1', 'Host: x', 'Sec-Fetch-Site: same-origin']
    const form = ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`]
    socket.write(`${[...head, ...form].join('\r\n')}\r\n\r\n${body.slice(0, 10)}`)
    // Wait until the server has certainly read the head.
    await fetch(`${url}/sign-in`)
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await expect
      .poll(() =>
        fetch(`${url}/sign-in`).then(
          () => 'taken',
          () => 'refused',
        ),
      )
      .toBe('refused')
    socket.write(body.slice(10))
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 401/)
    socket.destroy()
    expect(await ended).toEqual([0, null])
  })

  test('says in one sentence that its port is taken', async () => {
    const { url } = await start(await store.another())
    const second = run(['serve'], await store.another(), new URL(url).port)
    let said = ''
    second.stderr?.on('data', (chunk) => (said += String(chunk)))
    expect((await once(second, 'close'))[0]).toBe(1)
    expect(said).toContain('Something else already listens on this port')
    expect(said.trim().split('\n')).toHaveLength(1)
  })
})
