import type { z } from 'zod'
import { type Problem, problem } from '../problems.ts'

type RawIssue = Parameters<z.core.$ZodErrorMap>[0]

/** Says what to do about a value that does not fit; schemas with sentences of their own keep those. */
export function sentenceFor(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'Give this field'
        : `Send ${kinds[issue.expected] ?? issue.expected} here`
    case 'unrecognized_keys':
      return `Leave out ${issue.keys.map((key) => `“${key}”`).join(', ')}: there is no such field here`
    case 'invalid_value':
      return `Use one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
    case 'too_small':
      return `Send at least ${String(issue.minimum)}${units[issue.origin] ?? ''}`
    case 'too_big':
      return `Send at most ${String(issue.maximum)}${units[issue.origin] ?? ''}`
    case 'invalid_key':
      return 'Use another name for this key'
    default:
      return 'Send this in the form that the description of the API gives'
  }
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const units: Record<string, string> = { string: ' characters', array: ' entries', number: '' }

/** Every place to mend, as `sections.0.id` → sentence. */
export function unfit(error: z.ZodError): Problem {
  const details: Record<string, string> = {}
  for (const { path, message } of error.issues) details[path.map(String).join('.') || 'body'] ??= message
  const [place, sentence] = Object.entries(details)[0] ?? ['body', 'Send what the description asks for']
  return problem('notValid', { why: `At ${place}: ${sentence}.` }, details)
}
