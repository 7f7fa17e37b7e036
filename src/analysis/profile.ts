import { meanOf } from './methods/describe.ts'
import type { Mean, Share } from './methods/method.ts'
import { valuesOf } from './methods/numbers.ts'
import { type Difference, plainShare } from './methods/share.ts'
import { welchOf } from './methods/welch.ts'
import { type People, sentimentKey } from './people.ts'
import { compare, type Draft, type Line, smallest } from './profile-lines.ts'
import { benjaminiHochberg } from './stats/corrections.ts'
import { type ThemeLine, themeLines } from './theme-lines.ts'
import { rowsOf } from './table.ts'

/** The false discovery rate over the page. */
export const threshold = 0.05

export interface Profile {
  unit: 'people'
  /** Members among everybody who counts. */
  size: Share
  others: number
  /** Why there are no percentages at all. */
  tooSmall?: string
  /** How many comparisons the correction covers. */
  compared: number
  differences: Line[]
  unclear: Line[]
  /** Columns without a comparison, with the reason. */
  leftOut: { label: string; reason: string }[]
  /** Average sentiment of what they said, each person once. */
  sentiment?: { segment: Mean; others: Mean; difference: Difference } | undefined
  themes: ThemeLine[]
}

/**
 * A segment against everybody else: what is more and less frequent, what is higher and lower. Shares are of the people
 * who answered, on both sides; differences have Newcombe's (1998) or Welch's (1947) interval; p-values are corrected
 * over the page. `members` is 1 at the places of the segment's rows; `defining` are the columns that made the segment,
 * which differ by definition and are left out. Under 30 people on either side nothing is compared, as a percentage
 * would say too little and could be turned into one about the few; nor where `held` says why not.
 */
export function profileOf(
  people: People,
  members: Uint8Array,
  defining: readonly string[],
  held?: string,
): Profile {
  const everyone = rowsOf(people.table)
  const inside = everyone.filter((row) => members[row] === 1)
  const outside = everyone.filter((row) => members[row] !== 1)
  const empty: Profile = {
    unit: 'people',
    size: plainShare(inside.length, everyone.length),
    others: outside.length,
    compared: 0,
    differences: [],
    unclear: [],
    leftOut: [],
    themes: [],
  }
  const tooSmall = reasonOf(inside.length, outside.length) ?? held
  if (tooSmall) return { ...empty, tooSmall }

  const lines: Draft[] = []
  const leftOut: Profile['leftOut'] = []
  for (const column of people.table.columns) {
    const series = people.table.series.get(column.key)
    const found = series && compare(series, inside, outside, defining)
    if (!found) continue
    lines.push(...found.lines)
    if (found.reason) leftOut.push({ label: column.label, reason: found.reason })
  }
  const adjusted = benjaminiHochberg(lines.map(({ p }) => p))
  const corrected = lines
    .map((line, place): Line => ({ ...line, adjusted: adjusted[place] ?? 1 }))
    .sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength))
  return {
    ...empty,
    compared: corrected.length,
    differences: corrected.filter(({ adjusted }) => adjusted <= threshold),
    unclear: corrected.filter(({ adjusted }) => adjusted > threshold),
    leftOut,
    sentiment: sentimentOf(people, inside, outside),
    themes: themeLines(people, members),
  }
}

function reasonOf(members: number, others: number): string | undefined {
  if (members < smallest)
    return `Too few people to describe this segment (n = ${members}). From ${smallest} on we show percentages.`
  if (others < smallest)
    return `Too few people outside this segment to compare it with (n = ${others}); percentages would tell about those few.`
  return undefined
}

function sentimentOf(people: People, inside: Uint32Array, outside: Uint32Array): Profile['sentiment'] {
  const series = people.table.series.get(sentimentKey)
  if (series?.kind !== 'numbers') return undefined
  const here = valuesOf(series, inside)
  const there = valuesOf(series, outside)
  return { segment: meanOf(here.values), others: meanOf(there.values), difference: welchOf(here, there) }
}
