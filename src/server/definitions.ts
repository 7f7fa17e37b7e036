import { type Survey, survey } from '../surveys/survey.ts'

/** A survey definition as it comes from a file or a person: the survey, or what to mend in one sentence. */
export function readDefinition(
  given: Uint8Array | string,
): { ok: true; survey: Survey } | { ok: false; message: string } {
  const text = typeof given === 'string' ? given : decoded(given)
  if (text === undefined) return { ok: false, message: 'Save the file as UTF-8 and choose it again' }
  if (text.trim() === '') return { ok: false, message: 'Choose a file or paste a definition' }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return {
      ok: false,
      message: `This is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
  const read = survey.safeParse(json)
  if (read.success) return { ok: true, survey: read.data }
  const [issue] = read.error.issues
  const place = issue?.path.join('.') || 'the definition'
  return { ok: false, message: `At ${place}: ${issue?.message ?? 'this is not a survey definition'}` }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
