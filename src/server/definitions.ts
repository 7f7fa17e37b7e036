import { readDefinition as readJson } from '../surveys/formats/json/json.ts'
import type { Survey } from '../surveys/survey.ts'

/** A survey definition as it comes from a file or a person: the survey, or what to mend in one sentence. */
export function readDefinition(
  given: Uint8Array | string,
): { ok: true; survey: Survey } | { ok: false; message: string } {
  const bytes = typeof given === 'string' ? Buffer.from(given) : given
  if (bytes.length === 0 || (typeof given === 'string' && given.trim() === ''))
    return { ok: false, message: 'Choose a file or paste a definition' }
  const read = readJson(bytes)
  if (read.ok) return read
  const [first] = read.issues
  const more = read.issues.length > 1 ? ` (and ${read.issues.length - 1} more to mend)` : ''
  const place = first && first.where !== 'file' ? `At ${first.where}: ` : ''
  return { ok: false, message: `${place}${first?.message ?? 'this is not a survey definition'}${more}` }
}
