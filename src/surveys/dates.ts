import { plainDigits } from './numbers.ts'

/** A day as YYYY-MM-DD where these numbers are one in the calendar. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  if (year < 1000 || year > 9999 || month < 1 || month > 12) return undefined
  if (day < 1 || day > daysIn(year, month)) return undefined
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  return year !== undefined && dayOf(Number(year), Number(month), Number(day)) === text
}

/** A time of day as people write it – 9:05, 09.05, 9h05, 9:05 pm, 9 Uhr 5 – as HH:MM; seconds are let go. */
export function readTime(written: string): string | undefined {
  if (written.length > 60) return undefined
  const text = plainDigits(written)
  const [, hours, minutes = '0', half] =
    /^\s*(\d{1,2})(?:\s*(?:[:.h]|uhr)\s*(\d{1,2})?(?::\d\d(?:[.,]\d+)?)?)?\s*(?:([ap])\.?m\.?|uhr)?\s*$/i.exec(
      text,
    ) ?? []
  if (hours === undefined || (!half && /^\s*\d+\s*$/.test(text))) return undefined
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours)
  if (hour > 23 || Number(minutes) > 59 || (half && (Number(hours) < 1 || Number(hours) > 12)))
    return undefined
  return clockOf(hour * 60 + Number(minutes))
}

/** Minutes after midnight as HH:MM, and back. */
export function clockOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}

/** A day with a time after it, as people write them, as YYYY-MM-DDTHH:MM without a zone. */
export function readMoment(written: string): string | undefined {
  if (written.length > 60) return undefined
  const [, date, clock = ''] =
    /^(\S.*?)(?:T|,?\s+)(\d{1,2}[:.h]\d\d.*|\d{1,2}\s*[ap]\.?m\.?)$/i.exec(plainDigits(written).trim()) ?? []
  const day = date && readDay(date)
  const time = readTime(clock)
  return day && time && `${day}T${time}`
}

export function isMoment(text: string): boolean {
  return text[10] === 'T' && isDay(text.slice(0, 10)) && isTime(text.slice(11))
}

export type DateOrder = 'day first' | 'month first'

/**
 * A date as people write it: 2026-11-22, 22.11.2026, 11/22/2026, 22 Nov 2026, November 22, 2026, a time after it.
 * With slashes or dashes the order must be told, or shown by a number above 12.
 */
export function readDay(written: string, order?: DateOrder): string | undefined {
  const text = plainDigits(written.trim())
  if (text.length > 60) return undefined
  // As browsers send it.
  if (isDay(text)) return text
  const day = text
    .replace(/^(\d+)年\s?(\d+)月\s?(\d+)日/, '$1-$2-$3')
    .replace(
      /(?:T|,?\s+)\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[A-Z]{2,4}|UTC|[+-]\d\d:?\d\d)?$/i,
      '',
    )
  return inNumbers(day, order) ?? inWords(day)
}

function inNumbers(text: string, order: DateOrder | undefined): string | undefined {
  const big = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (big) return dayOf(Number(big[1]), Number(big[2]), Number(big[3]))
  const [, first, mark, second, third] =
    /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)$/.exec(text.replaceAll('. ', '.')) ?? []
  if (third === undefined) return undefined
  const [one, two, year] = [Number(first), Number(second), fullYear(Number(third), third.length)]
  if (mark === '.' || order === 'day first' || (!order && one > 12)) return dayOf(year, two, one)
  return order === 'month first' || two > 12 || one === two ? dayOf(year, one, two) : undefined
}

function inWords(text: string): string | undefined {
  const [, day, name = '', year] =
    /^(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s-]+(?:de\s+)?([a-zà-ÿ]{3,9})\.?,?[\s-]+(?:de\s+)?(\d{4})$/i.exec(
      text,
    ) ?? []
  if (year) return dayOf(Number(year), monthNamed(name), Number(day))
  const [, month = '', date, its] =
    /^([a-zà-ÿ]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text) ?? []
  return its ? dayOf(Number(its), monthNamed(month), Number(date)) : undefined
}

/** Two digits: 00–69 are this century's, 70–99 the last one's. */
function fullYear(year: number, digits: number): number {
  if (digits === 4) return year
  return year < 70 ? 2000 + year : 1900 + year
}

function monthNamed(name: string): number {
  return months.findIndex((names) => names.some((start) => name.toLowerCase().startsWith(start))) + 1
}

const months = [
  ['jan', 'jän', 'ene'],
  ['feb', 'fév'],
  ['mar', 'mär'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aoû', 'ago'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
]
