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
      ? 'People who answered; each could pick several, so the shares do not add up to 100 %'
      : 'People who answered',
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

function tallyOf(series: Coded | Sets, rows: Uint32Array, weights: Float64Array | undefined): Tallies {
  const options = series.options.map((): Tally => ({ count: 0, weight: 0 }))
  const tallies: Tallies = {
    options,
    base: { people: 0, weight: 0, squares: 0 },
    notShown: 0,
    leftEmpty: 0,
    outside: 0,
  }
  for (const row of rows) {
    const weight = weights ? (weights[row] ?? 0) : 1
    if (weight <= 0) continue
    const code = series.codes[row] ?? notShown
    if (code === notShown) tallies.notShown++
    else if (code === leftEmpty) tallies.leftEmpty++
    else if (isOutside(series, row, code)) tallies.outside++
    else {
      tallies.base.people++
      tallies.base.weight += weight
      tallies.base.squares += weight * weight
      if (series.kind === 'coded') add(options[code - firstOption], weight)
      else countSet(series, row, options, weight)
    }
  }
  return tallies
}

function isOutside(series: Coded | Sets, row: number, code: number): boolean {
  if (series.kind === 'coded') return series.options[code - firstOption]?.outside === true
  return series.options.some(({ outside }, option) => outside && hasOption(series, row, option))
}

function countSet(series: Sets, row: number, options: Tally[], weight: number): void {
  for (let option = 0; option < options.length; option++)
    if (hasOption(series, row, option)) add(options[option], weight)
}

function add(tally: Tally | undefined, weight: number): void {
  if (!tally) return
  tally.count++
  tally.weight += weight
}
