import { isCode } from '../cells.ts'
import { decimalOf, endsOf, toldIn } from '../habits.ts'
import { mostOptions, optionsOf } from '../option-guesses.ts'
import type { Summary } from '../summary.ts'
import type { Finding } from './look.ts'

export function points(summary: Summary): Finding | undefined {
  const { header, overflow } = summary
  const cells = toldIn(summary)
  const ends = endsOf(cells)
  if (
    overflow ||
    !ends ||
    cells.length < 3 ||
    cells.some(isCode) ||
    nameHeader.test(header) ||
    countHeader.test(header)
  )
    return undefined
  const { low, high } = ends
  const why = `Whole numbers from ${low} to ${high}`
  if (low < 0 || high > 10) return undefined
  if (/recommend|\bnps\b|promoter/i.test(header) && high > 5) return { type: 'nps', why }
  const rated = ratingHeader.test(header)
  if (high < 4 || (cells.length < 4 && !rated)) return undefined
  // Nobody may have given the highest point; where points are asked for, the usual scales are likelier than odd ones.
  const max = rated ? ([5, 7, 10].find((end) => high <= end) ?? 10) : high === 8 || high === 9 ? 10 : high
  return { type: 'rating', min: Math.min(low, 1), max, why }
}

const ratingHeader =
  /rat(e|ing)|score|stars?\b|satisf|agree|likel|scale|how (much|well|easy|good|important|satisfied)|quality|bewertung|importan/i

export function amount(summary: Summary, separator: string): Finding | undefined {
  const { header, values, filled, overflow } = summary
  const cells = toldIn(summary)
  if (cells.length === 0 || cells.some(isCode) || (overflow && cells.length < 100)) return undefined
  const { decimal, readable } = decimalOf(cells, separator)
  if (readable < cells.length * 0.95) return undefined
  const whole = cells.every((cell) => /^\d+$/.test(cell))
  if (whole && nameHeader.test(header)) return codes(values, overflow)
  if (whole && cells.length <= 3 && filled > 10 && !countHeader.test(header)) return codes(values, overflow)
  return { type: 'number', decimal, why: 'Numbers' }
}

/** Numbers that name something: their sums mean nothing. */
function codes(values: Map<string, number>, overflow: boolean): Finding {
  if (overflow || values.size > mostOptions) return { type: 'short_text', why: 'Numbers that name something' }
  const sorted = [...values.keys()].sort((one, other) => Number(one) - Number(other))
  return { type: 'choice', options: optionsOf(sorted), why: 'Numbers that name something' }
}

const nameHeader = /(^|[\s_-])(id|code|zip|postcode|plz|nr)\.?$/i
const countHeader =
  /how many|number of|\bcount\b|\bno\. of\b|\bage\b|years|anzahl|children|\bsize\b|quantity|times/i
