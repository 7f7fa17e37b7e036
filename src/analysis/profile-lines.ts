import type { Column } from '../surveys/column.ts'
import { type OptionShare, frequenciesOf } from './methods/frequencies.ts'
import { meanOf } from './methods/describe.ts'
import type { Mean, Share } from './methods/method.ts'
import { hasNumbers, valuesOf } from './methods/numbers.ts'
import { orderOf } from './methods/order.ts'
import { type Difference, differenceOf } from './methods/share.ts'
import { sameShare } from './methods/shares.ts'
import { welchOf } from './methods/welch.ts'
import { sentimentKey, themesKey } from './people.ts'
import { quantile } from './stats/moments.ts'
import type { Series } from './table.ts'

/** Fewer people than this, and no percentage is shown. */
export const smallest = 30

export type Band = 'are' | 'do' | 'say' | 'us'

interface LineHead {
  band: Band
  column: string
  label: string
  /** Two-sided, uncorrected. */
  p: number
  /** Corrected over all lines of the page (Benjamini and Hochberg 1995). */
  adjusted: number
  /** The adjusted residual of a share, t of a mean or an order: by it the lines are sorted. */
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

/** An ordered list without distances, told as a whole. */
export interface OrderLine extends LineHead {
  kind: 'order'
  /** The option in the middle, and how many people gave one. */
  segment: { median: string; base: number }
  others: { median: string; base: number }
  /** How often somebody of the segment stands higher than somebody else, ties counted half. */
  higher: { share: number; low: number; high: number }
}

export type Line = ShareLine | MeanLine | OrderLine

/** A line before the correction over the page. */
export type Draft = Omit<ShareLine, 'adjusted'> | Omit<MeanLine, 'adjusted'> | Omit<OrderLine, 'adjusted'>

/** One column of a segment against everybody else: its lines, and why there are none or not all. */
export function compare(
  series: Series,
  inside: Uint32Array,
  outside: Uint32Array,
  defining: readonly string[],
): { lines: Draft[]; reason?: string } | undefined {
  const { column } = series
  if (series.kind === 'texts' || column.scale === 'time') return undefined
  if (defining.includes(column.key))
    return { lines: [], reason: 'The rule reads it, so it differs by definition' }
  const answered = [inside, outside].map((rows) => answeredIn(series, rows))
  if (answered.some((count) => count < smallest))
    return { lines: [], reason: `Fewer than ${smallest} answered it here or among everyone else` }
  const whole = hasNumbers(series) && column.key !== sentimentKey ? wholeLines(series, inside, outside) : []
  if (series.kind === 'numbers' || (whole.length > 0 && isLong(column))) return { lines: whole }
  const all = shareLines(series, inside, outside)
  const shares = whole.length > 0 && isPointed(column) ? atTheEnds(all, column) : all
  const frequent = mostFrequent(shares)
  if (frequent.length === shares.length) return { lines: [...whole, ...shares] }
  const reason = `Of its ${shares.length} answers the ${manyOptions} most frequent are compared`
  return { lines: [...whole, ...frequent], reason }
}

/** From this many options on an ordered list without points is told as a whole alone. */
const longList = 8

/** A column with more options than this has its most frequent ones compared. */
const manyOptions = 20

/** A long scale is told by its mean or its order alone. */
function isLong({ scale, options = [] }: Column): boolean {
  if (scale !== 'ordinal') return false
  const inside = options.filter(({ outside }) => !outside)
  return inside.length >= (inside.every(({ points }) => points !== undefined) ? 6 : longList)
}

function isPointed({ scale, options = [] }: Column): boolean {
  return scale === 'ordinal' && options.every(({ outside, points }) => outside || points !== undefined)
}

/** Of a scale with points the mean tells the most; the lowest and the highest point tell how people are spread. */
function atTheEnds(lines: Draft[], { options = [] }: Column): Draft[] {
  const inside = options.filter(({ outside }) => !outside)
  const ends = [inside[0]?.id, inside.at(-1)?.id]
  return lines.filter((line) => line.kind === 'share' && ends.includes(line.option))
}

function mostFrequent(lines: Draft[]): Draft[] {
  if (lines.length <= manyOptions) return lines
  const count = (line: Draft) => (line.kind === 'share' ? line.segment.count + line.others.count : 0)
  return lines.toSorted((a, b) => count(b) - count(a)).slice(0, manyOptions)
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

/** A column as one number: its mean, or, of a list without points, who stands higher in it. */
function wholeLines(series: Series, inside: Uint32Array, outside: Uint32Array): Draft[] {
  const here = valuesOf(series, inside)
  const there = valuesOf(series, outside)
  const head = { band: bandOf(series.column), column: series.column.key, label: series.column.label }
  if (here.measure === 'ranks') return orderLines(series, head, here.values, there.values)
  const { t, p, ...difference } = welchOf(here, there)
  if (t === null || p === null) return []
  const segment = meanOf(here.values)
  const others = meanOf(there.values)
  return [{ kind: 'mean', ...head, measure: here.measure, segment, others, difference, strength: t, p }]
}

function orderLines(
  { column }: Series,
  head: Pick<LineHead, 'band' | 'column' | 'label'>,
  here: Float64Array,
  there: Float64Array,
): Draft[] {
  const inside = column.options?.filter(({ outside }) => !outside) ?? []
  const { higher, low, high, t, p } = orderOf(here, there)
  if (inside.length < 3 || higher === null || low === null || high === null || t === null || p === null)
    return []
  const side = (ranks: Float64Array) => {
    const middle = Math.round(quantile(Float64Array.from(ranks).sort(), 0.5))
    return { median: inside[middle - 1]?.label ?? '', base: ranks.length }
  }
  return [
    {
      kind: 'order',
      ...head,
      segment: side(here),
      others: side(there),
      higher: { share: higher, low, high },
      // Cliff's delta: from −1, always lower, to 1, always higher.
      difference: { difference: 2 * higher - 1, low: 2 * low - 1, high: 2 * high - 1 },
      strength: t,
      p,
    },
  ]
}

function bandOf({ key, about, group }: Column): Band {
  if (group && ['nps', 'csat', 'ces'].includes(group.kind)) return 'us'
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
