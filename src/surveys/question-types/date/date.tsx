import { z } from 'zod'
import { isDay, readDay } from '../../dates.ts'
import { type Parsed, questionType } from '../../question-type.ts'
import { spokenMoment } from '../../spoken.ts'
import { fieldText, TextField } from '../fields.tsx'
import { single } from '../inputs.ts'
import { MomentInput } from '../moments.tsx'

const day = z
  .string()
  .refine(isDay, 'Write the earliest and the latest day as year-month-day, like 2026-01-31')

const settings = z
  .strictObject({ min: day.optional(), max: day.optional() })
  .refine(({ min = '', max = '9999' }) => min <= max, 'The earliest day is after the latest')

export const date = questionType<z.infer<typeof settings>, string>({
  label: 'Date',
  summary: 'A day in the calendar',
  settings,
  answer: z.string('send a date, like "2026-01-31"'),
  blank: {},
  parse(inputs) {
    const written = single(inputs)
    return written.ok ? dayIn(written.answer ?? '') : written
  },
  check(day, { min, max }) {
    if (!isDay(day)) return { word: 'date.form', with: { example } }
    if (min !== undefined && day < min) return { word: 'date.min', with: { min: { when: min } } }
    if (max !== undefined && day > max) return { word: 'date.max', with: { max: { when: max } } }
    return undefined
  },
  columns: (key, label) => [{ key, label, scale: 'time' }],
  cells: (day) => [day],
  value: (day) => day,
  valueKind: 'date',
  read: dayIn,
  write: (day) => day,
  show: (day, _, language) => spokenMoment(day, language),
  labelling: 'input',
  Control: (props) => <MomentInput {...props} type="date" example={example} holds={isDay} />,
  Editor: ({ name, settings: { min, max } }) => (
    <>
      <TextField name={`${name}.min`} label="Earliest day" hint="As year-month-day" value={min} />
      <TextField name={`${name}.max`} label="Latest day" hint="As year-month-day" value={max} />
    </>
  ),
  edit: (inputs) => ({
    min: fieldText(inputs, 'min') || undefined,
    max: fieldText(inputs, 'max') || undefined,
  }),
  examples: [
    {
      settings: { min: '2020-01-01', max: '2029-12-31' },
      accepts: [
        { inputs: { '': ['2024-02-29'] }, answer: '2024-02-29' },
        { inputs: { '': ['24.12.2026'] }, answer: '2026-12-24' },
        { inputs: { '': ['12/24/2026'] }, answer: '2026-12-24' },
        { inputs: { '': ['٢٠٢٦-٠١-٣١'] }, answer: '2026-01-31' },
        { inputs: { '': ['2026年1月31日'] }, answer: '2026-01-31' },
      ],
      rejects: [
        { '': ['2023-02-29'] },
        { '': ['2019-12-31'] },
        { '': ['2030-01-01'] },
        { '': ['04/05/2026'] },
        { '': ['tomorrow'] },
        { '': ['2026-01-01', '2026-01-02'] },
      ],
      refuses: ['2023-02-29', '24.12.2026', '2024-02-29T00:00:00Z', 20_240_229, ['2024-02-29'], '2019-12-31'],
      reads: [
        { cell: '29 Feb 2024', answer: '2024-02-29' },
        { cell: '2024-02-29 13:45:00', answer: '2024-02-29' },
      ],
    },
  ],
})

const example = '2026-01-31'

function dayIn(written: string): Parsed<string> {
  if (written.trim() === '') return { ok: true, answer: undefined }
  const day = readDay(written)
  return day === undefined
    ? { ok: false, issue: { word: 'date.form', with: { example } } }
    : { ok: true, answer: day }
}
