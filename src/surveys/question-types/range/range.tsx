import { z } from 'zod'
import { isDay } from '../../dates.ts'
import { plainText } from '../../markdown.ts'
import { questionType, type ControlProps, type Parsed } from '../../question-type.ts'
import { spokenMoment, spokenNumber } from '../../spoken.ts'
import { text, textIn } from '../../text.ts'
import { say, type Word } from '../../words.ts'
import {
  CheckField,
  fieldChecked,
  fieldNumber,
  fieldText,
  fieldWords,
  SelectField,
  TextField,
} from '../fields.tsx'
import { single } from '../inputs.ts'
import { date } from '../date/date.tsx'
import { number } from '../number/number.tsx'
import { examples } from './examples.ts'

const bound = z.union([z.string(), z.number()]).optional()

const settings = z
  .strictObject({
    /** What its two ends are; each end is read and checked as one such answer. */
    of: z.enum(['dates', 'numbers']),
    min: bound,
    max: bound,
    whole: z.boolean().optional(),
    unit: text.optional(),
  })
  .superRefine(({ of, min, max, whole, unit }, context) => {
    const own =
      of === 'dates' ? date.settings.safeParse({ min, max }) : number.settings.safeParse({ min, max })
    if (!own.success)
      context.addIssue({ code: 'custom', message: own.error.issues[0]?.message ?? 'Write both limits' })
    if (of === 'dates' && (whole || unit))
      context.addIssue({ code: 'custom', message: 'Dates have no unit; clear it, or ask for numbers' })
  })
export type Settings = z.infer<typeof settings>

const wanted = 'send both ends, like {"from": 1, "to": 5} or {"from": "2026-01-01", "to": "2026-01-31"}'
const end = z.union([z.string(), z.number()], wanted)
const answer = z.strictObject({ from: end, to: end }, wanted)
export type Answer = z.infer<typeof answer>

const ends = ['from', 'to'] as const

export const range = questionType<Settings, Answer>({
  label: 'From – to',
  summary: 'Two dates or two numbers, the first not above the second',
  settings,
  answer,
  blank: { of: 'dates' },
  parse(inputs, settings) {
    const whole = single(inputs)
    if (!whole.ok) return whole
    if (whole.answer !== undefined) return readWhole(whole.answer, settings)
    const [from, to] = ends.map((part) => single(inputs, part))
    if (!from?.ok) return from ?? { ok: true, answer: undefined }
    if (!to?.ok) return to ?? { ok: true, answer: undefined }
    return readEnds(from.answer, to.answer, settings)
  },
  check({ from, to }, settings) {
    const issue = checkEnd(from, settings) ?? checkEnd(to, settings)
    if (issue) return issue
    return from > to ? { word: 'range.order', with: { from: endIn(from), to: endIn(to) } } : undefined
  },
  columns: (key, label, settings, language) =>
    ends.map((part) => ({
      key: `${key}_${part}`,
      label: `${label} – ${say(`range.${part}`, language)}`,
      scale: settings.of === 'dates' ? 'time' : 'interval',
      ...(settings.unit && { unit: plainText(textIn(settings.unit, language)) }),
    })),
  cells: ({ from, to }) => [from, to],
  // The first day, or both numbers; each end is a part of its own.
  value: ({ from, to }) => (typeof from === 'number' && typeof to === 'number' ? [from, to] : from),
  valueKind: ({ of }) => (of === 'dates' ? 'date' : 'numbers'),
  parts: ({ of }) => ends.map((part) => ({ part, kind: of === 'dates' ? 'date' : 'number' })),
  partValue: ({ from, to }, part) => (part === 'from' ? from : part === 'to' ? to : undefined),
  read: readWhole,
  write: ({ from, to }, settings, language) =>
    ends.map((part) => writeEnd(part === 'from' ? from : to, settings, language)).join(' – '),
  show: ({ from, to }, _, language) => [from, to].map((end) => spokenEnd(end, language)).join(' – '),
  labelling: 'group',
  Control: (props) => (
    <div class="fields">
      {ends.map((part) => (
        <label key={part}>
          {say(`range.${part}`, props.language)}
          <End {...props} part={part} />
        </label>
      ))}
    </div>
  ),
  Editor: ({ name, settings: { of, min, max, whole = false, unit }, language }) => (
    <>
      <SelectField
        name={`${name}.of`}
        label="Its ends are"
        value={of}
        choices={{ dates: 'Dates', numbers: 'Numbers' }}
      />
      <TextField
        name={`${name}.min`}
        label="Not below"
        hint="A number, or a day as year-month-day"
        value={min}
      />
      <TextField name={`${name}.max`} label="Not above" value={max} />
      <CheckField name={`${name}.whole`} label="Whole numbers only" checked={whole} />
      <TextField
        name={`${name}.unit`}
        label="Unit of the numbers"
        hint="Such as years, €, km"
        value={textIn(unit, language)}
      />
    </>
  ),
  edit(inputs, before, language) {
    const of = fieldText(inputs, 'of')
    const limit = (part: string) =>
      of === 'dates' ? fieldText(inputs, part) || undefined : fieldNumber(inputs, part)
    return {
      of,
      min: limit('min'),
      max: limit('max'),
      ...(fieldChecked(inputs, 'whole') && { whole: true }),
      unit: fieldWords(inputs, 'unit', before.unit, language),
    }
  },
  examples,
})

function End({ part, ...props }: ControlProps<Settings, Answer> & { part: 'from' | 'to' }) {
  const { name, id = name, settings, answer, inputs, describedBy, invalid, autofocus, language } = props
  const first = part === 'from'
  const value = inputs ? (inputs(part)[0] ?? '') : String(answer?.[part] ?? '')
  const shared = {
    name: `${name}.${part}`,
    id: first ? id : undefined,
    value,
    autofocus: first && autofocus,
    autocomplete: 'off',
    'aria-describedby': first ? describedBy : undefined,
    'aria-invalid': invalid ? ('true' as const) : undefined,
  }
  if (settings.of === 'dates' && (value === '' || isDay(value)))
    return <input type="date" {...shared} min={settings.min} max={settings.max} />
  return (
    <span class="number">
      <input type="text" inputmode={settings.of === 'numbers' ? 'decimal' : undefined} {...shared} />{' '}
      {textIn(settings.unit, language)}
    </span>
  )
}

/** `2026-01-01 – 2026-01-31`, `5 to 10`. */
function readWhole(cell: string, settings: Settings): Parsed<Answer> {
  if (cell.trim() === '') return { ok: true, answer: undefined }
  if (cell.length > 200) return bothNeeded
  const [from, to, ...more] = cell.split(/\s+[–—-]\s+|\s+(?:to|bis|à|al?)\s+|\s*\.\.+\s*|\s*…\s*/i)
  return more.length > 0 ? bothNeeded : readEnds(from?.trim(), to?.trim(), settings)
}

const bothNeeded = { ok: false as const, issue: { word: 'range.both' as Word } }

function readEnds(from: string | undefined, to: string | undefined, settings: Settings): Parsed<Answer> {
  if (!from && !to) return { ok: true, answer: undefined }
  if (!from || !to) return bothNeeded
  const start = readEnd(from, settings)
  if (!start.ok) return start
  const stop = readEnd(to, settings)
  if (!stop.ok) return stop
  if (start.answer === undefined || stop.answer === undefined) return bothNeeded
  return { ok: true, answer: { from: start.answer, to: stop.answer } }
}

function readEnd(written: string, { of }: Settings): Parsed<string | number> {
  return of === 'dates' ? date.read(written, {}) : number.read(written, {})
}

function checkEnd(value: string | number, { of, min, max, whole }: Settings) {
  if (of === 'dates')
    return typeof value === 'string'
      ? date.check(value, date.settings.parse({ min, max }))
      : { word: 'date.form' as const, with: { example: '2026-01-31' } }
  return typeof value === 'number'
    ? number.check(value, number.settings.parse({ min, max, whole }))
    : { word: 'number.form' as const, with: { example: 12.5 } }
}

function spokenEnd(end: string | number, language: string): string {
  return typeof end === 'number' ? spokenNumber(end, language) : spokenMoment(end, language)
}

function endIn(end: string | number) {
  return typeof end === 'number' ? end : { when: end }
}

function writeEnd(value: string | number, { of }: Settings, language: string): string {
  return of === 'numbers' && typeof value === 'number' ? number.write(value, {}, language) : String(value)
}
