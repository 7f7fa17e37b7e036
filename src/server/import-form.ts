import type { ColumnGuess, Guess, OptionGuess } from '../surveys/formats/csv/guess.ts'
import { roles } from '../surveys/formats/csv/guess.ts'
import { questionTypes } from '../surveys/question-types/index.ts'
import type { GuessLine } from '../views/design/import-guess-page.tsx'
import type { Form } from './forms.ts'

/** A guess as lines of a form, and what the form's corrections make of it. */

/** More answers than this are not shown for ordering. */
const mostShown = 60

export function linesOf(guess: Guess, samples: readonly string[][]): GuessLine[] {
  return groups(guess).map((columns): GuessLine => {
    const [first] = columns
    const options = columns.flatMap(({ options = [] }) => options)
    return {
      name: nameOf(first),
      header: columns.length > 1 ? first.title : first.header,
      samples:
        columns.length > 1 ? options.map(({ label }) => label) : (samples[first.column] ?? []).map(shortened),
      use: first.role,
      type: first.type,
      title: first.title,
      ...(options.length > 0 &&
        options.length <= mostShown &&
        columns.length === 1 && { options: options.map(({ value }) => value).join('\n') }),
      ordered: first.scale === 'ordinal',
      why: first.why ?? '',
      columns: columns.length,
    }
  })
}

/** The guess with the form's corrections, and what cannot be taken. */
export function correctedBy(
  form: Form,
  guess: Guess,
): { guess: Guess; errors: { field: string; message: string }[] } {
  const errors: { field: string; message: string }[] = []
  const columns = groups(guess).flatMap((columns) => {
    const [first] = columns
    const name = nameOf(first)
    const given = (part: string) => form.first(`${name}.${part}`)
    const role = roles.find((known) => known === given('use')) ?? first.role
    const title = given('title')?.trim().slice(0, 2_000) || first.title
    if (columns.length > 1) return columns.map((column) => ({ ...column, role, title }))
    const asked = given('type') ?? first.type
    const type = isType(asked) ? asked : first.type
    const column: ColumnGuess = { ...first, role, title }
    if (type !== first.type) return [retyped(column, type)]
    if (given('options') === undefined || !first.options) return [column]
    const options = ordered(given('options') ?? '', first.options)
    if (!options.ok)
      errors.push({ field: `${name}.options`, message: `“${first.header}”: ${options.message}` })
    const scale = type === 'choice' ? (given('ordered') ? 'ordinal' : 'nominal') : first.scale
    return [{ ...column, scale, options: options.ok ? options.options : first.options }]
  })
  return { guess: { ...guess, columns: columns.toSorted((one, other) => one.column - other.column) }, errors }
}

function isType(name: string): name is ColumnGuess['type'] {
  return name in questionTypes
}

/** What belongs to the old type goes; the new one's is found in the column itself. */
function retyped(column: ColumnGuess, type: ColumnGuess['type']): ColumnGuess {
  const { options: _options, separator: _separator, min: _min, max: _max, ...rest } = column
  return { ...rest, type }
}

/** The known answers in the order of the lines; all of them must be there, as each stands in the file. */
function ordered(
  lines: string,
  options: readonly OptionGuess[],
): { ok: true; options: OptionGuess[] } | { ok: false; message: string } {
  const wanted = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const byValue = new Map(options.map((option) => [option.value, option]))
  const strange = wanted.find((line) => !byValue.has(line))
  if (strange !== undefined)
    return {
      ok: false,
      message: `“${shortened(strange)}” is none of its answers; only their order can be changed here.`,
    }
  const named = [...new Set(wanted)].flatMap((line) => byValue.get(line) ?? [])
  return { ok: true, options: [...named, ...options.filter((option) => !named.includes(option))] }
}

function groups({ columns }: Guess): [ColumnGuess, ...ColumnGuess[]][] {
  const byQuestion = Map.groupBy(columns, ({ id, spread, column }) => (spread ? id : column))
  return [...byQuestion.values()] as [ColumnGuess, ...ColumnGuess[]][] // a group has at least what made it
}

function nameOf({ column }: ColumnGuess): string {
  return `c${column}`
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
