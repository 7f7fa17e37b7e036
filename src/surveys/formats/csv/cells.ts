import { type DateOrder, readDay } from '../../dates.ts'
import { readNumber } from '../../numbers.ts'

/** Cells as people fill them in, where a type's own reading is too strict for a file. */

/** Signs for "nothing here", which are not answers to a question about a number or a date. */
export function saysNothing(cell: string): boolean {
  return /^(n\.?\/?a\.?|#n\/a|null|nil|none|nan|[-–—.?]+|unknown|missing|not applicable|(prefer|rather) not.*|(i )?(do not|don't|don’t) know.*)$/i.test(
    cell.trim(),
  )
}

export function yesOrNo(cell: string): boolean | undefined {
  const word = cell.trim().toLowerCase()
  if (yes.has(word)) return true
  return no.has(word) ? false : undefined
}

const yes = new Set([
  '1',
  'yes',
  'y',
  'true',
  't',
  'x',
  '✓',
  '✔',
  'selected',
  'checked',
  'ticked',
  'ja',
  'oui',
  'sí',
  'si',
  '1.0',
])
const no = new Set([
  '0',
  'no',
  'n',
  'false',
  'f',
  'not selected',
  'unchecked',
  'not checked',
  'unticked',
  'nein',
  'non',
  '0.0',
])

/** A number with its currency or unit: "$1,250.00", "12 %", "80 kg". */
export function numberIn(cell: string, decimal: ',' | '.' = '.'): number | undefined {
  if (cell.length > 60) return undefined
  const bare = cell
    .trim()
    .replace(/^(-?)\s*(?:[$€£¥]|usd|eur|gbp|chf)\s*/i, '$1')
    .replace(/\s*(?:[$€£¥%]|usd|eur|gbp|chf|kg|cm|km|years?|yrs?)$/i, '')
  return readNumber(bare, decimal)
}

/** Codes such as 00123 or a card's number look like numbers and are none. */
export function isCode(cell: string): boolean {
  return /^0\d/.test(cell) || /^\d{16,}$/.test(cell)
}

/** The moment of an answer, its clock read as UTC where no zone stands with it. */
export function momentIn(cell: string, order?: DateOrder): string | undefined {
  const text = cell.trim()
  const day = readDay(text, order)
  if (!day) return undefined
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const moment = new Date(text)
    if (!Number.isNaN(moment.getTime())) return moment.toISOString()
  }
  const [, hour = '0', minute = '00', second = '00', half = ''] =
    /(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*([ap])?/i.exec(text) ?? []
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  const moment = new Date(`${day}T${String(hours).padStart(2, '0')}:${minute}:${second}Z`)
  return Number.isNaN(moment.getTime()) ? `${day}T00:00:00.000Z` : moment.toISOString()
}
