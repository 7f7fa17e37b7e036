import { isCode, numberIn, saysNothing } from '../cells.ts'
import { mostOptions, optionsOf } from '../option-guesses.ts'
import type { Summary } from '../summary.ts'
import type { Finding } from './look.ts'

export function points({ header, values, overflow }: Summary): Finding | undefined {
  const cells = [...values.keys()].filter((cell) => !saysNothing(cell))
  if (
    overflow ||
    cells.length < 3 ||
    !cells.every((cell) => /^-?\d{1,2}([.,]0+)?$/.test(cell) && !isCode(cell))
  )
    return undefined
  const numbers = cells.map((cell) => Number.parseInt(cell, 10))
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  if (countHeader.test(header)) return undefined
  if (/recommend|\bnps\b|promoter/i.test(header) && low >= 0 && high <= 10 && high > 5)
    return { type: 'nps', why: 'Whole numbers from 0 to 10 about recommending' }
  if (low < 0 || high > 10 || high < 4 || (cells.length < 4 && !ratingHeader.test(header))) return undefined
  const max = [5, 7, 10].find((end) => high <= end) ?? 10
  const min = Math.min(low, 1)
  return {
    type: 'rating',
    min,
    max: high === 4 || high === 6 || high === 9 ? (ratingHeader.test(header) ? max : high) : max,
    why: `Whole numbers from ${low} to ${high}`,
  }
}

const ratingHeader =
  /rat(e|ing)|score|stars?\b|satisf|agree|likel|scale|how (much|well|easy|good|important|satisfied)|quality|bewertung|importan/i

export function amount(
  { header, values, filled, overflow }: Summary,
  separator: string,
): Finding | undefined {
  const cells = [...values.keys()].filter((cell) => !saysNothing(cell))
  if (cells.length === 0 || cells.some(isCode)) return undefined
  if (overflow && cells.length < 100) return undefined
  const readable = (mark: ',' | '.') => cells.filter((cell) => numberIn(cell, mark) !== undefined).length
  const [point, comma] = [readable('.'), readable(',')]
  const decimal = comma > point || (comma === point && separator === ';') ? ',' : '.'
  if (Math.max(point, comma) < cells.length * 0.95) return undefined
  const whole = cells.every((cell) => /^\d+$/.test(cell))
  if (whole && /(^|[\s_-])(id|code|zip|postcode|plz|nr)\.?$/i.test(header)) return codes(values, overflow)
  if (whole && cells.length <= 3 && filled > 10 && !countHeader.test(header)) return codes(values, overflow)
  return { type: 'number', decimal, why: 'Numbers' }
}

/** Numbers that name something: their sums mean nothing. */
function codes(values: Map<string, number>, overflow: boolean): Finding {
  if (overflow || values.size > mostOptions) return { type: 'short_text', why: 'Numbers that name something' }
  const sorted = [...values.keys()].sort((one, other) => Number(one) - Number(other))
  return { type: 'choice', options: optionsOf(sorted), why: 'Numbers that name something' }
}

const countHeader =
  /how many|number of|\bcount\b|\bno\. of\b|\bage\b|years|anzahl|children|\bsize\b|quantity|times/i
