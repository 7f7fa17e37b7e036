import { z } from 'zod'
import { plainText } from '../../markdown.ts'
import { readNumber } from '../../numbers.ts'
import { questionType, type ControlProps, type Inputs, type Parsed } from '../../question-type.ts'
import { spokenNumber } from '../../spoken.ts'
import { text, textIn } from '../../text.ts'
import { say } from '../../words.ts'
import { fieldNumber, fieldWords, NumberField, TextField } from '../fields.tsx'
import { shownValue, single } from '../inputs.ts'
import { isStep, number } from '../number/number.tsx'
import { examples } from './examples.ts'

const finite = z.number('Write the ends and the step of the slider as numbers').min(-1e9).max(1e9)

const settings = z
  .strictObject({
    min: finite.default(0),
    max: finite.default(100),
    step: finite.positive('A step is above 0').default(1),
    unit: text.optional(),
    /** What the two ends mean. */
    low: text.optional(),
    high: text.optional(),
  })
  .refine(({ min, max }) => min < max, 'The right end must be above the left one')
  .refine(
    ({ min, max, step }) => isStep(max - min, step),
    'The steps must lead from one end to the other exactly',
  )
  .refine(
    ({ min, max, step }) => (max - min) / step <= 1_000,
    'At most 1,000 steps fit on a slider. Make them wider',
  )
export type Settings = z.infer<typeof settings>

export const slider = questionType<Settings, number>({
  label: 'Slider',
  summary: 'A place between two ends; untouched is no answer',
  settings,
  answer: z.number('send a number'),
  blank: { min: 0, max: 100, step: 1 },
  parse: parseTwo,
  tidy: (value, { min, step }) => {
    const place = Math.round((value - min) / step)
    return isStep(value - min, step) ? Number((min + place * step).toPrecision(12)) : value
  },
  check(value, { min, max, step }) {
    const issue = number.check(value, { min, max })
    if (issue) return issue
    return isStep(value - min, step) ? undefined : { word: 'slider.step', with: { min, step } }
  },
  columns: (key, label, { unit }, language) => [
    { key, label, scale: 'interval', ...(unit && { unit: plainText(textIn(unit, language)) }) },
  ],
  cells: (value) => [value],
  value: (value) => value,
  valueKind: 'number',
  read: (cell) => number.read(cell, {}),
  write: (value, _, language) => number.write(value, {}, language),
  show: (value, _, language) => spokenNumber(value, language),
  labelling: 'group',
  Control,
  Editor: ({ name, settings: { min, max, step, unit, low, high }, language }) => (
    <>
      <NumberField name={`${name}.min`} label="Left end" value={min} />
      <NumberField name={`${name}.max`} label="Right end" value={max} />
      <NumberField name={`${name}.step`} label="Step" value={step} />
      <TextField
        name={`${name}.unit`}
        label="Unit"
        hint="Such as %, years, €"
        value={textIn(unit, language)}
      />
      <TextField name={`${name}.low`} label="What the left end means" value={textIn(low, language)} />
      <TextField name={`${name}.high`} label="What the right end means" value={textIn(high, language)} />
    </>
  ),
  edit: (inputs, before, language) => ({
    min: fieldNumber(inputs, 'min'),
    max: fieldNumber(inputs, 'max'),
    step: fieldNumber(inputs, 'step'),
    unit: fieldWords(inputs, 'unit', before.unit, language),
    low: fieldWords(inputs, 'low', before.low, language),
    high: fieldWords(inputs, 'high', before.high, language),
  }),
  examples,
})

/**
 * A slider cannot be empty, and shows no number of its own. So a number stands beside it, which is the answer, and the
 * slider has one stop more, left of its end, that is none. `was` tells which of the two was touched.
 */
function Control(props: ControlProps<Settings, number>) {
  const { name, id = name, settings, language, labelledBy, describedBy, invalid, autofocus } = props
  const { min, max, step } = settings
  const value = shownValue(props)
  return (
    <div data-control="slider">
      <input
        type="range"
        name={`${name}.slide`}
        min={min - step}
        max={max}
        step={step}
        value={placeOf(value, settings)}
        aria-label={say('slider.slide', language)}
      />
      <div class="ends">
        <bdi>{textIn(settings.low, language) || min}</bdi>
        <bdi>{textIn(settings.high, language) || max}</bdi>
      </div>
      <span class="number">
        <input
          type="text"
          inputmode={min >= 0 && isStep(step, 1) ? 'numeric' : 'decimal'}
          name={name}
          id={id}
          value={value}
          autocomplete="off"
          autofocus={autofocus}
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          aria-invalid={invalid ? 'true' : undefined}
        />{' '}
        {textIn(settings.unit, language)}
      </span>
      <small>{say('slider.none', language)}</small>
      <input type="hidden" name={`${name}.was`} value={value} />
    </div>
  )
}

function parseTwo(inputs: Inputs, settings: Settings): Parsed<number> {
  const written = single(inputs)
  if (!written.ok) return written
  const slide = single(inputs, 'slide')
  if (!slide.ok) return slide
  const was = inputs('was')[0]?.trim() ?? ''
  const number = written.answer?.trim() ?? ''
  const moved = slide.answer !== undefined && Number(slide.answer) !== placeOf(was, settings)
  if (number !== was || !moved) return read(number)
  return Number(slide.answer) < settings.min ? { ok: true, answer: undefined } : read(slide.answer ?? '')
}

function read(written: string): Parsed<number> {
  return number.read(written, {})
}

/** Where the slider stands; what is no answer is left of its end. */
function placeOf(shown: string, { min, max, step }: Settings): number {
  const value = shown === '' ? undefined : readNumber(shown)
  return value !== undefined && value >= min && value <= max ? value : min - step
}
