import type { ScaleReader } from './scale-reader.ts'

/**
 * Amounts and ranges of one kind: "18-29 … > 60", "$0 - $24,999 … 150000", "Under 5 ft. … 5'3" … 6'6" and above",
 * "Once, Twice, Three times, More than five times". A single answer that denies ("It is not okay to …", "None") is 0.
 */
export const amounts: ScaleReader = {
  why: 'the answers are amounts or ranges',
  places(labels) {
    // Bare numbers alone may be names of things; something must say that these are amounts.
    if (!labels.some((label) => marks.test(label))) return undefined
    const amounts = labels.map(amountOf)
    const strange = amounts.flatMap((amount, index) => (amount === undefined ? [index] : []))
    if (strange.length > 1 || labels.length - strange.length < 2) return undefined
    const [denial] = strange
    if (denial !== undefined) {
      if (!/\b(not|no|never|none|nothing|zero)\b/.test(labels[denial] ?? '')) return undefined
      if (amounts.some((amount) => amount !== undefined && amount.value <= 0)) return undefined
    }
    const days = amounts.flatMap((amount) => (amount && amount.value > 0 ? [amount.days] : []))
    if (new Set(days).size === 1) return amounts.map((amount) => amount?.value ?? 0)
    // Minutes beside hours can be compared; beside bare numbers only years can, as ages often go without.
    if (days.every((unit) => unit === undefined || unit === timeUnits.year))
      return amounts.map((amount) => amount?.value ?? 0)
    if (days.includes(undefined)) return undefined
    return amounts.map((amount) => (amount ? amount.value * (amount.days ?? 1) : 0))
  },
}

interface Amount {
  value: number
  /** How many days its unit of time has. */
  days: number | undefined
}

const marks =
  /\d\s*(-|to)\s*[$€£]?\d|[<>$€£%+]|\b(under|below|less|fewer|over|above|more|up to|at least|or|and|times?|twice|once|years?|days?|hours?|minutes?|employees|people|children|ft|cm|kg|km|miles)\b|\d'\d/

function amountOf(label: string): Amount | undefined {
  const height = heightOf(label)
  if (height !== undefined) return { value: height, days: undefined }
  const words = spelled(label)
  const below = /^(under|below|less than|fewer than|up to|at most|younger than|<=?|≤)\s*/.exec(words)
  const above = /^(over|above|more than|at least|older than|greater than|>=?|≥)\s*/.exec(words)
  const rest = words.slice((below ?? above)?.[0].length ?? 0)
  const [, from, thousands, unit = '', tail = ''] = pattern.exec(rest) ?? []
  if (from === undefined || !unitWords.test(unit)) return undefined
  const value = Number(from) * (thousands === 'k' ? 1e3 : thousands === 'm' ? 1e6 : 1)
  const days = Object.entries(timeUnits).find(([name]) => unit.startsWith(name))?.[1]
  if (below || /less|fewer|under|below|younger|lower/.test(tail)) return { value: value - 0.5, days }
  return { value: above || /[a-z+]/.test(tail) ? value + 0.5 : value, days }
}

/** 18-29 years, $20k - $50k, 1000+ employees, 65 and older. */
const pattern = new RegExp(
  String.raw`^[$€£]?\s*(\d+(?:\.\d+)?)\s?(k|m)?(?![a-z])\s*%?\+?(?:\s*(?:-|to)\s*[$€£]?\s*\d+(?:\.\d+)?\s?(?:k|m)?(?![a-z]))?` +
    String.raw`\s*%?\s*([a-z ."'%]*?)\s*(\+|(?:(?:or|and) )?(?:more|less|fewer|over|above|older|up|under|below|younger|higher|lower|greater)(?: times)?)?$`,
)

const timeUnits = { min: 1 / 1440, hour: 1 / 24, hr: 1 / 24, day: 1, week: 7, month: 30, year: 365, yr: 365 }

const unitWords =
  /^(years?|yrs?|year|old|of|age|a|per|times?|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|employees|staff|people|persons?|children|child|kids|cm|kg|km|m|miles?|usd|eur|gbp|dollars|euros?|percent|pct|in|ft|[ .%])*$/

/** 5'3", 6'6" and above, Under 5 ft., 5 ft 3 in: in inches. */
function heightOf(label: string): number | undefined {
  const [, start = '', feet, inches = '0', end = ''] =
    /^(under|below|less than|over|above|more than)?\s*(\d)\s*(?:'|ft\.?|feet)\s*(?:(\d{1,2})\s*(?:"|''|in\.?|inches)?)?\s*(?:(?:and|or) )?(above|over|taller|more|under|below|shorter|less)?$/.exec(
      label,
    ) ?? []
  if (feet === undefined) return undefined
  const value = Number(feet) * 12 + Number(inches)
  if (/under|below|less|shorter/.test(start + end)) return value - 0.5
  return /over|above|more|taller/.test(start + end) ? value + 0.5 : value
}

const numerals = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Words of numbers as digits, thousands without their separators. */
function spelled(label: string): string {
  return label
    .replace(/\b(once|twice|thrice)\b/g, (word) => `${['once', 'twice', 'thrice'].indexOf(word) + 1} times`)
    .replace(/\b(none|never|no(?= (?:children|employees|times)))\b/g, '0')
    .replace(/\b[a-z]+\b/g, (word) => (numerals.includes(word) ? String(numerals.indexOf(word)) : word))
    .replaceAll(/(?<=\d)[,.' ](?=\d{3}(?!\d))/g, '')
    .replace(/\b(?:between|from|about|around|approximately|exactly|only) /, '')
    .replace(/(?<=\d) and (?=[$€£]?\d)/, ' - ')
}
