import type { z } from 'zod'
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

/** A definition with everything that is wrong with it, each with its place and a sentence. */
export function readDefinition(bytes: Uint8Array): ReadDefinition {
  const text = decoded(bytes)
  if (text === undefined) return refused('The file is not UTF-8. Save it as UTF-8 and try again.')
  const parsed = parsedJson(text)
  if (!parsed.ok) return parsed
  const read = survey.safeParse(parsed.value)
  if (!read.success)
    return {
      ok: false,
      issues: read.error.issues.map((issue) => ({
        where: placeOf(issue.path, parsed.value),
        message: sentence(issue, valueAt(issue.path, parsed.value)),
      })),
    }
  const issues = problemsOf(read.data)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, survey: read.data }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function parsedJson(text: string): { ok: true; value: unknown } | Extract<ReadFile, { ok: false }> {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1]
    const line = at === undefined ? '' : ` Look at line ${text.slice(0, Number(at)).split('\n').length}.`
    return refused(`This is not JSON. Check for a missing quote, comma or bracket.${line}`)
  }
}

/** sections.1.questions.0.title → section “about_you”, question “age”, title. */
function placeOf(path: readonly PropertyKey[], value: unknown): string {
  const words: string[] = []
  for (const [depth, key] of path.entries()) {
    const list = words.at(-1)
    if (typeof key === 'number' && list !== undefined)
      words[words.length - 1] =
        `${list.replace(/s$/, '')} ${named(valueAt(path.slice(0, depth + 1), value)) ?? key + 1}`
    else words.push(String(key))
  }
  return words.join(', ') || 'survey'
}

function valueAt(path: readonly PropertyKey[], value: unknown): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined, // any key may be missing
    value,
  )
}

function named(item: unknown): string | undefined {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined
  return typeof id === 'string' && id ? `“${id}”` : undefined
}

function sentence(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys')
    return `“${issue.keys.join('”, “')}” is not known here. Leave it out or check how it is written.`
  if (issue.code === 'invalid_type') {
    const kind = kinds[issue.expected] ?? issue.expected
    return value === undefined ? `This is missing; write ${kind}.` : `Write ${kind} here.`
  }
  if (issue.code === 'invalid_value')
    return `Write ${issue.values.map((value) => JSON.stringify(value)).join(' or ')} here.`
  return issue.message.replace(/^Invalid (input|string|key[^:]*):? ?/i, 'This does not fit: ')
}

const kinds: Record<string, string> = {
  string: 'a text in quotes',
  record: 'texts by language, like {"en": "Hello"}',
  array: 'a list, like [ … ]',
  object: 'an object, like { … }',
  number: 'a number',
  boolean: 'true or false',
}

function refused(message: string): Extract<ReadFile, { ok: false }> {
  return { ok: false, issues: [{ where: 'file', message }] }
}

async function* noRows(): AsyncGenerator<never[]> {}
