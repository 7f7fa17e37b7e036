import type { Cell, Column } from '../../column.ts'
import type { Value, ValuePart } from '../../question-type.ts'
import { say } from '../../words.ts'
import { cellsOfField, columnsOfField, labelOf, valueOfField } from '../inner/fields.ts'
import type { Field } from '../inner/kinds.ts'
import type { Answer, Settings } from './repeat.tsx'
import { entryName } from './sent-entries.ts'

/** How many entries there are, the first ones' fields, and what all of them come to: sums, means, options picked. */
export function columnsOfEntries(key: string, label: string, settings: Settings, language: string): Column[] {
  const { fields, listed, noun } = settings
  const single = Array.from({ length: listed }, (_, index) =>
    fields.flatMap((field) =>
      columnsOfField(
        field,
        `${key}_${index + 1}_${field.id}`,
        `${label} – ${say(entryName(noun, index), language)}`,
        language,
      ),
    ),
  )
  return [
    { key: `${key}_count`, label: `${label} – ${say('repeat.count', language)}`, scale: 'interval' },
    ...fields.flatMap((field) => columnsOfAll(field, key, label, language)),
    ...single.flat(),
  ]
}

export function cellsOfEntries({ entries }: Answer, { fields, listed }: Settings): Cell[] {
  const single = Array.from({ length: listed }, (_, index) =>
    fields.flatMap((field) => cellsOfField(field, entries[index])),
  )
  return [entries.length, ...fields.flatMap((field) => cellsOfAll(field, entries)), ...single.flat()]
}

export function partsOfEntries({ fields }: Settings): ValuePart[] {
  const parts = fields.flatMap((field): ValuePart[] => {
    const part = field.id
    if (isNumber(field)) return [{ part, kind: 'numbers' }]
    if (field.type === 'choice') return [{ part, kind: 'set', options: optionsOf(field).map(({ id }) => id) }]
    return field.type === 'short_text' ? [{ part, kind: 'set' }] : []
  })
  return [{ part: 'count', kind: 'number' }, ...parts]
}

/** What the entries have in one field, those without it left out. */
export function partOfEntries({ entries }: Answer, part: string, { fields }: Settings): Value {
  if (part === 'count') return entries.length
  const field = fields.find(({ id }) => id === part)
  if (!field || field.type === 'date') return undefined
  return isNumber(field) ? numbersIn(field, entries) : textsIn(field, entries)
}

function columnsOfAll(field: Field, key: string, label: string, language: string): Column[] {
  const all = { key: `${key}_${field.id}`, label: `${label} – ${labelOf(field, language)}` }
  if (field.type === 'choice') return [{ ...all, scale: 'set', options: optionsOf(field, language) }]
  if (!isNumber(field)) return []
  const [own] = columnsOfField(field, key, label, language)
  const column = (word: 'repeat.sum' | 'repeat.mean', end: string): Column => ({
    key: `${all.key}_${end}`,
    label: `${all.label} – ${say(word, language)}`,
    scale: 'interval',
    ...(own?.unit && { unit: own.unit }),
  })
  // Points do not add up to anything.
  return [...(field.type === 'number' ? [column('repeat.sum', 'sum')] : []), column('repeat.mean', 'mean')]
}

function cellsOfAll(field: Field, entries: Answer['entries']): Cell[] {
  if (field.type === 'choice') return [textsIn(field, entries)]
  if (!isNumber(field)) return []
  const numbers = numbersIn(field, entries)
  const sum = numbers.reduce((sum, value) => sum + value, 0)
  const mean = numbers.length > 0 ? sum / numbers.length : null
  return field.type === 'number' ? [numbers.length > 0 ? sum : null, mean] : [mean]
}

function numbersIn(field: Field, entries: Answer['entries']): number[] {
  return entries.flatMap((entry) => {
    const value = valueOfField(field, entry)
    return typeof value === 'number' ? [value] : []
  })
}

function textsIn(field: Field, entries: Answer['entries']): string[] {
  const values = entries.flatMap((entry) => {
    const value = valueOfField(field, entry)
    return typeof value === 'string' ? [value] : []
  })
  return [...new Set(values)]
}

function isNumber({ type }: Field): boolean {
  return type === 'number' || type === 'rating'
}

function optionsOf(field: Field, language = 'en') {
  return columnsOfField(field, '', '', language)[0]?.options ?? []
}
