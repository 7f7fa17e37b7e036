import { momentIn, saysNothing } from '../cells.ts'
import type { Summary } from '../summary.ts'
import type { Finding } from './look.ts'

export function moment(summary: Summary): Finding | undefined {
  if (!momentHeader.test(summary.header)) return undefined
  const found = date(summary)
  return found && { ...found, role: 'date', why: 'When the answers were given' }
}

const momentHeader =
  /^(time ?stamp|date ?stamp|(date|time)[\s_-]?(submitted|created|completed|recorded|started|of (response|submission))|(submitted|created|completed|recorded|started|submission|completion|start|end|recorded|response)[\s_-]?(at|on|date|time|date ?time)?|zeitstempel|horodateur)$/i

export function date({ values }: Summary): Finding | undefined {
  const cells = [...values.keys()].filter((cell) => !saysNothing(cell))
  if (cells.length === 0) return undefined
  const readable = (order: 'day first' | 'month first') =>
    cells.filter((cell) => momentIn(cell, order) !== undefined).length
  const [day, month] = [readable('day first'), readable('month first')]
  if (Math.max(day, month) < cells.length * 0.95) return undefined
  const open = day === month && cells.some((cell) => /^\d{1,2}[/-]\d{1,2}[/-]\d/.test(cell))
  return {
    type: 'date',
    dates: day > month ? 'day first' : 'month first',
    why: open ? 'Dates; day and month could be either way round, please check' : 'Dates',
  }
}
