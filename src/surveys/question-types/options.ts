import { z } from 'zod'
import type { ColumnOption } from '../column.ts'
import { plainText } from '../markdown.ts'
import type { ItemList } from '../question-type.ts'
import { slugOf } from '../slug.ts'
import { type Text, text, textIn } from '../text.ts'

/** What a choice and a set of choices share: their list of options. */

export const optionId = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_]{0,62}$/,
    'An option’s id has only a–z, 0–9 and _, and starts with a letter or digit',
  )

const option = z.strictObject({
  id: optionId,
  label: text,
  /** "Other", which takes words of one's own; or "None of these", "Don't know": excludes all others, beside any order. */
  kind: z.enum(['other', 'none']).optional(),
  /** A value that interval methods may take in place of the rank. */
  points: z.number().optional(),
  /** Offered only where this rule holds. */
  showIf: z.string().max(2_000).optional(),
  /** Stays at its place when the list is shuffled. */
  anchored: z.boolean().optional(),
  /** The id of a picture among the survey's files; its words are the label. */
  picture: z
    .string()
    .regex(/^[0-9a-z]{1,64}$/, 'A picture is named by its id, as the editor shows it')
    .optional(),
})
export type Option = z.infer<typeof option>

export const mostOptions = 5_000

/** Without any only where logic carries others in; that is looked at with the whole survey. */
export const optionList = z
  .array(option)
  .max(mostOptions, 'A question takes at most 5,000 options')
  .superRefine((options, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message })
    const id = repeated(options.map(({ id }) => id))
    if (id) complain(`Two options have the id “${id}”. Give one of them another id`)
    const label = repeated(options.map(({ label }) => Object.values(label)[0]?.trim() ?? ''))
    if (label) complain(`Two options are called “${label}”. Word one of them differently`)
    if (options.some(({ label }) => Object.values(label).every((words) => words.trim() === '')))
      complain('Each option needs words')
    if (options.filter(({ kind }) => kind === 'other').length > 1)
      complain('Only one option can be the “Other” with words of one’s own')
  })

/** The list that logic may hide options from, carry others into and shuffle. */
export function optionsAsList<S extends { options: Option[] }>(
  picked: (answer: unknown) => readonly string[],
  more: Pick<ItemList<S>, 'words' | 'only'> = {},
): ItemList<S> {
  return {
    label: 'Options',
    items: ({ options }) => options,
    with: (settings, items) => ({ ...settings, options: items }),
    picked,
    ...more,
  }
}

export function findOption(options: readonly Option[], id: string): Option | undefined {
  return options.find((option) => option.id === id)
}

export function otherOption(options: readonly Option[]): Option | undefined {
  return options.find(({ kind }) => kind === 'other')
}

/** The option a cell of a file names: by a label in any language, by id, else by a label whatever its capitals. */
export function optionNamed(options: readonly Option[], name: string): Option | undefined {
  const wanted = name.trim()
  const folded = wanted.toLowerCase()
  return (
    options.find(({ label }) => Object.values(label).some((words) => words.trim() === wanted)) ??
    findOption(options, wanted) ??
    options.find(({ label }) => Object.values(label).some((words) => words.trim().toLowerCase() === folded))
  )
}

/** On an ordinal scale "Other" and "None of these" stand beside the order. */
export function columnOptions(
  options: readonly Option[],
  language: string,
  ordered: boolean,
): ColumnOption[] {
  return options.map(({ id, label, kind, points }) => ({
    id,
    label: plainText(textIn(label, language)),
    ...(points !== undefined && { points }),
    ...(ordered && kind && { outside: true }),
  }))
}

/** Options as lines to edit: the label; with the id before it where the label would not give it. */
export function optionLines(options: readonly Option[], language: string): string {
  const taken = new Set<string>()
  return options
    .map(({ id, label, points }) => {
      const words = textIn(label, language)
      const derived = slugOf(words, taken, { fallback: 'option' })
      if (points !== undefined) return `${id} | ${words} | ${points}`
      return derived === id && !words.includes(' | ') ? words : `${id} | ${words}`
    })
    .join('\n')
}

/** The options that lines came to. Unchanged labels keep their ids, and so does what says `id | label`. */
export function optionsFromLines(lines: string, before: readonly Option[], language: string): Option[] {
  const wanted = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readLine)
  const known = new Map(before.map((option) => [textIn(option.label, language).trim(), option]))
  const taken = new Set(before.map(({ id }) => id))
  return wanted.map(({ id, words, points }) => {
    const old = id === undefined ? known.get(words) : findOption(before, id)
    const label: Text = { ...old?.label, [language]: words }
    const { kind: _, points: __, ...kept } = old ?? {}
    return {
      ...kept,
      id: id ?? old?.id ?? slugOf(words, taken, { fallback: 'option' }),
      label,
      ...(points !== undefined && { points }),
    }
  })
}

function readLine(line: string): { id?: string; words: string; points?: number } {
  const [, id, words = '', points] =
    /^([a-z0-9][a-z0-9_]*)\s+\|\s+(.+?)(?:\s+\|\s+(-?\d+(?:\.\d+)?))?$/.exec(line) ?? []
  if (id === undefined) return { words: line }
  return { id, words, ...(points !== undefined && { points: Number(points) }) }
}

function repeated(values: string[]): string | undefined {
  const seen = new Set<string>()
  return values.find((value) => seen.size === seen.add(value).size)
}
