import type { Asked } from '../ask.ts'
import type { Text } from '../text.ts'

/** What stands somewhere within the settings of a question, of whatever type. */
export interface Within {
  text(text: Text): Text
  /** Any other words: a rule, a pattern. */
  words?(words: string): string
}

/** The settings of a question, each changed knowing whether it is markdown; the very same where nothing changes. */
export function changeSettings(
  { settings, prose }: Asked,
  change: (value: unknown, isProse: boolean) => unknown,
): unknown {
  if (typeof settings !== 'object' || settings === null) return settings
  const entries = Object.entries(settings)
  const changed = entries.map(([name, value]) => [name, change(value, prose.includes(name))] as const)
  return changed.some(([, value], at) => value !== entries[at]?.[1]) ? Object.fromEntries(changed) : settings
}

/** A value within the settings with its texts changed. */
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
    if (typeof words !== 'string' || !languageCode.test(key)) return false
    own ||= languages.has(key)
  }
  return own
}

const languageCode = /^[a-z]{2,3}(-\w{2,4})?$/
