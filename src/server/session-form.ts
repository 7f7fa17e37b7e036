import type { SessionEntries } from '../views/sessions/session-list.tsx'
import { type Fields, fieldsOf } from './fields.ts'
import type { Form } from './forms.ts'

export const longestQuestion = 1_000

/** What the forms for a new session and for its settings have in common. */
export function readSession(form: Form) {
  const fields = fieldsOf(form)
  const title = fields.line('title', 'the title', { required: true })
  const kind = fields.pick('kind', ['interview', 'focus group'] as const)
  const heldOn = fields.day('heldOn', 'the day')
  const written = fields.text('questions', 'the questions', { max: 20_000 })
  const questions = linesOf(fields, 'questions', written)
  const entered: SessionEntries = { title, kind, heldOn: form.first('heldOn') ?? '', questions: written }
  return { fields, form, details: { title, kind, heldOn }, questions, entered }
}

function linesOf(fields: Fields, name: string, text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > 200) fields.errors[name] = 'Use at most 200 questions.'
  if (lines.some((line) => line.length > longestQuestion))
    fields.errors[name] = `Use at most ${longestQuestion} characters for a question.`
  return lines
}
