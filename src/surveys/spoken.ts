/** Numbers and dates as a language writes them, for sentences and for answers that are shown. */

/** 1,250,000.5 or 1.250.000,5; four digits stay together, as they may be a year. */
export function spokenNumber(value: number, language: string): string {
  return numbersOf(language).format(value)
}

/** A day (2026-01-31), a time of day (13:45) or a moment (2026-01-31T13:45). */
export function spokenMoment(written: string, language: string): string {
  const [day, time] = written.includes(':') && !written.includes('T') ? ['', written] : written.split('T')
  const moment = new Date(`${day || '2000-01-01'}T${time ?? '00:00'}Z`)
  // Whatever is none is said as it is.
  if (Number.isNaN(moment.getTime())) return written
  return momentsOf(language, day !== '', time !== undefined).format(moment)
}

const numbersOf = keptBy(
  (language) => new Intl.NumberFormat(language, { maximumFractionDigits: 12, useGrouping: 'min2' }),
)

function momentsOf(language: string, day: boolean, time: boolean): Intl.DateTimeFormat {
  return day ? (time ? both : days)(language) : times(language)
}

const days = keptBy((language) => momentFormat(language, { dateStyle: 'long' }))
const times = keptBy((language) => momentFormat(language, { timeStyle: 'short' }))
const both = keptBy((language) => momentFormat(language, { dateStyle: 'long', timeStyle: 'short' }))

/** What is written has no zone, so none may move it. */
function momentFormat(language: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' })
}

/** Formats are slow to make. */
function keptBy<T>(make: (language: string) => T): (language: string) => T {
  const kept = new Map<string, T>()
  return (language) => {
    const known = kept.get(language)
    if (known !== undefined) return known
    const made = make(language)
    kept.set(language, made)
    return made
  }
}
