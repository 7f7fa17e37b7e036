import type { Parsed } from '../../question-type.ts'
import { checkFields, type FieldAnswers, readField, writeField } from '../inner/fields.ts'
import type { Field } from '../inner/kinds.ts'
import { readLines, writeLine } from '../lines.ts'
import { cellOf, type Row } from '../rows.tsx'

interface Settings {
  rows: readonly Row[]
  fields: readonly Field[]
}

interface Answer {
  rows: Record<string, Record<string, unknown>>
}

/** `Row – field: answer`, a line each; as JSON where an answer has lines of its own. */
export function writeRows({ rows }: Answer, { rows: all, fields }: Settings, language: string): string {
  const lines = namedIn(all, fields).flatMap((named) => {
    const given = cellOf(rows, named.row.id)
    const written = given && writeField(named.field, given, language)
    return written === undefined ? [] : [{ named, written }]
  })
  if (lines.some(({ written }) => written.includes('\n'))) return JSON.stringify({ rows })
  return lines.map(({ named, written }) => writeLine(named, written, language)).join('\n')
}

export function readRows(cell: string, { rows, fields }: Settings): Parsed<Answer> {
  const stored = readJson(cell)
  if (stored) return refuseUnfit(stored, fields)
  const things = namedIn(rows, fields)
  const lines = readLines(cell, things)
  if (!lines) return { ok: false, issue: { word: 'row.unknown' } }
  const given: Record<string, Record<string, unknown>> = {}
  for (const { id, row, field } of things) {
    const parsed = readField(field, lines.get(id) ?? '')
    if (!parsed.ok) return parsed
    if (parsed.answer !== undefined) (given[row.id] ??= {})[field.id] = parsed.answer
  }
  return { ok: true, answer: { rows: given } }
}

/** Every row with every field, called `Row – field` in each language that one of them has words in. */
function namedIn(rows: readonly Row[], fields: readonly Field[]) {
  return rows.flatMap((row) =>
    fields.map((field) => {
      const languages = [...Object.keys(row.label), ...Object.keys(field.label)]
      const label = Object.fromEntries(
        languages.map((language) => [language, `${wordsIn(row, language)} – ${wordsIn(field, language)}`]),
      )
      return { id: `${row.id}_${field.id}`, label, row, field }
    }),
  )
}

function wordsIn({ label }: Row | Field, language: string): string {
  return label[language] ?? Object.values(label)[0] ?? ''
}

function readJson(cell: string): Answer | undefined {
  if (!cell.trimStart().startsWith('{')) return undefined
  try {
    const read: unknown = JSON.parse(cell)
    return isAnswer(read) ? read : undefined
  } catch {
    return undefined
  }
}

function isAnswer(value: unknown): value is Answer {
  const rows = isObject(value) ? value.rows : undefined
  return isObject(rows) && Object.values(rows).every(isObject)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuseUnfit(answer: Answer, fields: readonly Field[]): Parsed<Answer> {
  const given: FieldAnswers[] = Object.values(answer.rows)
  const issue = given.map((answers) => checkFields(answers, fields)).find((issue) => issue !== undefined)
  return issue ? { ok: false, issue } : { ok: true, answer }
}
