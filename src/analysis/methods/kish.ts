import { kishOf } from '../stats/moments.ts'
import { type Method, Unfit } from './method.ts'

/** Kish (1965): the effective number of people under weights, and the design effect. Weights of 0 are left out. */
export const kish: Method = {
  name: 'kish',
  summary: 'What weights cost: effective number of people and design effect',
  source: 'Kish 1965',
  inputs: [{ name: 'column', scales: ['interval'], summary: 'the weights' }],
  result: {
    n: 'people with a weight above 0',
    sum: 'sum of their weights',
    effective: 'how many equally weighted people they are worth, (Σw)²/Σw²',
    designEffect: 'n divided by that',
    leftOut: 'people with weight 0 or without one',
    reason: 'why there is no effective number',
  },
  run({ series, rows }) {
    const column = series('column')
    if (column.kind !== 'numbers') throw new Unfit(`“${column.column.label}” has no numbers.`)
    const weights = Float64Array.from(rows, (row) => column.values[row] ?? 0)
    if (weights.some((weight) => weight < 0)) throw new Unfit('A weight is below 0; weights are 0 or more.')
    const result = kishOf(weights)
    return {
      ...result,
      leftOut: rows.length - result.n,
      ...(result.effective === null && { reason: 'No weight is above 0' }),
    }
  },
}
