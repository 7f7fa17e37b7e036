import { type Load, type Measured, send } from './client.ts'
import type { Contender } from './contender.ts'

export interface Result {
  requests: number
  failures: number
  /** Microseconds of processor time for one request. */
  cpu: number
  perSecond: number
  p50: number
  p99: number
}

/** Ours over the bare one's, by processor time and by rate; 1 is as good, less is worse. */
export interface Comparison {
  ours: Result
  bare: Result
  cpuRatio: number
  rateRatio: number
}

export type Sent = Pick<Load, 'next' | 'status'>

interface Side {
  contender: Contender
  load: Sent
}

/** Turn by turn, so that whatever else the machine does meets both. */
export async function compare(
  ours: Side,
  bare: Side,
  rounds: number,
  milliseconds: number,
): Promise<Comparison> {
  for (const side of [ours, bare]) await warmUp(side)
  const all = { ours: [] as Turn[], bare: [] as Turn[] }
  for (let round = 0; round < rounds; round++) {
    all.ours.push(await turn(ours, milliseconds))
    all.bare.push(await turn(bare, milliseconds))
  }
  const [one, other] = [resultOf(all.ours), resultOf(all.bare)]
  return { ours: one, bare: other, cpuRatio: other.cpu / one.cpu, rateRatio: one.perSecond / other.perSecond }
}

/** A server that just started compiles as it goes: it is measured once its requests stop getting cheaper. */
async function warmUp(side: Side): Promise<void> {
  let best = Infinity
  for (let turns = 0, same = 0; same < 3 && turns < 30; turns++) {
    const { measured, cpu } = await turn(side, 1_000)
    same = cpu / measured.requests < best * 0.97 ? 0 : same + 1
    best = Math.min(best, cpu / measured.requests)
  }
}

interface Turn {
  measured: Measured
  cpu: number
}

async function turn({ contender, load }: Side, milliseconds: number): Promise<Turn> {
  await contender.cpu()
  const measured = await send({ ...load, port: contender.port, connections: 50, milliseconds })
  return { measured, cpu: await contender.cpu() }
}

function resultOf(turns: Turn[]): Result {
  const sum = (of: (turn: Turn) => number) => turns.reduce((total, each) => total + of(each), 0)
  const requests = sum(({ measured }) => measured.requests)
  const times = turns.flatMap(({ measured }) => measured.times).sort((one, other) => one - other)
  return {
    requests,
    failures: sum(({ measured }) => measured.failures),
    cpu: sum(({ cpu }) => cpu) / requests,
    perSecond: requests / sum(({ measured }) => measured.seconds),
    p50: times[Math.floor(times.length / 2)] ?? 0,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  }
}
