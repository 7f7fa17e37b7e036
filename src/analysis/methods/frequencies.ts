import { type Coded, type Sets, type Series, firstOption, hasOption, leftEmpty, notShown } from '../table.ts'
import { type Method, type Share, Unfit } from './method.ts'
import { type Base, type Tally, shareOf } from './share.ts'

export interface OptionShare extends Share {
  option: string
  label: string
}

/** Who answered and who did not; an `outside` answer is a "don't know" and the like, left out of the base. */
export interface Answering {
  base: number
  effectiveBase: number
  notShown: number
  leftEmpty: number
  outside: number
}

export interface Frequencies extends Answering {
  column: string
  label: string
  /** Several options a person: the shares add up to more than one. */
  several: boolean
  baseOf: string
  options: OptionShare[]
}

/**
 * Counts and shares of a nominal, ordinal or set column. The base is the people who answered (for a set also those
 * who picked none); "left empty", "not shown" and "don't know" codes are counted apart and never as "no".
 * Intervals: Wilson (1927), with weights on Kish's effective base (1965). Weights of 0 leave a person out.
 */
export function frequenciesOf(series: Coded | Sets, rows: Uint32Array, weights?: Float64Array): Frequencies {
  const tally = tallyOf(series, rows, weights)
  const options = series.options.flatMap(({ id, label, outside }, place): OptionShare[] =>
    outside ? [] : [{ option: id, label, ...shareOf(tally.options[place] ?? nobody, tally.base) }],
  )
  const several = series.kind === 'sets'
  return {
    column: series.column.key,
    label: series.column.label,
    several,
    base: tally.base.people,
    effectiveBase: tally.base.squares > 0 ? tally.base.weight ** 2 / tally.base.squares : 0,
    baseOf: several
      ? 'Those who answered; each could pick several, so the shares do not add up to 100 %'
      : 'Those who answered',
    notShown: tally.notShown,
    leftEmpty: tally.leftEmpty,
    outside: tally.outside,
    options,
  }
}

export const frequencies: Method = {
  name: 'frequencies',
  summary: 'Counts and shares of each answer with 95 % intervals',
  source: 'Wilson 1927; Kish 1965',
  inputs: [
    {
      name: 'column',
      scales: ['nominal', 'ordinal', 'set'],
      optional: true,
      summary: 'one column of answers',
    },
    {
      name: 'columns',
      scales: ['set'],
      several: true,
      optional: true,
      summary: 'columns of 1 and 0 (or yes and no) that together are one question with several answers',
    },
  ],
  result: {
    base: 'people who answered',
    effectiveBase: 'how many equally weighted people that is worth (Kish)',
    notShown: 'people who did not see the question',
    leftEmpty: 'people who saw it and gave no answer',
    outside: 'people who answered "don\'t know" or the like; not in the base',
    several: 'true where a person may give several answers',
    baseOf: 'who the shares are of',
    options: 'each answer: option, label, count, share, low and high (95 % interval), base, effectiveBase',
  },
  run({ all, rows, weights }) {
    const [series] = [...all('column'), ...all('columns')]
    if (!series) throw new Unfit('Name the column with --column NAME, or several with --columns a,b,c.')
    return frequenciesOf(withOptions(series), rows, weights)
  },
}

/** The series where it has options to count; throws `Unfit` where it has none. */
export function withOptions(series: Series): Coded | Sets {
  if (series.kind === 'coded' || series.kind === 'sets') return series
  throw new Unfit(`“${series.column.label}” has no answer options to count.`)
}

const nobody: Tally = { count: 0, weight: 0 }

interface Tallies {
  options: Tally[]
  base: Base
  notShown: number
  leftEmpty: number
  outside: number
}

/** Sums by code in one pass; the base is made of the sums, which costs less than asking of every row. */
function tallyOf(series: Coded | Sets, rows: Uint32Array, weights: Float64Array | undefined): Tallies {
  const codes = new Sums(series.options.length + firstOption)
  const picked = new Sums(series.options.length)
  const outside = series.options.flatMap((option, place) => (option.outside ? [place] : []))
  let outsideSets = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0
    const weight = weights ? (weights[row] ?? 0) : 1
    if (weight <= 0) continue
    const code = series.codes[row] ?? notShown
    if (series.kind === 'sets' && code >= firstOption) {
      if (outside.some((option) => hasOption(series, row, option))) {
        outsideSets++
        continue
      }
      addSet(series, row, picked, weight)
    }
    codes.add(code, weight)
  }
  if (series.kind === 'coded')
    for (let code = firstOption; code < codes.size; code++) picked.take(codes, code)
  const base = { people: 0, weight: 0, squares: 0 }
  for (let code = firstOption; code < codes.size; code++) {
    if (series.kind === 'coded' && outside.includes(code - firstOption)) continue
    base.people += codes.counts[code] ?? 0
    base.weight += codes.weights[code] ?? 0
    base.squares += codes.squares[code] ?? 0
  }
  const outsideCodes = outside.reduce((sum, place) => sum + (codes.counts[place + firstOption] ?? 0), 0)
  return {
    options: series.options.map((_, place) => picked.tally(place)),
    base,
    notShown: codes.counts[notShown] ?? 0,
    leftEmpty: codes.counts[leftEmpty] ?? 0,
    outside: series.kind === 'sets' ? outsideSets : outsideCodes,
  }
}

/** Counts, weights and squares of weights, each by place. */
class Sums {
  readonly counts: Float64Array
  readonly weights: Float64Array
  readonly squares: Float64Array

  constructor(size: number) {
    this.counts = new Float64Array(size)
    this.weights = new Float64Array(size)
    this.squares = new Float64Array(size)
  }

  get size(): number {
    return this.counts.length
  }

  add(place: number, weight: number): void {
    this.counts[place] = (this.counts[place] ?? 0) + 1
    this.weights[place] = (this.weights[place] ?? 0) + weight
    this.squares[place] = (this.squares[place] ?? 0) + weight * weight
  }

  /** A code's sums as those of its option. */
  take(from: Sums, code: number): void {
    this.counts[code - firstOption] = from.counts[code] ?? 0
    this.weights[code - firstOption] = from.weights[code] ?? 0
  }

  tally(place: number): Tally {
    return { count: this.counts[place] ?? 0, weight: this.weights[place] ?? 0 }
  }
}

/** Walks the bits that are set. */
function addSet({ words, wordsPerRow }: Sets, row: number, picked: Sums, weight: number): void {
  for (let word = 0; word < wordsPerRow; word++) {
    for (let bits = words[row * wordsPerRow + word] ?? 0; bits !== 0; bits &= bits - 1)
      picked.add(32 * word + 31 - Math.clz32(bits & -bits), weight)
  }
}
