import { z } from 'zod'
import { isMoment, readMoment } from '../../dates.ts'
import { type Parsed, questionType } from '../../question-type.ts'
import { spokenMoment } from '../../spoken.ts'
import { fieldText, TextField } from '../fields.tsx'
import { single } from '../inputs.ts'
import { MomentInput } from '../moments.tsx'

const moment = z
  .string()
  .refine(isMoment, 'Write the earliest and the latest moment like 2026-01-31T13:45')
  .optional()

const settings = z
  .strictObject({ min: moment, max: moment })
  .refine(({ min = '', max = '9999' }) => min <= max, 'The earliest moment is after the latest')

export const dateTime = questionType<z.infer<typeof settings>, string>({
  label: 'Date and time',
  summary: 'A day with hours and minutes',
  settings,
  answer: z.string('send a date with a time, like "2026-01-31T13:45"'),
  blank: {},
  parse(inputs) {
    const written = single(inputs)
    return written.ok ? momentIn(written.answer ?? '') : written
  },
  check(moment, { min, max }) {
    if (!isMoment(moment)) return { word: 'moment.form', with: { example } }
    if (min !== undefined && moment < min) return { word: 'moment.min', with: { min: { when: min } } }
    if (max !== undefined && moment > max) return { word: 'moment.max', with: { max: { when: max } } }
    return undefined
  },
  columns: (key, label) => [{ key, label, scale: 'time' }],
  cells: (moment) => [moment],
  // Rules compare days; the time of day is a part of its own.
  value: (moment) => moment.slice(0, 10),
  valueKind: 'date',
  parts: () => [
    { part: 'date', kind: 'date' },
    { part: 'time', kind: 'time' },
  ],
  partValue: (moment, part) => (part === 'time' ? moment.slice(11) : moment.slice(0, 10)),
  read: momentIn,
  write: spoken,
  show: (moment, _, language) => spokenMoment(moment, language),
  labelling: 'input',
  Control: (props) => <MomentInput {...props} type="datetime-local" example={example} holds={isMoment} />,
  Editor: ({ name, settings: { min, max } }) => (
    <>
      <TextField
        name={`${name}.min`}
        label="Earliest moment"
        hint="Like 2026-01-31 08:00"
        value={shown(min)}
      />
      <TextField name={`${name}.max`} label="Latest moment" hint="Like 2026-12-31 17:30" value={shown(max)} />
    </>
  ),
  edit: (inputs) => ({ min: entered(fieldText(inputs, 'min')), max: entered(fieldText(inputs, 'max')) }),
  examples: [
    {
      settings: { min: '2026-01-01T00:00', max: '2026-12-31T23:59' },
      accepts: [
        { inputs: { '': ['2026-01-31T13:45'] }, answer: '2026-01-31T13:45' },
        { inputs: { '': ['24.12.2026 18:30'] }, answer: '2026-12-24T18:30' },
        { inputs: { '': ['24 Dec 2026, 6:30 pm'] }, answer: '2026-12-24T18:30' },
      ],
      rejects: [
        { '': ['2026-01-31'] },
        { '': ['13:45'] },
        { '': ['2026-02-30T10:00'] },
        { '': ['2026-01-31T24:00'] },
        { '': ['2025-12-31T23:59'] },
        { '': ['2027-01-01T00:00'] },
        { '': ['tomorrow at noon'] },
        { '': ['2026-01-31T13:45', '2026-01-31T13:46'] },
      ],
      refuses: ['2026-01-31 13:45', '2026-01-31', 1_769_867_100, ['2026-01-31T13:45'], '2026-01-31T13:45Z'],
      reads: [{ cell: '2026-01-31 13:45:10', answer: '2026-01-31T13:45' }],
    },
  ],
})

const example = '2026-01-31 13:45'

function momentIn(written: string): Parsed<string> {
  if (written.trim() === '') return { ok: true, answer: undefined }
  const moment = readMoment(written)
  return moment === undefined
    ? { ok: false, issue: { word: 'moment.form', with: { example } } }
    : { ok: true, answer: moment }
}

function spoken(moment: string): string {
  return moment.replace('T', ' ')
}

function shown(moment: string | undefined): string | undefined {
  return moment && spoken(moment)
}

function entered(text: string): string | undefined {
  return text === '' ? undefined : (readMoment(text) ?? text)
}
