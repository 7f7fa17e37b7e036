import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { commands } from '../../../src/server/commands/index.ts'
import { runCommand } from '../../../src/server/commands/run.ts'
import { closeDb, openDb } from '../../../src/server/store/db.ts'
import { listMembers } from '../../../src/server/store/memberships.ts'
import { createStudy } from '../../../src/server/store/studies.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'

async function verbatim(words: string[], more: { database?: string; stdin?: string } = {}) {
  const written = { out: '', err: '' }
  const into = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _, done) {
        written[name] += String(chunk)
        done()
      },
    })
  const status = await runCommand(words, {
    env: { DATABASE_URL: more.database },
    stdin: Readable.from([Buffer.from(more.stdin ?? '')]),
    stdout: into('out'),
    stderr: into('err'),
  })
  return { status, ...written }
}

describe('the command line', () => {
  test('lists its commands, and tells more about each', async () => {
    const { status, out } = await verbatim(['help'])
    expect(status).toBe(0)
    for (const { name, summary } of commands) {
      expect(out).toContain(summary)
      for (const words of [
        [name, '--help'],
        ['help', name],
      ]) {
        const more = await verbatim(words)
        expect(more.status, name).toBe(0)
        expect(more.out, name).toContain(`verbatim ${name}`)
      }
    }
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length)
  })

  test('called in a wrong way says one sentence and ends with 2', async () => {
    for (const words of [['serv'], ['user', '--colour', 'red'], ['user', 'dance'], ['user', 'a', 'b', 'c']]) {
      const { status, out, err } = await verbatim(words)
      expect(status, words.join(' ')).toBe(2)
      expect(out).toBe('')
      expect(err.trim().split('\n'), words.join(' ')).toHaveLength(1)
    }
  })

  test('with --json says what is wrong as JSON', async () => {
    const { status, err } = await verbatim(['serv', '--json'])
    expect(status).toBe(2)
    expect(JSON.parse(err)).toMatchObject({ error: 'wrongUse' })
  })

  test('stops at a wrong environment with its name and an example', async () => {
    const { status, err } = await verbatim(['user', 'list'], { database: '%' })
    expect(status).toBe(2)
    expect(err).toContain('DATABASE_URL')
    expect(err).not.toContain('    at ')
  })
})

anyEngine('verbatim user', (open, store) => {
  test('adds, lists and removes users; the first one administrates', async () => {
    const database = await store.url()
    const db = await open()
    await createStudy(db, { title: 'Tea' })
    const first = await verbatim(['user', 'add', 'Olga@example.org', '--name', 'Olga'], { database })
    expect(first.status).toBe(0)
    const link = /\/passwords\/\w+/.exec(first.out)?.[0] ?? ''
    expect((await visitor(appOver(db)).get(link)).status).toBe(200)
    const words = [
      'user',
      'add',
      'erik@example.org',
      '--study',
      'Tea',
      '--role',
      'editor',
      '--password-stdin',
    ]
    const second = await verbatim([...words, '--json'], { database, stdin: 'black tea leaves\n' })
    expect(JSON.parse(second.out)).toMatchObject({
      user: { email: 'erik@example.org', administrator: false },
    })
    const signedIn = await visitor(appOver(db)).post('/sign-in', {
      email: 'erik@example.org',
      password: 'black tea leaves',
    })
    expect(signedIn.path).toBe('/')
    const listed = await verbatim(['user', 'list', '--json'], { database })
    expect(JSON.parse(listed.out)).toMatchObject([
      { email: 'erik@example.org', administrator: false },
      { email: 'olga@example.org', administrator: true },
    ])
    const again = await verbatim(words, { database, stdin: 'black tea leaves' })
    expect(again.out).toContain('was a user already')
    expect((await verbatim(['user', 'remove', 'olga@example.org'], { database })).status).toBe(1)
    expect((await verbatim(['user', 'remove', 'erik@example.org'], { database })).status).toBe(0)
    expect((await verbatim(['user', 'remove', 'erik@example.org'], { database })).status).toBe(1)
  })

  test('makes somebody a member only of a study that is there, with a role that is', async () => {
    const database = await store.another()
    const db = await openDb(database)
    const { id } = await createStudy(db, { title: 'Tea' })
    const add = (...words: string[]) => verbatim(['user', 'add', 'vera@example.org', ...words], { database })
    expect((await add('--study', 'Coffee', '--role', 'viewer')).status).toBe(1)
    expect((await add('--study', 'Tea', '--role', 'king')).status).toBe(2)
    expect((await add('--study', 'Tea')).status).toBe(2)
    expect((await verbatim(['user', 'add', 'vera'], { database })).status).toBe(2)
    expect((await add('--study', id, '--role', 'viewer')).status).toBe(0)
    expect(await listMembers(db, id)).toMatchObject([{ email: 'vera@example.org', role: 'viewer' }])
    await closeDb(db)
  })
})
