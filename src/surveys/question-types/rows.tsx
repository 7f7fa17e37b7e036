import { z } from 'zod'
import type { Inputs, ItemList } from '../question-type.ts'
import { slugOf } from '../slug.ts'
import { text, type Text, textIn } from '../text.ts'
import type { Issue } from '../words.ts'
import { fieldText, LinesField } from './fields.tsx'
import { optionId } from './options.ts'

/** A list of things that are each asked about in turn: the rows of a matrix, what is ranked or shares a sum. */

const row = z.strictObject({
  id: optionId,
  label: text,
  /** Offered only where this rule holds. */
  showIf: z.string().max(2_000).optional(),
  /** Stays at its place when the list is shuffled. */
  anchored: z.boolean().optional(),
})
export type Row = z.infer<typeof row>

const most = 200

/** `noun` is what an author knows one of them as. None only where logic carries some in, as the whole survey shows. */
export function rowList(noun: string) {
  return z
    .array(row)
    .max(most, `A question takes at most ${most} ${noun}s`)
    .superRefine((rows, context) => {
      const complain = (message: string) => context.addIssue({ code: 'custom', message })
      const id = repeated(rows.map(({ id }) => id))
      if (id) complain(`Two ${noun}s have the id “${id}”. Give one of them another id`)
      const label = repeated(rows.map(({ label }) => Object.values(label)[0]?.trim() ?? ''))
      if (label) complain(`Two ${noun}s are called “${label}”. Word one of them differently`)
      if (rows.some(({ label }) => Object.values(label).every((words) => words.trim() === '')))
        complain(`Each ${noun} needs words`)
    })
}

/** An answer by rows, whatever each row's part of it is. */
const answerByRows = z.object({ rows: z.record(z.string(), z.unknown()) })

/** For logic: the rows of a question whose answer is `{ rows: { … } }`; picked are those that were answered. */
export function rowsAsList<S extends { rows: Row[] }>(): ItemList<S> {
  return {
    label: 'Rows',
    items: ({ rows }) => rows,
    with: (settings, items) => ({ ...settings, rows: [...items] }),
    picked: (answer) => Object.keys(rowsIn(answer)),
    only: (answer, offered) => mapRows(answer, (cell, id) => (offered.has(id) ? cell : undefined)),
  }
}

/** An answer by rows with other cells; without rows that say nothing any more, and nothing where none is left. */
export function mapRows(answer: unknown, become: (cell: unknown, id: string) => unknown): unknown {
  const kept = Object.entries(rowsIn(answer)).flatMap(([id, cell]) => {
    const now = become(cell, id)
    return now === undefined ? [] : [[id, now]]
  })
  return kept.length > 0 ? { rows: Object.fromEntries(kept) } : undefined
}

function rowsIn(answer: unknown): Record<string, unknown> {
  return answerByRows.safeParse(answer).data?.rows ?? {}
}

export function findRow<R extends Row>(rows: readonly R[], id: string): R | undefined {
  return rows.find((row) => row.id === id)
}

/** An answer's entries in the order of the rows; what is unknown comes last, to be refused. */
export function inRowOrder<C>(cells: Readonly<Record<string, C>>, rows: readonly Row[]): Record<string, C> {
  const known = rows.flatMap(({ id }) => entryOf(cells, id))
  const unknown = Object.entries(cells).filter(([id]) => !findRow(rows, id))
  return Object.fromEntries([...known, ...unknown])
}

/** What is wrong with the first row that has something wrong, said with the row's words. */
export function checkRows<C>(
  cells: Readonly<Record<string, C>>,
  rows: readonly Row[],
  checkCell: (cell: C) => Issue | undefined,
  every = false,
): Issue | undefined {
  for (const [id, cell] of Object.entries(cells)) {
    const row = findRow(rows, id)
    if (!row) return { word: 'row.unknown' }
    const issue = checkCell(cell)
    if (issue) return { word: 'row.issue', with: { row: row.label, issue } }
  }
  const missing = every && rows.find(({ id }) => !Object.hasOwn(cells, id))
  return missing ? { word: 'row.missing', with: { row: missing.label } } : undefined
}

/** Questions of several inputs have none that is called like the question alone. */
export function strayInput(inputs: Inputs): Issue | undefined {
  return inputs().some((value) => value.trim() !== '') ? { word: 'row.unknown' } : undefined
}

/** The answer's own cell of a row; ids may be called like what every object inherits. */
export function cellOf<C>(cells: Readonly<Record<string, C>> | undefined, id: string): C | undefined {
  return cells && Object.hasOwn(cells, id) ? cells[id] : undefined
}

interface RowFieldsProps {
  name: string
  label: string
  rows: readonly Row[]
  language: string
}

export function RowFields({ name, label, rows, language }: RowFieldsProps) {
  return (
    <LinesField
      name={`${name}.rows`}
      label={label}
      hint="One on each line. To reword one and keep its answers, write its id before the new words: id | new words"
      value={rowLines(rows, language)}
      rows={Math.min(20, Math.max(4, rows.length + 1))}
    />
  )
}

/** Unchanged words keep their ids, and so does what says `id | words`. */
export function editRows(inputs: Inputs, before: readonly Row[], language: string): Row[] {
  return rowsFromLines(fieldText(inputs, 'rows'), before, language)
}

export function rowsFromLines(lines: string, before: readonly Row[], language: string): Row[] {
  const known = new Map(before.map((row) => [textIn(row.label, language).trim(), row]))
  const taken = new Set(before.map(({ id }) => id))
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, id, words = line] = /^([a-z0-9][a-z0-9_]*)\s+\|\s+(.+)$/.exec(line) ?? []
      const old = id === undefined ? known.get(words) : findRow(before, id)
      const label: Text = { ...old?.label, [language]: words }
      return { ...old, id: id ?? old?.id ?? slugOf(words, taken, { fallback: 'row' }), label }
    })
}

export function rowLines(rows: readonly Row[], language: string): string {
  const taken = new Set<string>()
  return rows
    .map(({ id, label }) => {
      const words = textIn(label, language)
      const derived = slugOf(words, taken, { fallback: 'row' })
      return derived === id && !words.includes(' | ') ? words : `${id} | ${words}`
    })
    .join('\n')
}

function entryOf<C>(cells: Readonly<Record<string, C>>, id: string): [string, C][] {
  const cell = cellOf(cells, id)
  return cell === undefined ? [] : [[id, cell]]
}

function repeated(values: string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) !== index)
}
