import { z } from 'zod'
import type { Parsed } from '../../question-type.ts'
import { readField, writeField } from '../inner/fields.ts'
import { readLines, writeLine } from '../lines.ts'
import type { Answer, Settings } from './repeat.tsx'

/** An entry a line, `Name: Ann; Age: 34`; as JSON where that would not be read back the same. */
export function writeEntries(answer: Answer, settings: Settings, language: string): string {
  const lines = answer.entries.map((entry) =>
    settings.fields
      .flatMap((field) => {
        const written = writeField(field, entry, language)
        return written === undefined ? [] : [writeLine(field, written, language)]
      })
      .join('; '),
  )
  const text = lines.join('\n')
  const read = readEntries(text, settings)
  return read.ok && JSON.stringify(read.answer) === JSON.stringify(inOrder(answer, settings))
    ? text
    : JSON.stringify(answer.entries)
}

const entries = z.array(z.record(z.string(), z.unknown()))

export function readEntries(cell: string, settings: Settings): Parsed<Answer> {
  const stored = cell.trimStart().startsWith('[') ? entries.safeParse(jsonOf(cell)) : undefined
  if (stored?.success) return { ok: true, answer: { entries: stored.data } }
  const read: Record<string, unknown>[] = []
  for (const line of cell.split('\n')) {
    if (line.trim() === '') continue
    const found = readLines(line, settings.fields)
    if (!found) return { ok: false, issue: { word: 'repeat.unknown' } }
    const entry: Record<string, unknown> = {}
    for (const field of settings.fields) {
      const parsed = readField(field, found.get(field.id) ?? '')
      if (!parsed.ok) return parsed
      if (parsed.answer !== undefined) entry[field.id] = parsed.answer
    }
    read.push(entry)
  }
  return { ok: true, answer: { entries: read } }
}

/** As it is read back: fields in their order. */
function inOrder({ entries }: Answer, { fields }: Settings): Answer {
  return {
    entries: entries.map((entry) =>
      Object.fromEntries(fields.flatMap(({ id }) => (Object.hasOwn(entry, id) ? [[id, entry[id]]] : []))),
    ),
  }
}

function jsonOf(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    return undefined
  }
}
