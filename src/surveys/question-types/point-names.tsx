import { z } from 'zod'
import type { Inputs } from '../question-type.ts'
import { type Text, text, textIn } from '../text.ts'
import { fieldText, LinesField, SelectField } from './fields.tsx'
import { type Look, looks } from './point-row.tsx'

/** An author's inputs for how points look and what each of them means. */

export const pointNames = z.array(text).max(21).optional()
export const pointLook = z.enum(looks).optional()

interface NamesFieldProps {
  name: string
  names: readonly Text[] | undefined
  count: number
  language: string
  hint: string
}

export function NamesField({ name, names = [], count, language, hint }: NamesFieldProps) {
  return (
    <LinesField
      name={`${name}.names`}
      label="What each point means, one on each line, from the first to the last"
      hint={hint}
      value={names.map((words) => textIn(words, language)).join('\n')}
      rows={Math.min(11, count)}
    />
  )
}

export function editNames(
  inputs: Inputs,
  before: readonly Text[] | undefined,
  language: string,
): Text[] | undefined {
  const lines = fieldText(inputs, 'names')
  if (lines === '') return undefined
  return lines.split('\n').map((words, index) => ({ ...before?.[index], [language]: words.trim() }))
}

export function LookField({ name, look, usual }: { name: string; look: Look | undefined; usual: Look }) {
  return (
    <SelectField name={`${name}.look`} label="How the points look" value={look ?? usual} choices={words} />
  )
}

/** The usual look is not written down. */
export function editLook(inputs: Inputs, usual: Look): string | undefined {
  const look = fieldText(inputs, 'look')
  return look === usual || look === '' ? undefined : look
}

const words: Record<Look, string> = {
  points: 'Numbers in a row',
  words: 'Words, one on each row',
  stars: 'Stars',
  smileys: 'Faces from sad to glad',
}

/** What holds of points that carry names or a look. */
export function namesProblem(
  count: number,
  names: readonly Text[] | undefined,
  look: Look | undefined,
): string | undefined {
  if (names && names.length !== count) return `Name all ${count} points, one on each line, or none`
  if (look === 'stars' && count > 10) return 'At most 10 stars fit in a row. Choose another look'
  if (look === 'smileys' && count > 7) return 'At most 7 faces can be told apart. Choose another look'
  return undefined
}
