import type { Column } from '../surveys/column.ts'
import { type Description, descriptionOf, monthsOf } from './methods/describe.ts'
import { type Answering, type Frequencies, frequenciesOf } from './methods/frequencies.ts'
import { hasNumbers } from './methods/numbers.ts'
import { type Nps, npsOf } from './methods/nps.ts'
import type { Series } from './table.ts'

/** What one column of answers comes to; which parts there are depends on its scale alone. */
export interface QuestionResult {
  column: Pick<Column, 'key' | 'label' | 'scale'> & { question?: string; unit?: string; clock?: true }
  answering: Answering
  frequencies?: Frequencies
  numbers?: Description
  score?: Nps
  months?: { month: string; count: number }[]
}

/** Reads a column in some rows by everything that fits its scale. */
export function questionResult(series: Series, rows: Uint32Array): QuestionResult {
  const { key, label, scale, question, unit, clock, group } = series.column
  const head = {
    key,
    label,
    scale,
    ...(question && { question }),
    ...(unit && { unit }),
    ...(clock && { clock }),
  }
  if (series.kind === 'texts') return { column: head, answering: answeringOf(series, rows) }
  if (scale === 'time') {
    const { months, ...answering } = monthsOf(series, rows)
    return { column: head, answering: only(answering), months }
  }
  if (series.kind === 'numbers') {
    const numbers = descriptionOf(series, rows)
    return { column: head, answering: only(numbers), numbers }
  }
  const frequencies = frequenciesOf(series, rows)
  const pointed = hasNumbers(series) && series.options.some(({ points }) => points !== undefined)
  return {
    column: head,
    answering: only(frequencies),
    frequencies,
    ...(pointed && { numbers: descriptionOf(series, rows) }),
    ...(group?.kind === 'nps' && { score: npsOf(series, rows) }),
  }
}

function only({ base, effectiveBase, notShown, leftEmpty, outside }: Answering): Answering {
  return { base, effectiveBase, notShown, leftEmpty, outside }
}

function answeringOf({ codes }: Series, rows: Uint32Array): Answering {
  const counts = [0, 0, 0]
  for (const row of rows) {
    const code = Math.min(codes[row] ?? 0, 2)
    counts[code] = (counts[code] ?? 0) + 1
  }
  const [notShown = 0, leftEmpty = 0, base = 0] = counts
  return { base, effectiveBase: base, notShown, leftEmpty, outside: 0 }
}
