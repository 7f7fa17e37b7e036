import { z } from 'zod'
import type { Column } from '../../column.ts'
import { isDay, readDay } from '../../dates.ts'
import { readExpression } from '../../expression/index.ts'
import { plainText } from '../../markdown.ts'
import { largestNumber, readNumber } from '../../numbers.ts'
import { type Parsed, questionType, type Value } from '../../question-type.ts'
import { spokenMoment, spokenNumber } from '../../spoken.ts'
import { text, textIn } from '../../text.ts'
import { say } from '../../words.ts'
import {
  fieldNumber,
  fieldText,
  fieldWords,
  LinesField,
  NumberField,
  SelectField,
  TextField,
} from '../fields.tsx'
import { number } from '../number/number.tsx'
import { checkText } from '../plain-text.ts'
import { UnseenNote, unseen } from '../unseen.tsx'
import { saidYes } from '../yes-words.ts'
import { examples } from './examples.ts'

const kinds = { number: 'A number', text: 'A text', boolean: 'Yes or no', date: 'A date' }

const settings = z.strictObject({
  rule: z
    .string()
    .min(1, 'Write what is calculated, like {price} * {amount}')
    .max(2_000)
    .superRefine((rule, context) => {
      const read = readExpression(rule)
      if (!read.ok) context.addIssue({ code: 'custom', message: read.message })
    }),
  gives: z.enum(['number', 'text', 'boolean', 'date']),
  /** Places after the decimal point that a number keeps. */
  decimals: z.int('Write the decimal places as a whole number').min(0).max(10).optional(),
  unit: text.optional(),
  /** The texts that can come out; then they are compared like options. */
  values: z.array(z.string().min(1).max(500)).max(500).optional(),
})
export type Settings = z.infer<typeof settings>

export const calculated = questionType<Settings, number | string | boolean>({
  label: 'Calculated value',
  summary: 'A score or group that follows from earlier answers',
  settings,
  answer: z.union([z.number(), z.string(), z.boolean()], 'send a number, a text, true or false'),
  blank: { rule: '0', gives: 'number' },
  ...unseen,
  check(value, settings) {
    if (settings.gives === 'text' && typeof value === 'string')
      return settings.values && !settings.values.includes(value)
        ? { word: 'choice.unknown' }
        : checkText(value, { max: 20_000 })
    return takenAs(settings, value) === value
      ? undefined
      : { word: 'calculated.kind', with: { kind: kinds[settings.gives].toLowerCase() } }
  },
  columns: (key, label, settings, language) => [{ key, label, ...scaleOf(settings, language) }],
  cells: (value) => [typeof value === 'boolean' ? (value ? 'yes' : 'no') : value],
  value: (value) => value,
  valueKind: ({ gives }) => gives,
  calculates: ({ rule, gives }) => ({ rule, gives }),
  fill: (settings, { compute }) => takenAs(settings, compute(settings.rule)),
  read,
  show(value, { gives }, language) {
    if (typeof value === 'number') return spokenNumber(value, language)
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no', language)
    return gives === 'date' ? spokenMoment(value, language) : value
  },
  write: (value, _, language) =>
    typeof value === 'number'
      ? number.write(value, {}, language)
      : typeof value === 'boolean'
        ? value
          ? 'yes'
          : 'no'
        : value,
  Editor: ({ name, settings: { rule, gives, decimals, unit, values = [] }, language }) => (
    <>
      <UnseenNote>It can be shown in later texts as {'{its_id}'}.</UnseenNote>
      <LinesField
        name={`${name}.rule`}
        label="What is calculated"
        hint="From earlier answers, like {price} * {amount}, or if({age} < 30, 'young', 'older')"
        value={rule}
        rows={3}
      />
      <SelectField name={`${name}.gives`} label="What comes out" value={gives} choices={kinds} />
      <NumberField name={`${name}.decimals`} label="Decimal places of a number" value={decimals} />
      <TextField name={`${name}.unit`} label="Unit of a number" value={textIn(unit, language)} />
      <LinesField
        name={`${name}.values`}
        label="Texts that can come out, one on each line"
        hint="May be empty; listed, they are compared like options"
        value={values.join('\n')}
        rows={3}
      />
    </>
  ),
  edit(inputs, before, language) {
    const values = fieldText(inputs, 'values')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    return {
      rule: fieldText(inputs, 'rule'),
      gives: fieldText(inputs, 'gives'),
      decimals: fieldNumber(inputs, 'decimals'),
      unit: fieldWords(inputs, 'unit', before.unit, language),
      ...(values.length > 0 && { values: [...new Set(values)] }),
    }
  },
  examples,
})

function scaleOf(
  { gives, unit, values }: Settings,
  language: string,
): Pick<Column, 'scale' | 'options' | 'unit'> {
  switch (gives) {
    case 'number':
      return { scale: 'interval', ...(unit && { unit: plainText(textIn(unit, language)) }) }
    case 'boolean':
      return {
        scale: 'nominal',
        options: (['yes', 'no'] as const).map((id) => ({ id, label: say(id, language) })),
      }
    case 'date':
      return { scale: 'time' }
    case 'text':
      return values
        ? { scale: 'nominal', options: values.map((id) => ({ id, label: id })) }
        : { scale: 'text' }
  }
}

/** What the rule came to, as the kind of value that was asked for; anything else is no answer. */
function takenAs({ gives, decimals, values }: Settings, value: Value): number | string | boolean | undefined {
  switch (gives) {
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > largestNumber)
        return undefined
      return (decimals === undefined ? value : Number(value.toFixed(decimals))) || 0
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'date':
      return typeof value === 'string' && isDay(value) ? value : undefined
    case 'text': {
      const words = typeof value === 'number' ? String(value) : value
      if (typeof words !== 'string' || words === '' || checkText(words, { max: 20_000 })) return undefined
      return !values || values.includes(words) ? words : undefined
    }
  }
}

function read(cell: string, settings: Settings): Parsed<number | string | boolean> {
  const { gives } = settings
  if (cell.trim() === '') return { ok: true, answer: undefined }
  const value = {
    number: readNumber,
    boolean: saidYes,
    date: (day: string) => readDay(day),
    text: (words: string) => words,
  }[gives](cell)
  return value === undefined
    ? { ok: false, issue: { word: 'calculated.kind', with: { kind: kinds[gives].toLowerCase() } } }
    : { ok: true, answer: value }
}
