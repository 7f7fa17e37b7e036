import { z } from 'zod'
import { type Parsed, questionType } from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import type { Issue } from '../../words.ts'
import { fieldNumber, fieldWords, NumberField, TextField } from '../fields.tsx'
import { editFields, FieldEditor } from '../inner/field-editor.tsx'
import { checkFields, inputsWithin, parseFields, tidyFields } from '../inner/fields.ts'
import { fieldList } from '../inner/kinds.ts'
import { Entries } from './entries-control.tsx'
import { readEntries, writeEntries } from './entries-as-text.ts'
import { cellsOfEntries, columnsOfEntries, partOfEntries, partsOfEntries } from './entry-columns.ts'
import { examples } from './examples.ts'
import { entryName, sentEntries } from './sent-entries.ts'

const count = z.number('Write how many as a whole number').int('Write how many as a whole number')

const most = 50

const settings = z
  .strictObject({
    /** What is asked of each. */
    fields: fieldList.refine(
      (fields) => fields.every(({ id }) => id !== 'count'),
      'A field cannot have the id “count”; rules read how many there are by that name',
    ),
    /** What one of them is called: person, trip. */
    noun: text.optional(),
    min: count.min(0, 'The fewest are 0 or more').optional(),
    max: count.min(1, 'At least one must be allowed').max(most, `At most ${most} can be allowed`).default(20),
    /** So many have columns of their own in results and files; all enter the sums. */
    listed: count.min(0, 'Columns are for 0 or more').max(most, `Columns are for at most ${most}`).default(3),
  })
  .refine(({ min = 0, max }) => min <= max, 'The fewest are above the most')
export type Settings = z.infer<typeof settings>

const wanted = 'send each entry’s fields, like {"entries": [{"age": 34}, {"age": 5}]}'
const answer = z.strictObject(
  { entries: z.array(z.record(z.string(), z.unknown(), wanted), wanted).max(1_000, wanted) },
  wanted,
)
export type Answer = z.infer<typeof answer>

export const repeat = questionType<Settings, Answer>({
  label: 'Repeated entries',
  summary: 'The same few fields for each of several, such as the people of a household',
  settings,
  answer,
  blank: {
    fields: [{ id: 'name', label: { en: 'Name' }, type: 'short_text', settings: { max: 100 } }],
    max: 20,
    listed: 3,
  },
  parse(inputs, settings): Parsed<Answer> {
    if (inputs().some((value) => value.trim() !== '')) return { ok: false, issue: { word: 'repeat.unknown' } }
    const entries: Record<string, unknown>[] = []
    for (const [index, place] of sentEntries(inputs).entries()) {
      const parsed = parseFields(settings.fields, (field) => inputsWithin(inputs, `${place}.${field}`))
      if (!parsed.ok) return { ok: false, issue: issueOf(index, parsed.issue, settings) }
      if (parsed.answer) entries.push({ ...parsed.answer })
    }
    return { ok: true, answer: { entries } }
  },
  tidy({ entries }, { fields }) {
    const tidied = entries.map((entry) => tidyFields(entry, fields)).filter((entry) => entry !== undefined)
    return tidied.length > 0 ? { entries: tidied } : undefined
  },
  check({ entries }, settings) {
    const { min = 0, max, fields } = settings
    if (entries.length > max) return { word: 'repeat.max', with: { max } }
    for (const [index, entry] of entries.entries()) {
      const issue = checkFields(entry, fields)
      if (issue) return issueOf(index, issue, settings)
    }
    return entries.length < min ? { word: 'repeat.min', with: { min } } : undefined
  },
  columns: columnsOfEntries,
  cells: cellsOfEntries,
  value: ({ entries }) => entries.length,
  valueKind: 'number',
  parts: partsOfEntries,
  partValue: partOfEntries,
  read: readEntries,
  write: writeEntries,
  labelling: 'group',
  Control: Entries,
  Editor: ({ name, settings: { fields, noun, min, max, listed }, language }) => (
    <>
      <TextField
        name={`${name}.noun`}
        label="What one of them is called"
        hint="Such as: Person, Trip"
        value={textIn(noun, language)}
      />
      <NumberField name={`${name}.min`} label="At least so many" value={min} />
      <NumberField name={`${name}.max`} label="At most so many" value={max} />
      <NumberField
        name={`${name}.listed`}
        label="How many have columns of their own"
        hint="Results and files also hold how many there are, and the sums and means of all"
        value={listed}
      />
      <FieldEditor name={name} fields={fields} language={language} />
    </>
  ),
  edit: (inputs, before, language) => ({
    noun: fieldWords(inputs, 'noun', before.noun, language),
    min: fieldNumber(inputs, 'min'),
    max: fieldNumber(inputs, 'max'),
    listed: fieldNumber(inputs, 'listed'),
    fields: editFields(inputs, before.fields, language),
  }),
  examples,
})

function issueOf(index: number, issue: Issue, { noun }: Settings): Issue {
  return { word: 'row.issue', with: { row: entryName(noun, index), issue } }
}
