import type { Value } from '../../question-type.ts'

interface Day {
  year: number
  month: number
  day: number
}

/** Full years; somebody born on the 29th of February has a birthday on the 1st of March where there is none. */
export function age(born: Value, on: Value): Value {
  const [from, to] = [dayIn(born), dayIn(on)]
  if (!from || !to) return undefined
  const isBefore = to.month < from.month || (to.month === from.month && to.day < from.day)
  return to.year - from.year - (isBefore ? 1 : 0)
}

export function daysBetween(from: Value, to: Value): Value {
  const [first, second] = [numberOf(from), numberOf(to)]
  return first === undefined || second === undefined ? undefined : second - first
}

export function addDays(date: Value, days: Value): Value {
  const day = numberOf(date)
  if (day === undefined || typeof days !== 'number') return undefined
  const moved = new Date((day + Math.trunc(days)) * dayLength)
  // Years are written in four digits, here and everywhere.
  const year = moved.getUTCFullYear()
  return year >= 1000 && year <= 9999 ? moved.toISOString().slice(0, 10) : undefined
}

/** From 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(date: Value): Value {
  const day = numberOf(date)
  // The 1st of January 1970 was a Thursday.
  return day === undefined ? undefined : ((((day + 3) % 7) + 7) % 7) + 1
}

export function part(name: keyof Day): (date: Value) => Value {
  return (date) => dayIn(date)?.[name]
}

/** `13:45` */
export function ofTime(group: 1 | 2): (time: Value) => Value {
  return (time) => {
    const found = typeof time === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)/.exec(time)?.[group] : undefined
    return found === undefined ? undefined : Number(found)
  }
}

const dayLength = 86_400_000

function numberOf(date: Value): number | undefined {
  const day = dayIn(date)
  return day && Date.UTC(day.year, day.month - 1, day.day) / dayLength
}

/** A day, or the day of a moment such as `2026-01-31T13:45`. */
function dayIn(value: Value): Day | undefined {
  if (typeof value !== 'string' || (value.length !== 10 && value[10] !== 'T')) return undefined
  if (value[4] !== '-' || value[7] !== '-') return undefined
  const [year, month, day] = [digits(value, 0, 4), digits(value, 5, 7), digits(value, 8, 10)]
  const isDay = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month)
  return isDay ? { year, month, day } : undefined
}

/** NaN where one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

function lengthOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}
