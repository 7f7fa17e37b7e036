import { type Asked, askIfSound } from './ask.ts'
import { seedOf } from './chance.ts'
import { check, compile, type Evaluator, type Known, readExpression, spell } from './expression/index.ts'
import { type Known as KnownOfPerson, walkOf } from './flow.ts'
import { nearest } from './nearest.ts'
import type { Answers } from './response.ts'
import { questionsOf, type Survey } from './survey.ts'

/** A kind of people of whom only so many may answer. */
export interface QuotaCell {
  /** The same as long as its rule means the same, whatever its target and its name. */
  id: string
  label: string
  rule: string
  target: number
  holds: Evaluator
}

const cells = new WeakMap<Survey, readonly QuotaCell[]>()

/** All cells of a survey's quotas, crossings written out; a rule that cannot be read has none. */
export function quotaCells(survey: Survey): readonly QuotaCell[] {
  const known = cells.get(survey)
  if (known) return known
  const made = (survey.quotas?.places ?? []).flatMap((place) =>
    'when' in place ? cellOf(place.when, place.target, place.label) : crossed(survey, place),
  )
  // Two lines of the same rule are one cell: the smaller number is what both allow.
  const byId = new Map<string, QuotaCell>()
  for (const cell of made) if (cell.target < (byId.get(cell.id)?.target ?? Infinity)) byId.set(cell.id, cell)
  const found = [...byId.values()]
  cells.set(survey, found)
  return found
}

/**
 * Those of the cells that somebody with these answers is known to belong to; what is not answered yet may still bring
 * others. The answers were given to `survey`, whichever version the cells are of.
 */
export function cellsWith(
  cells: readonly QuotaCell[],
  survey: Survey,
  answers: Answers,
  person: KnownOfPerson = {},
): readonly QuotaCell[] {
  if (cells.length === 0) return []
  const { valueOf, today } = walkOf(survey, answers, person)
  return cells.filter(({ holds }) => holds(valueOf, today) === true)
}

/** What has to be mended before quotas can be counted, as sentences. `known` is all that rules can read. */
export function quotaProblems(survey: Survey, known: ReadonlyMap<string, Known>): string[] {
  return (survey.quotas?.places ?? []).flatMap((place) => {
    if (!('when' in place)) return crossingProblems(survey, place, known)
    const read = readExpression(place.when)
    const messages = read.ok ? check(read.expression, known) : [read.message]
    return messages.map((message) => `Quota “${place.when}”: ${message}`)
  })
}

const mostCombinations = 500

interface Crossing {
  cross: readonly string[]
  targets: readonly number[]
}

function cellOf(rule: string, target: number, label?: string): QuotaCell[] {
  const read = readExpression(rule)
  if (!read.ok) return []
  const spelled = spell(read.expression)
  // Short enough for a key, and of sixty-four bits.
  const id = [seedOf(spelled), seedOf(`quota ${spelled}`)].map((half) => half.toString(36)).join('_')
  return [{ id, label: label ?? rule, rule, target, holds: compile(read.expression) }]
}

function crossed(survey: Survey, { cross, targets }: Crossing): QuotaCell[] {
  const sides = cross.map((id) => sideOf(survey, id))
  if (sides.reduce((product, side) => product * side.length, 1) > mostCombinations) return []
  const combinations = sides.reduce<Side[]>(
    (before, side) =>
      before.flatMap((one) =>
        side.map(({ rule, label }) => ({
          rule: one.rule ? `${one.rule} and ${rule}` : rule,
          label: one.label ? `${one.label} × ${label}` : label,
        })),
      ),
    [{ rule: '', label: '' }],
  )
  return combinations.flatMap(({ rule, label }, at) => cellOf(rule, targets[at] ?? targets[0] ?? 0, label))
}

interface Side {
  rule: string
  label: string
}

/** What one question of a crossing tells apart. */
function sideOf(survey: Survey, id: string): Side[] {
  const asked = askedOf(survey, id)
  if (!asked) return []
  const [column] = asked.columns(survey.languages[0] ?? 'en')
  const labels = (column?.options ?? []).filter((option) => !option.outside)
  switch (asked.valueKind) {
    case 'text':
      return labels.map((option) => ({ rule: `{${id}} = '${option.id}'`, label: option.label }))
    case 'set':
      return labels.map((option) => ({ rule: `{${id}} contains '${option.id}'`, label: option.label }))
    case 'number':
      return labels.map((option) => ({ rule: `{${id}} = ${option.id}`, label: option.label }))
    case 'boolean':
      return [true, false].map((value) => ({
        rule: `{${id}} = ${value}`,
        label: labels.find((option) => option.id === (value ? 'yes' : 'no'))?.label ?? (value ? 'yes' : 'no'),
      }))
    default:
      return []
  }
}

function askedOf(survey: Survey, id: string): Asked | undefined {
  const question = questionsOf(survey).find((each) => each.id === id)
  return question && askIfSound(question)
}

function crossingProblems(
  survey: Survey,
  { cross, targets }: Crossing,
  known: ReadonlyMap<string, Known>,
): string[] {
  const name = `Quota “${cross.map((id) => `{${id}}`).join(' × ')}”`
  const problems = cross.flatMap((id) => {
    if (sideOf(survey, id).length > 0) return []
    if (known.has(id))
      return [`${name}: {${id}} has no options to cross; write a rule for each range instead.`]
    const meant = nearest(id, known.keys())
    return [`${name}: There is no {${id}} to read here.${meant ? ` Did you mean {${meant}}?` : ''}`]
  })
  if (problems.length > 0) return problems
  const count = cross.reduce((product, id) => product * sideOf(survey, id).length, 1)
  if (count > mostCombinations)
    return [`${name}: these are ${count} combinations; cross at most ${mostCombinations}.`]
  if (targets.length === 1 || targets.length === count) return []
  return [
    `${name}: there are ${count} combinations and ${targets.length} numbers. Write one for all, or one for each.`,
  ]
}
