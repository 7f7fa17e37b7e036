import { slugOf } from '../../slug.ts'
import type { OptionGuess } from './guess.ts'

/** A longer list of answers is taken as text. */
export const mostOptions = 300

/** Options as guesses; further spellings of one label fall together. */
export function optionsOf(
  values: readonly string[],
  outside: ReadonlySet<string> = new Set(),
): OptionGuess[] {
  const taken = new Set<string>()
  const seen = new Set<string>()
  return values.flatMap((value) => {
    if (seen.has(value.toLowerCase())) return []
    seen.add(value.toLowerCase())
    const id = slugOf(value, taken, { fallback: 'option' })
    return [{ id, value, label: value, ...(outside.has(value) && { apart: true }) }]
  })
}
