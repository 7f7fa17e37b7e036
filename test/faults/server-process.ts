import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const program = join(import.meta.dirname, '../../verbatim.js')

/** The built product as people run it, in a process of its own. */
export interface ServerProcess {
  url: string
  process: ChildProcess
}

export async function startProcess(databaseUrl: string, port: number): Promise<ServerProcess> {
  // The test runner sets a BASE_URL of its own.
  const { BASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [program, 'serve', '--json'], {
    env: { ...env, DATABASE_URL: databaseUrl, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const errors: string[] = []
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  const died = once(child, 'exit').then(() => {
    throw new Error(`The server ended before it listened: ${errors.join('')}`)
  })
  await Promise.race([died, listening(child)])
  died.catch(() => undefined) // a later end is what the test is about
  return { url: `http://127.0.0.1:${port}`, process: child }
}

export async function endProcess(
  { process: child }: ServerProcess,
  signal: 'SIGKILL' | 'SIGTERM',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

/** Restarts take the same port again, so that clients find it. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** The first line it prints tells that it listens; the rest is read so that the pipe never fills. */
async function listening(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new Error('The server has no output')
  await once(createInterface({ input: child.stdout }), 'line')
}
