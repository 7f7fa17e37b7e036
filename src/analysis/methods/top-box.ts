import { type Coded, firstOption, leftEmpty, notShown } from '../table.ts'
import { type Method, type Share, Unfit } from './method.ts'
import { shareOf } from './share.ts'

export interface TopBox extends Share {
  column: string
  label: string
  /** The options that count as the top. */
  top: string[]
  notShown: number
  leftEmpty: number
}

/**
 * Share of people who picked one of the highest `boxes` options of an ordered scale, with Wilson's interval (1927):
 * customer satisfaction as "top two". Null with a reason without answers.
 */
export function topBoxOf(series: Coded, rows: Uint32Array, boxes: number, weights?: Float64Array): TopBox {
  const inside = series.options.flatMap(({ outside }, place) => (outside ? [] : [place]))
  if (!Number.isInteger(boxes) || boxes < 1 || boxes >= inside.length)
    throw new Unfit(`Count from 1 to ${inside.length - 1} options as the top of “${series.column.label}”.`)
  const top = new Set(inside.slice(-boxes))
  const tally = { count: 0, weight: 0 }
  const base = { people: 0, weight: 0, squares: 0 }
  const missing = { notShown: 0, leftEmpty: 0 }
  for (const row of rows) {
    const weight = weights ? (weights[row] ?? 0) : 1
    const code = series.codes[row] ?? notShown
    if (weight <= 0) continue
    if (code === notShown) missing.notShown++
    else if (code === leftEmpty) missing.leftEmpty++
    else if (!series.options[code - firstOption]?.outside) {
      base.people++
      base.weight += weight
      base.squares += weight * weight
      if (top.has(code - firstOption)) {
        tally.count++
        tally.weight += weight
      }
    }
  }
  return {
    column: series.column.key,
    label: series.column.label,
    top: [...top].flatMap((place) => series.options[place]?.id ?? []),
    ...missing,
    ...shareOf(tally, base),
  }
}

export const topBox: Method = {
  name: 'top-box',
  summary: 'Share of people in the highest options of an ordered scale (CSAT: top two)',
  source: 'Wilson 1927',
  inputs: [{ name: 'column', scales: ['ordinal'], summary: 'a rating or an ordered list of answers' }],
  settings: [{ name: 'top', summary: 'How many of the highest options count', default: '2' }],
  result: {
    share: 'share of people in the top options',
    low: 'lower end of its 95 % interval; high is the upper end',
    count: 'people in the top options',
    base: 'people who answered',
    top: 'the options that count as the top',
  },
  run({ series, rows, weights, setting }) {
    const column = series('column')
    if (column.kind !== 'coded') throw new Unfit(`“${column.column.label}” has no answer options.`)
    return topBoxOf(column, rows, Number(setting('top') ?? 2), weights)
  },
}
