import type { Scale } from '../../column.ts'
import type { QuestionTypeName } from '../../question-types/index.ts'
import { slugOf } from '../../slug.ts'
import { aboutOf } from './about.ts'
import { isCode, momentIn, numberIn, saysNothing, yesOrNo } from './cells.ts'
import type { ColumnGuess, OptionGuess } from './guess.ts'
import { joinedOptions } from './joined.ts'
import { isOutside, orderOf } from './scales/index.ts'
import { findSpread } from './spread.ts'
import type { Summary } from './summary.ts'

/** What one way of looking at a column came to: its type and scale, or its part beside the questions. */
type Finding = { why: string } & Partial<Omit<ColumnGuess, 'column' | 'header' | 'id' | 'title' | 'why'>>

type Look = (summary: Summary, separator: string) => Finding | undefined

/** The first that recognises a column decides. */
const looks: Look[] = [empty, reference, moment, yesNo, points, amount, date, several, choice, words]

export function guessColumns(summaries: readonly Summary[], separator: string): ColumnGuess[] {
  const taken = new Set<string>()
  const idOf = (title: string) => slugOf(title, taken, { fallback: 'question', letterFirst: true })
  const spread = findSpread(summaries, idOf)
  return summaries.map(
    (summary) => spread.get(summary.place) ?? single(summary, separator, idOf(summary.title)),
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
  set: 'set',
  rating: 'ordinal',
  nps: 'ordinal',
  number: 'interval',
  date: 'time',
}

/** Options as guesses; further spellings of one label fall together. */
export function optionsOf(
  values: readonly string[],
  outside: ReadonlySet<string> = new Set(),
): OptionGuess[] {
  const taken = new Set<string>()
  const seen = new Set<string>()
  return values.flatMap((value) => {
    if (seen.has(value.toLowerCase())) return []
    seen.add(value.toLowerCase())
    const id = slugOf(value, taken, { fallback: 'option' })
    return [{ id, value, label: value, ...(outside.has(value) && { apart: true }) }]
  })
}

function empty({ filled }: Summary): Finding | undefined {
  return filled === 0 ? { role: 'ignore', why: 'The column is empty' } : undefined
}

function reference({ header, filled, unique, values, counting }: Summary): Finding | undefined {
  if (!unique || filled < 2) return undefined
  const cells = [...values.keys()]
  if (filled > 4 && cells.every((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)))
    return { role: 'person', why: 'Each row has its own e-mail address; it names who answered' }
  if (header === '' || idHeader.test(header)) {
    const own = header === '' || counting ? 'The rows are numbered here' : 'Each row has its own value'
    return { role: 'ignore', why: `${own}; take it as the person if it names who answered` }
  }
  return counting && filled > 4 && /^(index|row|nr|no\.?|#)$/i.test(header)
    ? { role: 'ignore', why: 'The rows are numbered here' }
    : undefined
}

const idHeader =
  /(^|[\s_-])(id|uuid|guid|key|token|code|number|nr|no)\.?$|^(respondent|response|submission|participant|person|user|customer|client|member|case|record)[\s_-]?(id|no|nr|number|key)?$|[a-z]I[Dd]$|^#$/i

function moment(summary: Summary): Finding | undefined {
  if (!momentHeader.test(summary.header)) return undefined
  const found = date(summary)
  return found && { ...found, role: 'date', why: 'When the answers were given' }
}

const momentHeader =
  /^(time ?stamp|date ?stamp|(date|time)[\s_-]?(submitted|created|completed|recorded|started|of (response|submission))|(submitted|created|completed|recorded|started|submission|completion|start|end|recorded|response)[\s_-]?(at|on|date|time|date ?time)?|zeitstempel|horodateur)$/i

function yesNo({ values, overflow }: Summary): Finding | undefined {
  const cells = [...values.keys()]
  if (overflow || cells.length === 0) return undefined
  const plain = cells.filter((cell) => !isOutside(cell))
  const yes = plain.filter((cell) => yesOrNo(cell) === true)
  const no = plain.filter((cell) => yesOrNo(cell) === false)
  if (plain.length > 2 || yes.length > 1 || no.length > 1 || yes.length + no.length !== plain.length)
    return undefined
  if (plain.length === 0 || (plain.length === 1 && /^[01x]$/i.test(plain[0] ?? ''))) return undefined
  const digits = plain.every((cell) => /^[01](\.0)?$/.test(cell))
  const outside = cells.filter((cell) => isOutside(cell))
  const options = optionsOf([...yes, ...no, ...outside], new Set(outside))
  const worded = digits
    ? options.map((option) =>
        option.apart ? option : { ...option, ...(option.value.startsWith('1') ? asYes : asNo) },
      )
    : options
  return {
    type: 'choice',
    options: worded,
    why: digits ? 'Always 0 or 1, read as no and yes' : 'Always yes or no',
  }
}

const asYes = { id: 'yes', label: 'Yes' }
const asNo = { id: 'no', label: 'No' }

function points({ header, values, overflow }: Summary): Finding | undefined {
  const cells = [...values.keys()].filter((cell) => !saysNothing(cell))
  if (
    overflow ||
    cells.length < 3 ||
    !cells.every((cell) => /^-?\d{1,2}([.,]0+)?$/.test(cell) && !isCode(cell))
  )
    return undefined
  const numbers = cells.map((cell) => Number.parseInt(cell, 10))
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  if (countHeader.test(header)) return undefined
  if (/recommend|\bnps\b|promoter/i.test(header) && low >= 0 && high <= 10 && high > 5)
    return { type: 'nps', why: 'Whole numbers from 0 to 10 about recommending' }
  if (low < 0 || high > 10 || high < 4 || (cells.length < 4 && !ratingHeader.test(header))) return undefined
  const max = [5, 7, 10].find((end) => high <= end) ?? 10
  const min = Math.min(low, 1)
  return {
    type: 'rating',
    min,
    max: high === 4 || high === 6 || high === 9 ? (ratingHeader.test(header) ? max : high) : max,
    why: `Whole numbers from ${low} to ${high}`,
  }
}

const ratingHeader =
  /rat(e|ing)|score|stars?\b|satisf|agree|likel|scale|how (much|well|easy|good|important|satisfied)|quality|bewertung|importan/i
const countHeader =
  /how many|number of|\bcount\b|\bno\. of\b|\bage\b|years|anzahl|children|\bsize\b|quantity|times/i

function amount({ header, values, filled, overflow }: Summary, separator: string): Finding | undefined {
  const cells = [...values.keys()].filter((cell) => !saysNothing(cell))
  if (cells.length === 0 || cells.some(isCode)) return undefined
  if (overflow && cells.length < 100) return undefined
  const readable = (mark: ',' | '.') => cells.filter((cell) => numberIn(cell, mark) !== undefined).length
  const [point, comma] = [readable('.'), readable(',')]
  const decimal = comma > point || (comma === point && separator === ';') ? ',' : '.'
  if (Math.max(point, comma) < cells.length * 0.95) return undefined
  const whole = cells.every((cell) => /^\d+$/.test(cell))
  if (whole && /(^|[\s_-])(id|code|zip|postcode|plz|nr)\.?$/i.test(header)) return codes(values, overflow)
  if (whole && cells.length <= 3 && filled > 10 && !countHeader.test(header)) return codes(values, overflow)
  return { type: 'number', decimal, why: 'Numbers' }
}

/** Numbers that name something: their sums mean nothing. */
function codes(values: Map<string, number>, overflow: boolean): Finding {
  if (overflow || values.size > mostOptions) return { type: 'short_text', why: 'Numbers that name something' }
  const sorted = [...values.keys()].sort((one, other) => Number(one) - Number(other))
  return { type: 'choice', options: optionsOf(sorted), why: 'Numbers that name something' }
}

const mostOptions = 300

function date({ values }: Summary): Finding | undefined {
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

function several(summary: Summary): Finding | undefined {
  const joined = joinedOptions(summary)
  if (!joined) return undefined
  const outside = new Set(joined.parts.filter((part) => isOutside(part) && !/^other/i.test(part)))
  return {
    type: 'set',
    separator: joined.separator,
    options: optionsOf(joined.parts, outside),
    why: `Several answers in a cell, parted by “${joined.separator.trim() || 'a line break'}”`,
  }
}

function choice({ values, overflow, filled, longest, letters, prose }: Summary): Finding | undefined {
  if (overflow || longest > 150 || prose > filled / 2) return undefined
  const labels = byCount(values)
  const order = labels.length <= 60 ? orderOf(labels) : undefined
  if (order)
    return {
      type: 'choice',
      scale: 'ordinal',
      options: optionsOf([...order.labels, ...order.outside], new Set(order.outside)),
      why: `In an order: ${order.why}`,
    }
  const different = labels.length
  const repeats = filled / different
  const few =
    different <= 12 ? repeats >= 2 : different <= 40 ? repeats >= 3 : repeats >= 5 && letters / filled < 40
  if (!few || different > mostOptions) return undefined
  return { type: 'choice', options: optionsOf(labels), why: 'The same answers come again and again' }
}

/** Each label in its commonest spelling, the most frequent first, "Other" and the like last. */
function byCount(values: Map<string, number>): string[] {
  const spellings = Map.groupBy(values, ([value]) => value.toLowerCase())
  const labels = [...spellings.values()].map((same) => ({
    label: same.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '',
    count: same.reduce((sum, [, count]) => sum + count, 0),
    last: Number(isOutside(same[0]?.[0] ?? '')),
  }))
  labels.sort(
    (one, other) => one.last - other.last || other.count - one.count || (one.label < other.label ? -1 : 1),
  )
  return labels.map(({ label }) => label)
}

function words({ longest, letters, filled, prose }: Summary): Finding {
  const long = letters / filled > 60 || longest > 1_000 || prose > filled / 5
  return {
    type: long ? 'long_text' : 'short_text',
    ...(longest > 20_000 && { max: longest }),
    why: long ? 'Answers in sentences' : 'Answers in a few words',
  }
}
