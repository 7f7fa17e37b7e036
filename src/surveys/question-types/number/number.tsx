import { z } from 'zod'
import { plainText } from '../../markdown.ts'
import { largestNumber, readNumber, writeNumber } from '../../numbers.ts'
import { type Parsed, questionType } from '../../question-type.ts'
import { spokenNumber } from '../../spoken.ts'
import { text, textIn } from '../../text.ts'
import { CheckField, fieldChecked, fieldNumber, fieldWords, NumberField, TextField } from '../fields.tsx'
import { inputProps, shownValue, single } from '../inputs.ts'

const bound = z.number('Write the least and the most as numbers').optional()

const settings = z
  .strictObject({
    min: bound,
    max: bound,
    whole: z.boolean().optional(),
    /** From the least number on, else from 0. */
    step: z.number('Write the step as a number').positive('A step is above 0').optional(),
    /** What is counted: years, €, km. */
    unit: text.optional(),
    /** The unit stands before the number, like $. */
    unitFirst: z.boolean().optional(),
  })
  .refine(({ min = -Infinity, max = Infinity }) => min <= max, 'The least number is above the most')

export const number = questionType<z.infer<typeof settings>, number>({
  label: 'Number',
  summary: 'A number, with its unit and limits',
  settings,
  answer: z.number('send a number'),
  blank: {},
  parse(inputs) {
    const written = single(inputs)
    return written.ok ? numberIn(written.answer ?? '') : written
  },
  tidy: (value) => (value === 0 ? 0 : value),
  check(value, { min, max, step, whole = false }) {
    if (!Number.isFinite(value) || Math.abs(value) > largestNumber)
      return { word: 'number.form', with: { example } }
    if (whole && !Number.isInteger(value)) return { word: 'number.whole' }
    if (min !== undefined && value < min) return { word: 'number.min', with: { min } }
    if (max !== undefined && value > max) return { word: 'number.max', with: { max } }
    if (step !== undefined && !isStep(value - (min ?? 0), step))
      return { word: 'slider.step', with: { step, min: min ?? 0 } }
    return undefined
  },
  columns: (key, label, { unit }, language) => [
    { key, label, scale: 'interval', ...(unit && { unit: plainText(textIn(unit, language)) }) },
  ],
  cells: (value) => [value],
  value: (value) => value,
  valueKind: 'number',
  read: numberIn,
  write: (value) => writeNumber(value),
  show: (value, _, language) => spokenNumber(value, language),
  labelling: 'input',
  Control(props) {
    const { settings, language } = props
    const unit = textIn(settings.unit, language)
    return (
      <span class="number">
        {settings.unitFirst && unit}{' '}
        <input
          type="text"
          inputmode={settings.whole && (settings.min ?? -1) >= 0 ? 'numeric' : 'decimal'}
          {...inputProps(props)}
          value={shownValue(props)}
          autocomplete="off"
        />{' '}
        {!settings.unitFirst && unit}
      </span>
    )
  },
  Editor: ({ name, settings: { min, max, step, whole = false, unit, unitFirst = false }, language }) => (
    <>
      <NumberField name={`${name}.min`} label="Least number" value={min} />
      <NumberField name={`${name}.max`} label="Greatest number" value={max} />
      <NumberField name={`${name}.step`} label="In steps of" hint="May be empty" value={step} />
      <CheckField name={`${name}.whole`} label="Whole numbers only" checked={whole} />
      <TextField
        name={`${name}.unit`}
        label="Unit"
        hint="Such as years, €, km"
        value={textIn(unit, language)}
      />
      <CheckField name={`${name}.unitFirst`} label="The unit stands before the number" checked={unitFirst} />
    </>
  ),
  edit: (inputs, before, language) => ({
    min: fieldNumber(inputs, 'min'),
    max: fieldNumber(inputs, 'max'),
    ...(fieldChecked(inputs, 'whole') && { whole: true }),
    step: fieldNumber(inputs, 'step'),
    unit: fieldWords(inputs, 'unit', before.unit, language),
    ...(fieldChecked(inputs, 'unitFirst') && { unitFirst: true }),
  }),
  examples: [
    {
      settings: { min: 0, max: 120, whole: true, unit: { en: 'years', de: 'Jahre' } },
      accepts: [
        { inputs: { '': ['42'] }, answer: 42 },
        { inputs: { '': [' 0 '] }, answer: 0 },
        { inputs: { '': ['7.0'] }, answer: 7 },
        { inputs: { '': ['٣'] }, answer: 3 },
      ],
      rejects: [
        { '': ['-1'] },
        { '': ['121'] },
        { '': ['4.5'] },
        { '': ['1e999'] },
        { '': ['4', '5'] },
        { '': ['NaN'] },
        { '': ['0x10'] },
        { '': ['4\0'] },
      ],
      refuses: ['42', [42], Number.POSITIVE_INFINITY, Number.NaN, 121, 4.5, true],
    },
    {
      settings: {},
      accepts: [
        { inputs: { '': ['-1.5'] }, answer: -1.5 },
        { inputs: { '': ['2,5'] }, answer: 2.5 },
        { inputs: { '': ['1 250 000'] }, answer: 1_250_000 },
      ],
      rejects: [{ '': ['1,250'] }, { '': ['12 apples'] }, { '': ['Infinity'] }, { '': ['9'.repeat(400)] }],
      refuses: [1e300, {}],
      reads: [{ cell: '0.0000001', answer: 0.000_000_1 }],
    },
    {
      settings: { min: 0, step: 0.05, unit: { en: '$' }, unitFirst: true },
      accepts: [{ inputs: { '': ['19.95'] }, answer: 19.95 }],
      rejects: [{ '': ['19.99'] }],
      refuses: [0.01],
    },
  ],
})

const example = 12.5

export function isStep(distance: number, step: number): boolean {
  const steps = distance / step
  return Math.abs(steps - Math.round(steps)) < 1e-6
}

function numberIn(written: string): Parsed<number> {
  if (written.trim() === '') return { ok: true, answer: undefined }
  const value = readNumber(written)
  return value === undefined
    ? { ok: false, issue: { word: 'number.form', with: { example } } }
    : { ok: true, answer: value }
}
