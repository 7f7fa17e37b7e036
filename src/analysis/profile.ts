import type { Column } from '../surveys/column.ts'
import { type OptionShare, frequenciesOf } from './methods/frequencies.ts'
import { meanOf } from './methods/describe.ts'
import type { Mean, Share } from './methods/method.ts'
import { hasNumbers, valuesOf } from './methods/numbers.ts'
import { type Difference, differenceOf, plainShare } from './methods/share.ts'
import { sameShare } from './methods/shares.ts'
import { welchOf } from './methods/welch.ts'
import { type People, sentimentKey, themesKey } from './people.ts'
import { benjaminiHochberg } from './stats/corrections.ts'
import { type ThemeLine, themeLines } from './theme-lines.ts'
import { type Series, rowsOf } from './table.ts'

/** Fewer people than this, and no percentage is shown. */
export const smallest = 30

/** The false discovery rate over the page. */
export const threshold = 0.05

export type Band = 'are' | 'do' | 'say' | 'us'

interface LineHead {
  band: Band
  column: string
  label: string
  /** Two-sided, uncorrected. */
  p: number
  /** Corrected over all lines of the page (Benjamini and Hochberg 1995). */
  adjusted: number
  /** The adjusted residual of a share, t as a normal z of a mean: by it the lines are sorted. */
  strength: number
  difference: Difference
}

export interface ShareLine extends LineHead {
  kind: 'share'
  option: string
  optionLabel: string
  segment: Share
  others: Share
  /** 100 · share here / share of everyone. Null where nobody gave this answer. */
  index: number | null
}

export interface MeanLine extends LineHead {
  kind: 'mean'
  measure: 'values' | 'points'
  segment: Mean
  others: Mean
}

export type Line = ShareLine | MeanLine

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
 * would say too little and could be turned into one about the few.
 */
export function profileOf(people: People, members: Uint8Array, defining: readonly string[]): Profile {
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
  const tooSmall = reasonOf(inside.length, outside.length)
  if (tooSmall) return { ...empty, tooSmall }

  const lines: Draft[] = []
  const leftOut: Profile['leftOut'] = []
  for (const column of people.table.columns) {
    const series = people.table.series.get(column.key)
    const found = series && compare(series, inside, outside, defining)
    if (!found) continue
    if ('reason' in found) leftOut.push({ label: column.label, reason: found.reason })
    else lines.push(...found.lines)
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

type Draft = Omit<ShareLine, 'adjusted'> | Omit<MeanLine, 'adjusted'>

function compare(
  series: Series,
  inside: Uint32Array,
  outside: Uint32Array,
  defining: readonly string[],
): { lines: Draft[] } | { reason: string } | undefined {
  const { column } = series
  if (series.kind === 'texts' || column.scale === 'time') return undefined
  if (defining.includes(column.key)) return { reason: 'The rule reads it, so it differs by definition' }
  const answered = [inside, outside].map((rows) => answeredIn(series, rows))
  if (answered.some((count) => count < smallest))
    return { reason: `Fewer than ${smallest} answered it here or among everyone else` }
  const lines: Draft[] = []
  if (series.kind !== 'numbers' && !isLong(column)) lines.push(...shareLines(series, inside, outside))
  if (hasNumbers(series) && column.key !== sentimentKey) lines.push(...meanLines(series, inside, outside))
  return { lines }
}

/** A long scale with points is told by its mean alone. */
function isLong({ scale, options = [] }: Column): boolean {
  return scale === 'ordinal' && options.length > 5 && options.every(({ points }) => points !== undefined)
}

function shareLines(
  series: Exclude<Series, { kind: 'numbers' | 'texts' }>,
  inside: Uint32Array,
  outside: Uint32Array,
) {
  const here = frequenciesOf(series, inside).options
  const there = frequenciesOf(series, outside).options
  return here.flatMap((segment, place): Draft[] => {
    const others = there[place]
    const { z, p } = others ? sameShare(segment, others) : { z: null, p: null }
    if (!others || z === null || p === null) return []
    return [
      {
        kind: 'share',
        band: bandOf(series.column),
        column: series.column.key,
        label: series.column.label,
        option: segment.option,
        optionLabel: segment.label,
        segment,
        others,
        difference: differenceOf(segment, others),
        index: indexOf(segment, others),
        // With two groups the pooled z is the adjusted residual (Haberman 1973).
        strength: z,
        p,
      },
    ]
  })
}

function meanLines(series: Series, inside: Uint32Array, outside: Uint32Array): Draft[] {
  const here = valuesOf(series, inside)
  const there = valuesOf(series, outside)
  const { t, p, ...difference } = welchOf(here, there)
  // Ranks of a list without points have an order but no distances: its shares say what there is to say.
  if (here.measure === 'ranks' || t === null || p === null) return []
  return [
    {
      kind: 'mean',
      band: bandOf(series.column),
      column: series.column.key,
      label: series.column.label,
      measure: here.measure,
      segment: meanOf(here.values),
      others: meanOf(there.values),
      difference,
      strength: t,
      p,
    },
  ]
}

function bandOf({ key, about, group }: Column): Band {
  if (group?.kind === 'nps') return 'us'
  if (key === themesKey || key === sentimentKey) return 'say'
  return about === 'demographic' || about === 'geographic' ? 'are' : 'do'
}

function indexOf(segment: OptionShare, others: OptionShare): number | null {
  const all = (segment.count + others.count) / (segment.base + others.base)
  return segment.share === null || all <= 0 ? null : (100 * segment.share) / all
}

function answeredIn({ codes }: Series, rows: Uint32Array): number {
  let count = 0
  for (const row of rows) if ((codes[row] ?? 0) > 1) count++
  return count
}

function sentimentOf(people: People, inside: Uint32Array, outside: Uint32Array): Profile['sentiment'] {
  const series = people.table.series.get(sentimentKey)
  if (series?.kind !== 'numbers') return undefined
  const here = valuesOf(series, inside)
  const there = valuesOf(series, outside)
  return { segment: meanOf(here.values), others: meanOf(there.values), difference: welchOf(here, there) }
}
