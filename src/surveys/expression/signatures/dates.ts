import type { ValueKind } from '../../question-type.ts'
import type { Signature } from './signature.ts'

const date: readonly ValueKind[] = ['date']
const time: readonly ValueKind[] = ['time']
const number: readonly ValueKind[] = ['number']

export const datesAndTimes = {
  today: {
    summary: 'The day on which the survey is answered',
    example: '{joined} < today()',
    takes: [],
    gives: 'date',
  },
  age: {
    summary: 'Full years from a day until today, or until a second day',
    example: 'age({born}) >= 18',
    takes: [date, date],
    optional: 1,
    gives: 'number',
  },
  year: {
    summary: 'The year of a date',
    example: 'year({joined}) < 2020',
    takes: [date],
    gives: 'number',
  },
  month: {
    summary: 'The month of a date, 1 to 12',
    example: 'month({joined}) = 12',
    takes: [date],
    gives: 'number',
  },
  day: {
    summary: 'The day of a date’s month, 1 to 31',
    example: 'day({joined}) = 1',
    takes: [date],
    gives: 'number',
  },
  weekday: {
    summary: 'The day of the week, from 1 for Monday to 7 for Sunday',
    example: 'weekday({visited}) >= 6',
    takes: [date],
    gives: 'number',
  },
  daysBetween: {
    summary: 'How many days from the first date to the second',
    example: 'daysBetween({arrived}, {left}) > 7',
    takes: [date, date],
    gives: 'number',
  },
  addDays: {
    summary: 'The date so many days later, or earlier',
    example: '{visited} > addDays(today(), -30)',
    takes: [date, number],
    gives: 'date',
  },
  hour: {
    summary: 'The hour of a time of day, 0 to 23',
    example: 'hour({woke_up}) < 6',
    takes: [time],
    gives: 'number',
  },
  minute: {
    summary: 'The minutes of a time of day, 0 to 59',
    example: 'minute({woke_up}) = 0',
    takes: [time],
    gives: 'number',
  },
} as const satisfies Record<string, Signature>
