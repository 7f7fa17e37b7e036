import { z } from 'zod'
import { isTime, minutesOf, readTime } from '../../dates.ts'
import { type Parsed, questionType } from '../../question-type.ts'
import { spokenMoment } from '../../spoken.ts'
import { say } from '../../words.ts'
import { fieldText, TextField } from '../fields.tsx'
import { single } from '../inputs.ts'
import { MomentInput } from '../moments.tsx'

const clock = z
  .string()
  .refine(isTime, 'Write the earliest and the latest time as hours and minutes, like 13:45')
  .optional()

const settings = z
  .strictObject({ min: clock, max: clock })
  .refine(({ min = '', max = '24' }) => min <= max, 'The earliest time is after the latest')

export const time = questionType<z.infer<typeof settings>, string>({
  label: 'Time of day',
  summary: 'Hours and minutes',
  settings,
  answer: z.string('send a time, like "13:45"'),
  blank: {},
  parse(inputs) {
    const written = single(inputs)
    return written.ok ? timeIn(written.answer ?? '') : written
  },
  check(time, { min, max }) {
    if (!isTime(time)) return { word: 'time.form', with: { example } }
    if (min !== undefined && time < min) return { word: 'time.min', with: { min: { when: min } } }
    if (max !== undefined && time > max) return { word: 'time.max', with: { max: { when: max } } }
    return undefined
  },
  columns: (key, label, _, language) => [
    { key, label, scale: 'interval', unit: say('time.unit', language), clock: true },
  ],
  cells: (time) => [minutesOf(time)],
  value: (time) => time,
  valueKind: 'time',
  read: timeIn,
  write: (time) => time,
  show: (time, _, language) => spokenMoment(time, language),
  labelling: 'input',
  Control: (props) => <MomentInput {...props} type="time" example={example} holds={isTime} />,
  Editor: ({ name, settings: { min, max } }) => (
    <>
      <TextField name={`${name}.min`} label="Earliest time" hint="Like 08:00" value={min} />
      <TextField name={`${name}.max`} label="Latest time" hint="Like 17:30" value={max} />
    </>
  ),
  edit: (inputs) => ({
    min: fieldText(inputs, 'min') || undefined,
    max: fieldText(inputs, 'max') || undefined,
  }),
  examples: [
    {
      settings: { min: '08:00', max: '20:30' },
      accepts: [
        { inputs: { '': ['08:00'] }, answer: '08:00' },
        { inputs: { '': ['9:05'] }, answer: '09:05' },
        { inputs: { '': ['١٣:٤٥'] }, answer: '13:45' },
        { inputs: { '': ['8:15 pm'] }, answer: '20:15' },
        { inputs: { '': ['13.45 Uhr'] }, answer: '13:45' },
      ],
      rejects: [
        { '': ['07:59'] },
        { '': ['20:31'] },
        { '': ['24:00'] },
        { '': ['12:60'] },
        { '': ['13'] },
        { '': ['noon'] },
        { '': ['13:45', '14:00'] },
      ],
      refuses: ['9:05', 1345, '25:00', '13:45:00', ['13:45'], '07:00'],
      reads: [
        { cell: '13:45:59', answer: '13:45' },
        { cell: '9 am', answer: '09:00' },
        { cell: '14h30', answer: '14:30' },
      ],
    },
    {
      settings: {},
      accepts: [
        { inputs: { '': ['00:00'] }, answer: '00:00' },
        { inputs: { '': ['12:30 am'] }, answer: '00:30' },
      ],
      rejects: [{ '': ['13:00 pm'] }],
      refuses: ['24:00'],
    },
  ],
})

const example = '13:45'

function timeIn(written: string): Parsed<string> {
  if (written.trim() === '') return { ok: true, answer: undefined }
  const time = readTime(written)
  return time === undefined
    ? { ok: false, issue: { word: 'time.form', with: { example } } }
    : { ok: true, answer: time }
}
