import type { Cell, Column } from '../../column.ts'
import { plainText } from '../../markdown.ts'
import type { Inputs, Parsed, Value, ValueKind } from '../../question-type.ts'
import { type Text, textIn } from '../../text.ts'
import type { Issue } from '../../words.ts'
import { cellOf } from '../rows.tsx'
import { type Field, kindOf } from './kinds.ts'

/** What the fields beside each other were answered with, by the fields' ids. */
export type FieldAnswers = Readonly<Record<string, unknown>>

export function parseFields(
  fields: readonly Field[],
  inputsOf: (field: string) => Inputs,
): Parsed<FieldAnswers> {
  const answers: Record<string, unknown> = {}
  for (const field of fields) {
    const parsed = kindOf(field).parse(inputsOf(field.id), settingsOf(field))
    if (!parsed.ok) return { ok: false, issue: issueAt(field, parsed.issue) }
    if (parsed.answer !== undefined) answers[field.id] = parsed.answer
  }
  return { ok: true, answer: Object.keys(answers).length > 0 ? answers : undefined }
}

/** The inputs of what stands within a question: their names begin with `start`. */
export function inputsWithin(inputs: Inputs, start: string): Inputs {
  return (part = '') => inputs(part ? `${start}.${part}` : start)
}

/** Each answer as its kind tidies it, in the order of the fields; what has no shape stays, to be refused. */
export function tidyFields(
  answers: FieldAnswers,
  fields: readonly Field[],
): Record<string, unknown> | undefined {
  const tidied: Record<string, unknown> = {}
  for (const field of fields) {
    const given = cellOf(answers, field.id)
    if (given === undefined || given === null) continue
    const tidy = tidyField(field, given)
    if (tidy !== undefined) tidied[field.id] = tidy
  }
  for (const id of Object.keys(answers))
    if (!fields.some((field) => field.id === id)) tidied[id] = answers[id]
  return Object.keys(tidied).length > 0 ? tidied : undefined
}

export function checkFields(answers: FieldAnswers, fields: readonly Field[]): Issue | undefined {
  for (const [id, given] of Object.entries(answers)) {
    const field = fields.find((field) => field.id === id)
    if (!field) return { word: 'repeat.unknown' }
    const kind = kindOf(field)
    const shaped = kind.answer?.safeParse(given)
    if (!shaped?.success) {
      const expected = shaped?.error.issues[0]?.message ?? ''
      return issueAt(field, { word: 'answer.form', with: { expected } })
    }
    const issue = kind.check(shaped.data, settingsOf(field))
    if (issue) return issueAt(field, issue)
  }
  const missing = fields.find(({ id, required }) => required && !Object.hasOwn(answers, id))
  return missing ? { word: 'row.missing', with: { row: missing.label } } : undefined
}

export function issueAt({ label }: { label: Text }, issue: Issue): Issue {
  return { word: 'row.issue', with: { row: label, issue } }
}

export function columnsOfField(field: Field, key: string, label: string, language: string): Column[] {
  return kindOf(field).columns(key, `${label} – ${labelOf(field, language)}`, settingsOf(field), language)
}

/** One per column of the field; all empty where it has no answer. */
export function cellsOfField(field: Field, answers: FieldAnswers | undefined): Cell[] {
  const kind = kindOf(field)
  const given = cellOf(answers, field.id)
  if (given === undefined) return kind.columns('', '', settingsOf(field), 'en').map(() => null)
  return kind.cells(given, settingsOf(field))
}

export function valueOfField(field: Field, answers: FieldAnswers | undefined): Value {
  const given = cellOf(answers, field.id)
  return given === undefined ? undefined : kindOf(field).value(given, settingsOf(field))
}

export function valueKindOf(field: Field): ValueKind {
  const { valueKind } = kindOf(field)
  return typeof valueKind === 'function' ? valueKind(settingsOf(field)) : valueKind
}

export function writeField(field: Field, answers: FieldAnswers, language: string): string | undefined {
  const given = cellOf(answers, field.id)
  return given === undefined ? undefined : kindOf(field).write(given, settingsOf(field), language)
}

export function readField(field: Field, cell: string): Parsed<unknown> {
  const parsed = kindOf(field).read(cell, settingsOf(field))
  return parsed.ok ? parsed : { ok: false, issue: issueAt(field, parsed.issue) }
}

export function labelOf({ label }: Field, language: string): string {
  return plainText(textIn(label, language))
}

const read = new WeakMap<Field, unknown>()

/** As the kind reads them; the list of fields was refused where it could not. */
export function settingsOf(field: Field): unknown {
  if (!read.has(field)) read.set(field, kindOf(field).settings.parse(field.settings))
  return read.get(field)
}

function tidyField(field: Field, given: unknown): unknown {
  const kind = kindOf(field)
  const shaped = kind.answer?.safeParse(given)
  if (!shaped?.success || !kind.tidy) return given
  return kind.tidy(shaped.data, settingsOf(field))
}
