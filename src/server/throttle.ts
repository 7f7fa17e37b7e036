import { problem } from './problems.ts'

const span = 15 * 60_000
const mostKeys = 100_000

/**
 * Counts tries by key in this process's memory and refuses more than the allowed number within a quarter of an hour.
 * A try is counted before it is checked, so that many at once gain nothing.
 */
export interface Throttle {
  /** Throws `tooManyTries`, which says how long to wait. */
  take(key: string, most: number, now?: number): void
  forget(key: string): void
}

export function createThrottle(): Throttle {
  const tries = new Map<string, { count: number; since: number }>()
  return {
    take(key, most, now = performance.now()) {
      const known = tries.get(key)
      const current = known && now - known.since < span ? known : { count: 0, since: now }
      if (current.count >= most)
        throw problem('tooManyTries', { wait: inMinutes(current.since + span - now) })
      tries.set(key, { ...current, count: current.count + 1 })
      if (tries.size > mostKeys) forgetOld(tries, now)
    },
    forget: (key) => void tries.delete(key),
  }
}

/** The oldest go first; under a flood of keys that is better than running out of memory. */
function forgetOld(tries: Map<string, { since: number }>, now: number): void {
  for (const [key, { since }] of tries) if (now - since >= span || tries.size > mostKeys) tries.delete(key)
}

function inMinutes(ms: number): string {
  const minutes = Math.ceil(ms / 60_000)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
