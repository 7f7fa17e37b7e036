import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** A server in a process of its own, and what it has cost so far. */
export interface Contender {
  port: number
  /** Microseconds of processor time since the last call. */
  cpu(): Promise<number>
  facts: Record<string, string>
  stop(): Promise<void>
}

export type Order = 'cpu' | 'stop'
export type Report = { port: number; facts: Record<string, string> } | { cpu: number }

export interface Start {
  program: string
  /** Where each role's processor profile goes, if it is wanted. */
  profile: string | undefined
}

/** Starts this program once more in a role; see roles.ts. */
export async function startContender(
  { program, profile }: Start,
  role: string,
  given: string,
): Promise<Contender> {
  const child: ChildProcess = fork(program, ['--as', role, given], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: profile
      ? ['--cpu-prof', `--cpu-prof-dir=${profile}`, `--cpu-prof-name=${role}.cpuprofile`]
      : [],
  })
  const ready = await heard(child)
  if (!('port' in ready)) throw new Error(`${role} did not say its port`)
  return {
    ...ready,
    async cpu() {
      const report = heard(child)
      child.send('cpu' satisfies Order)
      const said = await report
      return 'cpu' in said ? said.cpu : 0
    },
    async stop() {
      const gone = once(child, 'exit')
      child.send('stop' satisfies Order)
      await gone
    },
  }
}

async function heard(child: ChildProcess): Promise<Report> {
  const [message] = (await once(child, 'message')) as [Report] // only report() of this file speaks there
  return message
}

/** In the child: says where it listens, answers what it has cost, and goes when told. */
export function report(port: number, facts: Record<string, string> = {}): void {
  let last = process.cpuUsage()
  process.on('disconnect', () => process.exit(0))
  process.on('message', (order: Order) => {
    if (order === 'stop') process.exit(0)
    const used = process.cpuUsage(last)
    last = process.cpuUsage()
    process.send?.({ cpu: used.user + used.system } satisfies Report)
  })
  process.send?.({ port, facts } satisfies Report)
}
