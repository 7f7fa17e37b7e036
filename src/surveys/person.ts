import { z } from 'zod'
import type { Cell, Column } from './column.ts'
import { isDay } from './dates.ts'
import { nearest } from './nearest.ts'
import { largestNumber, readNumber } from './numbers.ts'

export const attributeKinds = ['demographic', 'psychographic', 'geographic', 'behavioural'] as const
export const attributeScales = ['nominal', 'ordinal', 'interval', 'time', 'text'] as const

/** One thing a study knows about people besides what they answer. */
export const attribute = z.strictObject({
  name: z
    .string()
    .min(1, 'Give the attribute a name')
    .max(60, 'Use at most 60 characters for the name')
    .regex(/^[^{}\p{Cc}]*$/u, 'Leave braces and line breaks out of the name')
    // JavaScript gives every object properties of these names, and values are kept by name.
    .refine((name) => !(name in {}), 'Give the attribute another name; this one is taken'),
  kind: z.enum(attributeKinds, 'Pick one of the four kinds'),
  scale: z.enum(attributeScales, 'Pick one of the scales'),
  /** In their order, for nominal and ordinal ones; none for a nominal one takes any word. */
  options: z.array(z.string().min(1).max(200)).max(1_000).default([]),
})
export type Attribute = z.infer<typeof attribute>

/** Attribute name → value as text; an attribute without an entry is not known. */
export type AttributeValues = Readonly<Record<string, string>>

/** The value as it is stored, or what to mend; undefined is "not known". */
export function readAttribute(
  { name, scale, options }: Attribute,
  given: string,
): { ok: true; value: string | undefined } | { ok: false; message: string } {
  const value = given.trim()
  if (value === '') return { ok: true, value: undefined }
  if (value.length > 2_000) return { ok: false, message: `Use at most 2,000 characters for ${name}.` }
  if (scale === 'interval') {
    const number = readNumber(value)
    if (number === undefined || Math.abs(number) > largestNumber)
      return { ok: false, message: `Write ${name} as a number, like 42.` }
    return { ok: true, value: String(number) }
  }
  if (scale === 'time') {
    if (!isDay(value)) return { ok: false, message: `Write ${name} as year-month-day, like 2026-03-31.` }
    return { ok: true, value }
  }
  if (scale === 'text' || options.length === 0) return { ok: true, value }
  const option = options.find((known) => known.toLowerCase() === value.toLowerCase())
  if (option !== undefined) return { ok: true, value: option }
  const meant = nearest(value, options)
  const hint = meant ? ` Did you mean “${meant}”?` : ` It takes: ${options.slice(0, 8).join(', ')}.`
  return { ok: false, message: `${name} does not take “${value.slice(0, 60)}”.${hint}` }
}

/** Attributes as columns beside those of questions; their keys cannot be question ids. */
export function attributeColumns(attributes: readonly Attribute[]): Column[] {
  return attributes.map(({ name, kind, scale, options }) => ({
    key: attributeKey(name),
    label: name,
    scale,
    about: kind,
    ...((scale === 'nominal' || scale === 'ordinal') && {
      options: options.map((option) => ({ id: option, label: option })),
    }),
  }))
}

export function attributeKey(name: string): string {
  return `person.${name}`
}

/** Somebody's attributes in the order of the columns; what is not known was left empty. */
export function attributeCells(attributes: readonly Attribute[], values: AttributeValues): Cell[] {
  return attributes.map(({ name, scale }) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) return null
    return scale === 'interval' ? Number(value) : value
  })
}

const referenceRule = /^[^\p{Cc}]{1,200}$/u

/** A team's own name for a person as it is stored; undefined where it cannot be one. */
export function readReference(given: string): string | undefined {
  const reference = given.trim()
  return referenceRule.test(reference) && reference.isWellFormed() ? reference : undefined
}

export interface Wave {
  id: string
  title: string
  /** The first and the last day, both included, as ISO dates in UTC; without a last day it goes on. */
  startsOn: string
  endsOn: string | null
}

/** The wave whose days hold this moment; waves of a study never overlap. */
export function waveAt(waves: readonly Wave[], moment: string): Wave | undefined {
  const day = moment.slice(0, 10)
  return waves.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || day <= endsOn))
}

/** The wave that shares a day with the given dates. */
export function overlapping(
  waves: readonly Wave[],
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
): Wave | undefined {
  return waves.find(
    (other) =>
      (endsOn === null || other.startsOn <= endsOn) && (other.endsOn === null || startsOn <= other.endsOn),
  )
}
