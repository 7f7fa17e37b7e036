import { changeRule, changeWords, renaming } from './flow/references.ts'
import type { Survey } from './survey.ts'

/**
 * The survey with all that mentions a question following it to a new id: rules, words that repeat its answer, loops and
 * lists that take over what was picked in it, quotas that cross it.
 */
export function withRenamed(survey: Survey, from: string, to: string): Survey {
  const change = renaming((id) => {
    const [own, round] = id.split(':')
    return own !== from ? undefined : round === undefined ? to : `${to}:${round}`
  })
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (rules.has(key)) return changeRule(value, change)
      if (names.has(key)) return value === from ? to : value
      return changeWords(value, change)
    }
    if (Array.isArray(value)) return value.map((item) => visit(item, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name)]))
  }
  // Only words within its texts change, so it keeps its shape.
  return visit(survey, '') as Survey
}

/** Where rules stand. In words that are none, quotes mean nothing. */
const rules: ReadonlySet<string> = new Set(['showIf', 'when', 'rule'])

/** Where an id stands alone. */
const names: ReadonlySet<string> = new Set(['over', 'from', 'cross'])
