import { z } from 'zod'
import { plainText } from '../../markdown.ts'
import { largestNumber, readNumber, writeNumber } from '../../numbers.ts'
import { type Parsed, questionType } from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import { type Issue, say } from '../../words.ts'
import { CheckField, fieldChecked, fieldWords, TextField } from '../fields.tsx'
import { single } from '../inputs.ts'
import { readLines, writeLine } from '../lines.ts'
import { pointOptions } from '../points.ts'
import { strayInput } from '../rows.tsx'
import { examples } from './examples.ts'
import { disorderIn, intentPoints, intents, type Mark, marks, named } from './marks.ts'
import { PriceFields } from './price-fields.tsx'

const settings = z.strictObject({
  /** A sign or its code, as it stands beside the numbers. */
  currency: text,
  /** Asks how likely one buys at the bargain and at the expensive price (Newton, Miller and Smith 1993). */
  intent: z.boolean().optional(),
  /** The four questions, where our words do not fit. */
  words: z.partialRecord(z.enum(marks), text).optional(),
})
export type Settings = z.infer<typeof settings>

const wanted =
  'send four prices as numbers, like {"too_cheap": 4, "cheap": 8, "expensive": 12, "too_expensive": 15}'
const price = z.number(wanted)
const answer = z.strictObject(
  {
    too_cheap: price,
    cheap: price,
    expensive: price,
    too_expensive: price,
    buy_cheap: price.optional(),
    buy_expensive: price.optional(),
  },
  wanted,
)
export type Answer = z.infer<typeof answer>

export const prices = questionType<Settings, Answer>({
  label: 'Four prices (van Westendorp)',
  summary: 'Too cheap, a bargain, expensive, too expensive',
  settings,
  answer,
  blank: { currency: { en: '€' } },
  parse(inputs, settings): Parsed<Answer> {
    const stray = strayInput(inputs)
    if (stray) return { ok: false, issue: stray }
    const given = new Map<string, string>()
    for (const part of [...marks, ...(settings.intent ? intents : [])]) {
      const written = single(inputs, part)
      if (!written.ok) return written
      if (written.answer !== undefined) given.set(part, written.answer)
    }
    const read = answerOf(given, settings)
    const disorder = read.ok && read.answer && inputs('sure').length === 0 && disorderIn(read.answer)
    // An unusual order is asked about once; whoever means it keeps it, and the methods count it apart.
    return disorder ? { ok: false, issue: disorder } : read
  },
  tidy: (prices) => {
    // −0 is no price of its own.
    const tidied = { ...prices }
    for (const mark of marks) tidied[mark] += 0
    return tidied
  },
  check(prices, { intent = false }) {
    for (const mark of marks)
      if (!(prices[mark] >= 0 && prices[mark] <= largestNumber)) return ofPart(mark, priceForm)
    for (const part of intents) {
      const points = prices[part]
      if ((points !== undefined) !== intent) return ofPart(part, { word: 'prices.missing' })
      if (points !== undefined && ![1, 2, 3, 4, 5].includes(points))
        return ofPart(part, { word: 'rating.range', with: { min: 1, max: 5 } })
    }
    return undefined
  },
  columns: (key, label, { currency, intent }, language) =>
    [...marks, ...(intent ? intents : [])].map((role) => {
      const roleLabel = say(`prices.${role}.short`, language)
      const about = {
        key: `${key}_${role}`,
        label: `${label} – ${roleLabel}`,
        group: { kind: 'prices' as const, name: key, role, title: label, roleLabel },
      }
      return isIntent(role)
        ? { ...about, scale: 'ordinal' as const, options: pointOptions(intentPoints(language), language) }
        : { ...about, scale: 'interval' as const, unit: plainText(textIn(currency, language)) }
    }),
  cells: (prices, { intent }) => [
    ...marks.map((mark) => prices[mark]),
    ...(intent ? intents.map((part) => (prices[part] === undefined ? null : String(prices[part]))) : []),
  ],
  value: (prices) => marks.map((mark) => prices[mark]),
  valueKind: 'numbers',
  parts: ({ intent }) =>
    [...marks, ...(intent ? intents : [])].map((part) => ({ part, kind: 'number' as const })),
  partValue: (prices, part) =>
    [...marks, ...intents].flatMap((one) => (one === part ? (prices[one] ?? []) : []))[0],
  read(cell, settings): Parsed<Answer> {
    const given = readLines(cell, named([...marks, ...(settings.intent ? intents : [])]))
    return given ? answerOf(given, settings) : { ok: false, issue: { word: 'prices.all' } }
  },
  write: (prices, _, language) =>
    named([...marks, ...intents])
      .flatMap((thing) => {
        const value = prices[thing.id]
        return value === undefined ? [] : [writeLine(thing, writeNumber(value), language)]
      })
      .join('\n'),
  labelling: 'group',
  Control: (props) => <PriceFields {...props} />,
  Editor: ({ name, settings: { currency, intent = false, words }, language }) => (
    <>
      <TextField
        name={`${name}.currency`}
        label="Currency"
        hint="Such as €, $ or CHF"
        value={textIn(currency, language)}
      />
      {marks.map((mark) => (
        <TextField
          key={mark}
          name={`${name}.${mark}`}
          label={`Question: ${say(`prices.${mark}.short`, language)}`}
          hint={`Left empty: ${say(`prices.${mark}`, language)}`}
          value={textIn(words?.[mark], language)}
        />
      ))}
      <CheckField
        name={`${name}.intent`}
        label="Ask how likely one buys at the bargain and at the expensive price"
        checked={intent}
      />
    </>
  ),
  edit(inputs, before, language) {
    const words = marks.flatMap((mark) => {
      const text = fieldWords(inputs, mark, before.words?.[mark], language)
      return text ? [[mark, text] as const] : []
    })
    return {
      currency: fieldWords(inputs, 'currency', before.currency, language) ?? {},
      ...(words.length > 0 && { words: Object.fromEntries(words) }),
      ...(fieldChecked(inputs, 'intent') && { intent: true }),
    }
  },
  examples,
})

const priceForm: Issue = { word: 'number.form', with: { example: 12.5 } }

/** All of them or none: a price alone says nothing. */
function answerOf(given: ReadonlyMap<string, string>, { intent = false }: Settings): Parsed<Answer> {
  if (given.size === 0) return { ok: true, answer: undefined }
  const found: Partial<Record<Mark | (typeof intents)[number], number>> = {}
  for (const part of [...marks, ...(intent ? intents : [])]) {
    const written = given.get(part)
    if (written === undefined) return { ok: false, issue: ofPart(part, { word: 'prices.missing' }) }
    const value = readNumber(written)
    if (value === undefined) return { ok: false, issue: ofPart(part, priceForm) }
    found[part] = value
  }
  const { too_cheap = 0, cheap = 0, expensive = 0, too_expensive = 0, ...more } = found
  return { ok: true, answer: { too_cheap, cheap, expensive, too_expensive, ...more } }
}

function isIntent(part: string): part is (typeof intents)[number] {
  return intents.some((one) => one === part)
}

function ofPart(part: Mark | (typeof intents)[number], issue: Issue): Issue {
  return { word: 'row.issue', with: { row: { word: `prices.${part}.short` }, issue } }
}
