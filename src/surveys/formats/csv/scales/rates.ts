import type { ScaleReader } from './scale-reader.ts'

/** How often, told by the clock: "Never, Once a year or less, A few times per month, Every day". */
export const rates: ScaleReader = {
  why: 'the answers say how often in a time',
  places(labels) {
    const places = labels.map(timesPerYear)
    return places.every((place) => place !== undefined) && places.filter((place) => place !== 0).length > 1
      ? places
      : undefined
  },
}

function timesPerYear(label: string): number | undefined {
  if (/^(never|not at all|none|i (do not|don't|never)\b.*)$/.test(label)) return 0
  const adverb = label.replace(/^(about|at least|almost|roughly|only) /, '')
  const daily = Object.entries(adverbs).find(([word]) => adverb === word || adverb.startsWith(`${word} or `))
  if (daily) return daily[1] * bound(label)
  const [, amount = '', period = ''] =
    /^(.*?)\b(?:times? )?(?:an?|per|each|every|in an?|\/)\s*(hour|day|week|month|quarter|year)\b/.exec(
      adverb,
    ) ?? []
  const days = periods[period]
  if (days === undefined) return undefined
  const count = countIn(amount)
  return count === undefined ? undefined : count * days * bound(label)
}

const adverbs: Record<string, number> = {
  daily: 365,
  weekly: 52,
  monthly: 12,
  quarterly: 4,
  yearly: 1,
  annually: 1,
}
const periods: Record<string, number> = { hour: 8_760, day: 365, week: 52, month: 12, quarter: 4, year: 1 }

/** "or less" and "more than" stand just beside the rate they name. */
function bound(label: string): number {
  if (/\bless than\b|\bfewer than\b|\bunder\b/.test(label)) return 0.8
  if (/\bor (less|fewer)\b|\bat most\b|\bup to\b|\bless often\b/.test(label)) return 0.9
  if (/\bmore than\b|\bover\b/.test(label)) return 1.2
  return /\bor more\b|\bat least\b|\bmore often\b/.test(label) ? 1.1 : 1
}

function countIn(words: string): number | undefined {
  const amount = words
    .replace(/\b(less|fewer|more) than\b|\b(up to|at least|at most|about|almost|or more|or less)\b/g, '')
    .trim()
  const range = /^(\d+)\s*(?:-|to|or)\s*(\d+)(?: times?)?$/.exec(amount)
  if (range) return (Number(range[1]) + Number(range[2])) / 2
  const number = /^(\d+)(?: times?)?$/.exec(amount)
  if (number) return Number(number[1])
  return counts[amount.replace(/ times?$/, '')]
}

const counts: Record<string, number> = {
  '': 1,
  once: 1,
  one: 1,
  twice: 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  'once or twice': 1.5,
  'a couple of': 2,
  'a couple': 2,
  'a few': 3.5,
  'two or three': 2.5,
  several: 4,
  many: 6,
  multiple: 4,
}
