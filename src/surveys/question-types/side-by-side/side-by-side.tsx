import { z } from 'zod'
import type { Column } from '../../column.ts'
import { plainText } from '../../markdown.ts'
import { type ControlProps, type Parsed, questionType } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import { FieldControls } from '../inner/field-controls.tsx'
import { editFields, FieldEditor } from '../inner/field-editor.tsx'
import {
  cellsOfField,
  checkFields,
  columnsOfField,
  type FieldAnswers,
  inputsWithin,
  issueAt,
  labelOf,
  parseFields,
  tidyFields,
  valueKindOf,
  valueOfField,
} from '../inner/fields.ts'
import { fieldList } from '../inner/kinds.ts'
import {
  cellOf,
  checkRows,
  editRows,
  inRowOrder,
  RowFields,
  type Row,
  rowList,
  rowsAsList,
  strayInput,
} from '../rows.tsx'
import { editEvery, EveryField } from '../scale-fields.tsx'
import { examples } from './examples.ts'
import { readRows, writeRows } from './rows-as-text.ts'
import { Said } from '../said.tsx'

const settings = z.strictObject({
  rows: rowList('row'),
  /** What is asked about each row. */
  fields: fieldList,
  /** Whoever answers a row must answer all of them. */
  every: z.boolean().optional(),
})
export type Settings = z.infer<typeof settings>

const wanted = 'send the fields’ answers for each row, like {"rows": {"phone": {"hours": 3}}}'
const answer = z.strictObject(
  { rows: z.record(z.string(), z.record(z.string(), z.unknown(), wanted), wanted) },
  wanted,
)
export type Answer = z.infer<typeof answer>

export const sideBySide = questionType<Settings, Answer>({
  label: 'Side by side',
  summary: 'Several things asked about each of several rows',
  settings,
  answer,
  blank: {
    rows: [
      { id: 'first', label: { en: 'First' } },
      { id: 'second', label: { en: 'Second' } },
    ],
    fields: [
      { id: 'hours', label: { en: 'Hours a week' }, type: 'number', settings: { min: 0 } },
      {
        id: 'liking',
        label: { en: 'How much do you like it?' },
        type: 'rating',
        settings: { min: 1, max: 5 },
      },
    ],
  },
  parse(inputs, { rows, fields }): Parsed<Answer> {
    const stray = strayInput(inputs)
    if (stray) return { ok: false, issue: stray }
    const given: Record<string, Record<string, unknown>> = {}
    for (const row of rows) {
      const parsed = parseFields(fields, (field) => inputsWithin(inputs, `${row.id}.${field}`))
      if (!parsed.ok) return { ok: false, issue: issueAt(row, parsed.issue) }
      if (parsed.answer) given[row.id] = { ...parsed.answer }
    }
    return { ok: true, answer: { rows: given } }
  },
  tidy({ rows }, settings) {
    const given = Object.entries(rows).flatMap(([id, answers]) => {
      const tidied = tidyFields(answers, settings.fields)
      return tidied ? [[id, tidied] as const] : []
    })
    return given.length > 0 ? { rows: inRowOrder(Object.fromEntries(given), settings.rows) } : undefined
  },
  check: ({ rows }, settings) =>
    checkRows(rows, settings.rows, (answers) => checkFields(answers, settings.fields), settings.every),
  columns: (key, label, { rows, fields }, language) =>
    rows.flatMap((row) =>
      fields.flatMap((field) => {
        const words = plainText(textIn(row.label, language))
        const start = `${key}_${row.id}_${field.id}`
        return columnsOfField(field, start, `${label} – ${words}`, language).map(
          (column): Column => ({
            ...column,
            ...(column.scale !== 'text' && {
              group: {
                kind: 'battery',
                name: key,
                role: field.id,
                item: row.id,
                title: label,
                itemLabel: words,
                roleLabel: labelOf(field, language),
              },
            }),
          }),
        )
      }),
    ),
  cells: (answer, { rows, fields }) =>
    rows.flatMap(({ id }) => fields.flatMap((field) => cellsOfField(field, cellOf(answer.rows, id)))),
  value: ({ rows }) => Object.keys(rows),
  valueKind: 'set',
  parts: ({ rows, fields }) =>
    rows.flatMap((row) =>
      fields.map((field) => ({ part: `${row.id}_${field.id}`, kind: valueKindOf(field) })),
    ),
  partValue(answer, part, { rows, fields }) {
    const row = rows.find(({ id }) => fields.some((field) => part === `${id}_${field.id}`))
    const field = fields.find(({ id }) => part === `${row?.id}_${id}`)
    return field && valueOfField(field, cellOf(answer.rows, row?.id ?? ''))
  },
  lists: { rows: rowsAsList() },
  read: readRows,
  write: writeRows,
  labelling: 'group',
  Control: (props) =>
    props.settings.rows.map((row, index) => <RowControl {...props} row={row} main={index === 0} />),
  Editor: ({ name, settings: { rows, fields, every }, language }) => (
    <>
      <RowFields name={name} label="Rows" rows={rows} language={language} />
      <EveryField name={name} every={every} />
      <FieldEditor name={name} fields={fields} language={language} />
    </>
  ),
  edit: (inputs, before, language) => ({
    rows: editRows(inputs, before.rows, language),
    ...editEvery(inputs),
    fields: editFields(inputs, before.fields, language),
  }),
  examples,
})

function RowControl({
  row,
  main,
  settings,
  answer,
  ...props
}: ControlProps<Settings, Answer> & { row: Row; main: boolean }) {
  const answers: FieldAnswers | undefined = cellOf(answer?.rows, row.id)
  return (
    <fieldset class="row">
      <legend>
        <Said text={row.label} language={props.language} />
      </legend>
      <FieldControls
        {...props}
        fields={settings.fields}
        answers={answers}
        within={row.id}
        main={main}
        autofocus={main && props.autofocus}
      />
    </fieldset>
  )
}
