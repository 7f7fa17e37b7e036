import type { Line } from './profile-lines.ts'
import { type Profile, threshold } from './profile.ts'
import { benjaminiHochberg } from './stats/corrections.ts'

export interface TellingDifference {
  /** The place of its profile among those given. */
  profile: number
  line: Line
}

/**
 * The strongest differences in what several segments are and answer, corrected over all of their comparisons together
 * (Benjamini and Hochberg 1995). Each column is told once, and each segment comes once before any comes again.
 */
export function tellingDifferences(profiles: readonly Profile[], most: number): TellingDifference[] {
  const all = profiles.flatMap(({ differences, unclear }, profile) =>
    [...differences, ...unclear].filter(({ band }) => band !== 'say').map((line) => ({ profile, line })),
  )
  const adjusted = benjaminiHochberg(all.map(({ line }) => line.p))
  const clear = all
    .filter((_, place) => (adjusted[place] ?? 1) <= threshold)
    .sort(
      ({ line: one }, { line: other }) =>
        // Of two that say the same, what there is more of reads better.
        Math.abs(other.strength) - Math.abs(one.strength) || other.strength - one.strength,
    )
  const told = firstOfEach(clear, ({ line }) => line.column)
  const spread = firstOfEach(told, ({ profile }) => profile)
  return [...spread, ...told.filter((one) => !spread.includes(one))].slice(0, most)
}

function firstOfEach<T>(all: readonly T[], keyOf: (one: T) => unknown): T[] {
  const first = new Map<unknown, T>()
  for (const one of all) if (!first.has(keyOf(one))) first.set(keyOf(one), one)
  return [...first.values()]
}
