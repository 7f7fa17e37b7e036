import { readNumber } from '../../numbers.ts'
import { readPattern } from '../../pattern/pattern.ts'
import type { Value } from '../../question-type.ts'

export function ofText(compute: (text: string) => Value): (text: Value) => Value {
  return (text) => (typeof text === 'string' ? compute(text) : undefined)
}

export function ofTexts(
  compute: (text: string, other: string) => Value,
): (text: Value, other: Value) => Value {
  return (text, other) =>
    typeof text === 'string' && typeof other === 'string' ? compute(text, other) : undefined
}

/** Characters as people count them, not the halves that some are stored in. */
export function length(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0)
}

/** Missing where the pattern cannot be read, or the text is too long to try. */
export function matches(text: string, pattern: string): Value {
  const read = patternOf(pattern)
  return read.ok ? read.matches(text) : undefined
}

export function replace(text: Value, from: Value, to: Value): Value {
  if (typeof text !== 'string' || typeof from !== 'string' || typeof to !== 'string') return undefined
  if (from === '') return text
  const replaced = text.split(from).join(to)
  return replaced.length <= longest ? replaced : undefined
}

export function concat(...values: readonly Value[]): Value {
  const written = values.filter((value) => value !== undefined).map(asText)
  if (written.length === 0 || written.includes(undefined)) return undefined
  const text = written.join('')
  return text.length <= longest ? text : undefined
}

export function asText(value: Value): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? String(value) : undefined
}

export function asNumber(value: Value): Value {
  if (typeof value !== 'string') return typeof value === 'number' ? value : undefined
  return readNumber(value.trim())
}

/** Texts do not grow without end, whatever is replaced in them. */
const longest = 100_000

const patterns = new Map<string, ReturnType<typeof readPattern>>()

/** Those of a survey are few; what is computed could be many. */
function patternOf(text: string) {
  const known = patterns.get(text)
  if (known) return known
  if (patterns.size >= 500) patterns.clear()
  const read = readPattern(text)
  patterns.set(text, read)
  return read
}
