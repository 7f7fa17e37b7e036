import {
  checkValue,
  evaluate,
  type Known,
  readExpression,
  references,
  spell,
} from '../../surveys/expression/index.ts'
import { isDay } from '../../surveys/dates.ts'
import type { Value } from '../../surveys/question-type.ts'
import type { Command } from './command.ts'
import { wrongUse } from './wrong-use.ts'

/** `eval`: tries a rule on made-up answers, to see how it is understood. */
export const evalRule: Command = {
  name: 'eval',
  summary: 'Try a rule, as in “show if”, on answers given as JSON',
  usage: "'RULE' [--answers JSON] [--today DATE]",
  options: {
    answers: { type: 'string', about: 'Values by question id: \'{"age": 42, "brands": {"speed": 4}}\'' },
    today: { type: 'string', about: 'The day that today() is, like 2026-01-31, unless it is to be this one' },
  },
  run: async (args, io) => {
    const [rule, ...more] = args.positionals
    if (rule === undefined || more.length > 0)
      throw wrongUse(`Give one rule in quotes, like: verbatim eval "{age} >= 30" --answers '{"age": 42}'`)
    const read = readExpression(rule)
    if (!read.ok) throw wrongUse(read.message)
    const answers = readAnswers(args.text('answers'))
    const today = args.text('today') ?? new Date().toISOString().slice(0, 10)
    if (!isDay(today)) throw wrongUse('Write --today as year-month-day, like 2026-01-31')
    const known = new Map([...answers].map(([id, value]) => [id, knownOf(value)]))
    // What is not among the answers is missing here, and no mistake. A value is shown whether or not it is a condition.
    const { problems } = checkValue(read.expression, known, () => '')
    const value = evaluate(read.expression, (id) => answers.get(id), today)
    const result = {
      rule: spell(read.expression),
      value: value ?? null,
      type: kindOf(value),
      holds: value === true,
      references: references(read.expression),
      notes: problems.filter((note) => note !== ''),
    }
    io.result(result, asText(result))
    return 0
  },
}

interface Result {
  rule: string
  value: Exclude<Value, undefined> | null
  type: string
  holds: boolean
  references: string[]
  notes: string[]
}

function asText({ rule, value, type, holds, references, notes }: Result): string {
  const shown = type === 'missing' ? 'missing' : JSON.stringify(value)
  return [
    `rule        ${rule}`,
    `value       ${shown}, so as a condition it ${holds ? 'holds' : 'does not hold'}`,
    `type        ${type}`,
    `references  ${references.map((id) => `{${id}}`).join(' ') || 'none'}`,
    ...notes.map((note) => `note        ${note}`),
  ].join('\n')
}

function readAnswers(json: string | undefined): Map<string, Value> {
  let read: unknown
  try {
    read = JSON.parse(json ?? '{}')
  } catch {
    throw wrongUse(`--answers is not JSON. Write it like '{"age": 42, "devices": ["phone"]}'`)
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw wrongUse(`--answers takes values by question id, like '{"age": 42}'`)
  return new Map(Object.entries(read).flatMap(([id, value]) => valuesOf(id, value)))
}

/** An object holds the parts of an answer. */
function valuesOf(id: string, value: unknown): [string, Value][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[id, valueOf(id, value)]]
  return Object.entries(value).flatMap(([part, inner]) => valuesOf(`${id}.${part}`, inner))
}

function valueOf(id: string, value: unknown): Value {
  if (value === null) return undefined
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value
  if (Array.isArray(value) && value.every((item): item is number => typeof item === 'number')) return value
  throw wrongUse(
    `The value of “${id}” is to be a text, a number, true, false, null, a list of texts or of numbers, or an object of such parts.`,
  )
}

function knownOf(value: Value): Known {
  const kind = kindOf(value)
  return { kind: kind === 'missing' ? 'text' : kind }
}

function kindOf(value: Value): Known['kind'] | 'missing' {
  if (value === undefined) return 'missing'
  if (typeof value === 'object') return typeof value[0] === 'number' ? 'numbers' : 'set'
  if (typeof value === 'string' && isDay(value)) return 'date'
  if (typeof value === 'string') return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? 'time' : 'text'
  return typeof value === 'number' ? 'number' : 'boolean'
}
