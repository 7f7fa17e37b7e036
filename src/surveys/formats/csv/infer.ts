import type { Scale } from '../../column.ts'
import type { QuestionTypeName } from '../../question-types/index.ts'
import { slugOf } from '../../slug.ts'
import { aboutOf } from './about.ts'
import type { ColumnGuess } from './guess.ts'
import type { Finding } from './looks/look.ts'
import { looks } from './looks/index.ts'
import { findSpread } from './spread.ts'
import type { Summary } from './summary.ts'

/** What each column of a file seems to be, from what it holds and what it is called. */
export function guessColumns(summaries: readonly Summary[], separator: string): ColumnGuess[] {
  const taken = new Set<string>()
  const idOf = (title: string) => slugOf(title, taken, { fallback: 'question', letterFirst: true })
  const spread = findSpread(summaries, idOf)
  const columns = summaries.map(
    (summary) => spread.get(summary.place) ?? single(summary, separator, idOf(summary.title)),
  )
  return firstOnly(firstOnly(columns, 'person'), 'date')
}

/** One column names who answered and one says when; further ones are left out. */
function firstOnly(columns: ColumnGuess[], role: 'person' | 'date'): ColumnGuess[] {
  const first = columns.find((column) => column.role === role)
  return columns.map((column) =>
    column.role === role && column !== first
      ? { ...column, role: 'ignore', why: `${column.why ?? ''}, but another column already does` }
      : column,
  )
}

function single(summary: Summary, separator: string, id: string): ColumnGuess {
  const { why, type = 'short_text', ...rest } = looked(summary, separator)
  const about = aboutOf(summary.title)
  return {
    column: summary.place,
    header: summary.header,
    role: 'question',
    id,
    title: summary.title,
    type,
    scale: scaleOf(type),
    ...(about && { about }),
    ...rest,
    why,
  }
}

function looked(summary: Summary, separator: string): Finding {
  for (const look of looks) {
    const found = look(summary, separator)
    if (found) return found
  }
  return { why: 'Words' }
}

/** Where the type alone decides; a choice is nominal unless its answers have an order. */
export function scaleOf(type: QuestionTypeName): Scale {
  return scales[type] ?? 'text'
}

const scales: Partial<Record<QuestionTypeName, Scale>> = {
  choice: 'nominal',
  consent: 'nominal',
  yes_no: 'nominal',
  set: 'set',
  rating: 'ordinal',
  nps: 'ordinal',
  csat: 'ordinal',
  ces: 'ordinal',
  slider: 'interval',
  number: 'interval',
  date: 'time',
  date_time: 'time',
  time: 'interval',
  place: 'place',
}
