import {
  check,
  evaluate,
  type Known,
  readExpression,
  references,
  spell,
} from '../../surveys/expression/index.ts'
import type { Value } from '../../surveys/question-type.ts'
import type { Command } from './command.ts'
import { wrongUse } from './wrong-use.ts'

/** `eval`: tries a rule on made-up answers, to see how it is understood. */
export const evalRule: Command = {
  name: 'eval',
  summary: 'Try a rule, as in “show if”, on answers given as JSON',
  usage: "'RULE' [--answers JSON]",
  options: {
    answers: { type: 'string', about: 'Values by question id: \'{"age": 42, "devices": ["phone"]}\'' },
  },
  run: async (args, io) => {
    const [rule, ...more] = args.positionals
    if (rule === undefined || more.length > 0)
      throw wrongUse(`Give one rule in quotes, like: verbatim eval "{age} >= 30" --answers '{"age": 42}'`)
    const read = readExpression(rule)
    if (!read.ok) throw wrongUse(read.message)
    const answers = readAnswers(args.text('answers'))
    const problems = check(
      read.expression,
      new Map([...answers].map(([id, value]) => [id, knownOf(value)])),
      () => '',
    )
    const value = evaluate(read.expression, (id) => answers.get(id))
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
  const shown = type === 'missing' ? 'missing' : `${JSON.stringify(value)} (${type})`
  return [
    `rule        ${rule}`,
    `value       ${shown}, so the rule ${holds ? 'holds' : 'does not hold'}`,
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
  return new Map(Object.entries(read).map(([id, value]) => [id, valueOf(id, value)]))
}

function valueOf(id: string, value: unknown): Value {
  if (value === null) return undefined
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value
  throw wrongUse(`The value of “${id}” is to be a text, a number, true, false, null or a list of texts.`)
}

function knownOf(value: Value): Known {
  const kind = kindOf(value)
  return { kind: kind === 'missing' ? 'text' : kind }
}

function kindOf(value: Value): Known['kind'] | 'missing' {
  if (value === undefined) return 'missing'
  if (typeof value === 'object') return 'set'
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text'
  return typeof value === 'number' ? 'number' : 'boolean'
}
