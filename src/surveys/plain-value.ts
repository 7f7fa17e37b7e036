import { isDay } from './dates.ts'
import { readNumber } from './numbers.ts'
import type { Value, ValueKind } from './question-type.ts'

/** Only the question's own type could tell. */
export const unsure = Symbol('unsure')

/**
 * What rules read of the main input of most questions, told without knowing their type: small enough for the page's
 * script. `plain-types.ts` tells for which types that is right.
 */
export function plainValue(inputs: readonly string[], kind: ValueKind): Value | typeof unsure {
  const given = inputs.map((text) => text.replaceAll(/\r\n?/g, '\n').trim()).filter((text) => text !== '')
  const [text] = given
  if (text === undefined) return undefined
  if (kind === 'set') return given
  return given.length > 1 ? unsure : (readers[kind]?.(text) ?? unsure)
}

const readers: Partial<Record<ValueKind, (text: string) => Value>> = {
  text: (text) => text,
  time: (text) => (/^\d\d:\d\d$/.test(text) ? text : undefined),
  number: (text) => readNumber(text),
  boolean: (text) => (text === 'yes' ? true : text === 'no' ? false : undefined),
  date: (text) => (isDay(text) ? text : undefined),
}
