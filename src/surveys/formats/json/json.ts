import { type Survey, survey } from '../../survey.ts'
import { problemsOf } from '../../version.ts'
import type { Format, ReadFile } from '../format.ts'

/** A survey definition as the designer keeps it. */
export const json: Format = {
  label: 'Survey definition (JSON)',
  endings: ['json'],
  read: async (bytes) => {
    const read = readDefinition(bytes)
    return read.ok ? { ok: true, survey: read.survey, count: 0, rows: noRows, notes: () => [] } : read
  },
}

type ReadDefinition = { ok: true; survey: Survey } | Extract<ReadFile, { ok: false }>

/** The same from a value that was JSON before. */
export function checkDefinition(value: unknown): ReadDefinition {
  const read = survey.safeParse(value)
  if (!read.success)
    return {
      ok: false,
      issues: read.error.issues.map(({ path, message, code, ...issue }) => ({
        where: placeOf(path, value),
        message: sentence(code, message, issue),
      })),
    }
  const issues = problemsOf(read.data)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, survey: read.data }
}

function readDefinition(bytes: Uint8Array): ReadDefinition {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refused('The file is not UTF-8. Save it as UTF-8 and try again.')
  }
  try {
    return checkDefinition(JSON.parse(text))
  } catch (error) {
    const at = error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined
    const line = at === undefined ? '' : ` Look at line ${text.slice(0, Number(at)).split('\n').length}.`
    return refused(`This is not JSON. Check for a missing quote, comma or bracket.${line}`)
  }
}

/** sections.1.questions.0.title → section “about_you”, question “age”, title. */
function placeOf(path: readonly PropertyKey[], value: unknown): string {
  const words: string[] = []
  let at: unknown = value
  for (const [depth, key] of path.entries()) {
    const list = path[depth - 1]
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined // any key may be missing
    if (typeof key === 'number' && typeof list === 'string') {
      words.pop()
      words.push(`${list.replace(/s$/, '')} ${named(at) ?? key + 1}`)
    } else words.push(String(key))
  }
  return words.join(', ') || 'survey'
}

function named(item: unknown): string | undefined {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined
  return typeof id === 'string' && id ? `“${id}”` : undefined
}

function sentence(code: string, message: string, issue: object): string {
  if (code === 'unrecognized_keys' && 'keys' in issue && Array.isArray(issue.keys))
    return `“${issue.keys.join('”, “')}” is not known here. Leave it out or check how it is written.`
  if (code === 'invalid_type' && 'expected' in issue)
    return 'input' in issue && issue.input === undefined
      ? `This is missing; write ${kinds[String(issue.expected)] ?? String(issue.expected)}.`
      : `Write ${kinds[String(issue.expected)] ?? String(issue.expected)} here.`
  if (code === 'invalid_value' && 'values' in issue && Array.isArray(issue.values))
    return `Write ${issue.values.map((value) => JSON.stringify(value)).join(' or ')} here.`
  return message.replace(/^Invalid (input|string|key[^:]*):? ?/i, 'This does not fit: ')
}

const kinds: Record<string, string> = {
  string: 'a text in quotes',
  record: 'texts by language, like {"en": "Hello"}',
  array: 'a list, like [ … ]',
  object: 'an object, like { … }',
  number: 'a number',
  boolean: 'true or false',
}

function refused(message: string): ReadDefinition {
  return { ok: false, issues: [{ where: 'file', message }] }
}

// eslint-disable-next-line -- an empty stream of rows
async function* noRows(): AsyncGenerator<never[]> {}
