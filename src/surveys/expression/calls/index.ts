import type { Value } from '../../question-type.ts'
import type { FunctionName } from '../functions.ts'
import { addDays, age, daysBetween, ofTime, part, weekday } from './dates.ts'
import { least, mod, most, ofAll, ofNumber, power, round, total } from './numbers.ts'
import { asNumber, asText, concat, length, matches, ofText, ofTexts, replace } from './texts.ts'

/** What a function does. Arguments of another kind than it takes give missing, never an exception. */
export type Call = (...values: readonly Value[]) => Value

export const calls: Readonly<Record<FunctionName, Call>> = {
  answered: (value) => value !== undefined,
  count: (value) => (typeof value === 'object' ? value.length : undefined),
  if: (condition, then, otherwise) => (condition === true ? then : otherwise),
  coalesce: (...values) => values.find((value) => value !== undefined),

  length: ofText(length),
  lower: ofText((text) => text.toLowerCase()),
  upper: ofText((text) => text.toUpperCase()),
  trim: ofText((text) => text.trim()),
  concat,
  startsWith: ofTexts((text, start) => text.toLowerCase().startsWith(start.toLowerCase())),
  endsWith: ofTexts((text, end) => text.toLowerCase().endsWith(end.toLowerCase())),
  matches: ofTexts(matches),
  replace,
  number: asNumber,
  text: asText,

  round,
  floor: ofNumber(Math.floor),
  ceil: ofNumber(Math.ceil),
  abs: ofNumber(Math.abs),
  mod,
  power,
  min: ofAll(least),
  max: ofAll(most),
  sum: ofAll(total),
  average: ofAll((numbers) => total(numbers) / numbers.length),

  today: (today) => today,
  age,
  year: part('year'),
  month: part('month'),
  day: part('day'),
  weekday,
  daysBetween,
  addDays,
  hour: ofTime(1),
  minute: ofTime(2),
}

/** These are called whatever is missing; of any other the result is missing once an argument is. */
export const seeingMissing: ReadonlySet<FunctionName> = new Set<FunctionName>([
  'answered',
  'if',
  'coalesce',
  'concat',
  'min',
  'max',
  'sum',
  'average',
])

/** These take today as their last argument where it is not given: so many they are then. */
export const endingToday: Partial<Readonly<Record<FunctionName, number>>> = { today: 1, age: 2 }
