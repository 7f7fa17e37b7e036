import { language, type Text } from '../text.ts'

/** What stands somewhere within the settings of a question, of whatever type. */
export interface Within {
  text(text: Text): Text
  /** Any other words: a rule, a pattern. */
  words?(words: string): string
}

/** The settings with their texts changed; the very same value where nothing changes. */
export function changeWithin(value: unknown, languages: ReadonlySet<string>, within: Within): unknown {
  if (typeof value === 'string') return within.words?.(value) ?? value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map((item) => changeWithin(item, languages, within))
    return items.some((item, at) => item !== value[at]) ? items : value
  }
  if (isText(value, languages)) return within.text(value)
  const entries = Object.entries(value)
  const changed = entries.map(([key, item]) => [key, changeWithin(item, languages, within)] as const)
  return changed.some(([, item], at) => item !== entries[at]?.[1]) ? Object.fromEntries(changed) : value
}

/** Words by language, one of them a language of the survey: so no other record of words is taken for a text. */
function isText(value: object, languages: ReadonlySet<string>): value is Text {
  let own = false
  for (const [key, words] of Object.entries(value)) {
    if (typeof words !== 'string' || !language.safeParse(key).success) return false
    own ||= languages.has(key)
  }
  return own
}
