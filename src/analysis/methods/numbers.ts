import { type Series, firstOption, leftEmpty, notShown } from '../table.ts'
import { Unfit } from './method.ts'

/** The numbers of a column in some rows, with what stands for them said. */
export interface Values {
  values: Float64Array
  weights?: Float64Array
  rows: Uint32Array
  /** 'values' as given, 'points' of the options, or 'ranks' 1, 2, 3 … of an ordered list without points. */
  measure: 'values' | 'points' | 'ranks'
  notShown: number
  leftEmpty: number
  outside: number
}

/**
 * Numbers that interval methods may take: an interval column, or an ordinal one by its points, else by its ranks.
 * Missing answers, options outside the scale and people of weight 0 are left out and counted.
 */
export function valuesOf(series: Series, rows: Uint32Array, weights?: Float64Array): Values {
  const { numbers, measure } = numbersByCode(series)
  const found: Values = {
    values: new Float64Array(rows.length),
    rows: new Uint32Array(rows.length),
    measure,
    notShown: 0,
    leftEmpty: 0,
    outside: 0,
  }
  const kept = new Float64Array(weights ? rows.length : 0)
  let count = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0
    const weight = weights ? (weights[row] ?? 0) : 1
    if (weight <= 0) continue
    const code = series.codes[row] ?? notShown
    if (code === notShown) found.notShown++
    else if (code === leftEmpty) found.leftEmpty++
    else {
      const value = series.kind === 'numbers' ? series.values[row] : numbers[code - firstOption]
      if (value === undefined) {
        found.outside++
        continue
      }
      found.values[count] = value
      found.rows[count] = row
      if (weights) kept[count] = weight
      count++
    }
  }
  return {
    ...found,
    values: found.values.subarray(0, count),
    rows: found.rows.subarray(0, count),
    ...(weights && { weights: kept.subarray(0, count) }),
  }
}

/** Can interval methods read this column? */
export function hasNumbers({ kind, column }: Series): boolean {
  return kind === 'numbers' ? column.scale === 'interval' : column.scale === 'ordinal'
}

function numbersByCode(series: Series): { numbers: (number | undefined)[]; measure: Values['measure'] } {
  if (series.kind === 'numbers' && series.column.scale === 'interval')
    return { numbers: [], measure: 'values' }
  if (series.kind !== 'coded' || series.column.scale !== 'ordinal') {
    throw new Unfit(
      `“${series.column.label}” has no numbers; give a column of numbers or of an ordered scale.`,
    )
  }
  const inside = series.options.filter(({ outside }) => !outside)
  const pointed = inside.every(({ points }) => points !== undefined)
  let rank = 0
  return {
    measure: pointed ? 'points' : 'ranks',
    numbers: series.options.map(({ outside, points }) => (outside ? undefined : pointed ? points : ++rank)),
  }
}
