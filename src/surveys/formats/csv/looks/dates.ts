import { isTime } from '../../../dates.ts'
import { saysNothing } from '../cells.ts'
import { datesOf, toldIn } from '../habits.ts'
import type { Summary } from '../summary.ts'
import type { Finding } from './look.ts'

export function moment(summary: Summary): Finding | undefined {
  if (!momentHeader.test(summary.header)) return undefined
  const found = date(summary)
  return found && { ...found, role: 'date', why: 'When the answers were given' }
}

const momentHeader =
  /^(time ?stamp|date ?stamp|(date|time)[\s_-]?(submitted|created|completed|recorded|started|of (response|submission))|(submitted|created|completed|recorded|started|submission|completion|start|end|recorded|response)[\s_-]?(at|on|date|time|date ?time)?|zeitstempel|horodateur)$/i

export function date(summary: Summary): Finding | undefined {
  const cells = toldIn(summary)
  const { dates, readable, open } = datesOf(cells)
  if (cells.length === 0 || readable < cells.length * 0.95) return undefined
  return {
    type: 'date',
    dates,
    why: open ? 'Dates; day and month could be either way round, please check' : 'Dates',
  }
}

/** Written with both digits of the hour; `1:30` may just as well be how long something took. */
export function time({ header, values, overflow }: Summary): Finding | undefined {
  const cells = [...values.keys()].filter((cell) => !saysNothing(cell))
  if (overflow || cells.length === 0 || /duration|took|length|minutes|dauer|durée/i.test(header))
    return undefined
  return cells.every((cell) => isTime(cell.replace(/^(\d\d:\d\d):\d\d$/, '$1')))
    ? { type: 'time', why: 'Times of day' }
    : undefined
}
