import type { Inputs } from '../question-type.ts'
import { textIn } from '../text.ts'
import { type Issue, say } from '../words.ts'
import { type Option, otherOption } from './options.ts'
import { checkText, tidyText } from './plain-text.ts'

/** The words of one's own that stand with "Other". */

const limit = 1_000

export function ownWords(inputs: Inputs): string | undefined {
  const values = inputs('other').filter((value) => value.trim() !== '')
  return values.length === 0 ? undefined : tidyText(values.join('\n'))
}

/** "Other" needs its words, and nothing else takes any. */
export function checkOwnWords(
  text: string | undefined,
  chosen: readonly string[],
  options: readonly Option[],
): Issue | undefined {
  const other = otherOption(options)
  if (!other || !chosen.includes(other.id)) return text === undefined ? undefined : { word: 'choice.text' }
  if (text === undefined) return { word: 'choice.other', with: { option: other.label } }
  return checkText(text, { max: limit })
}

/** `Other: my words`, as it stands in a file. */
export function writeOther(other: Option, text: string, language: string): string {
  return `${textIn(other.label, language)}: ${text}`
}

/** The words in `Other: my words`; undefined where the cell does not begin like that. */
export function readOther(
  cell: string,
  options: readonly Option[],
): { option: Option; text: string } | undefined {
  const option = otherOption(options)
  if (!option) return undefined
  for (const words of [...Object.values(option.label), option.id]) {
    const start = `${words.trim()}:`
    if (cell.toLowerCase().startsWith(start.toLowerCase()))
      return { option, text: cell.slice(start.length).trim() }
  }
  return undefined
}

export function otherColumnLabel(label: string, language: string): string {
  return `${label} – ${say('other', language)}`
}
