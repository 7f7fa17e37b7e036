import { z } from 'zod'
import { isDay } from '../surveys/dates.ts'
import type { Form } from './forms.ts'
import { problem } from './problems.ts'

/** Reads a form field by field, tidied; what cannot be taken is collected as one sentence for each field. */
export interface Fields {
  errors: Record<string, string>
  /** One line, '' where it was left empty. */
  line(name: string, label: string, rules?: { required?: boolean; max?: number }): string
  /** Several lines. */
  text(name: string, label: string, rules?: { required?: boolean; max?: number }): string
  /** A day as year-month-day. */
  day(name: string, label: string, rules?: { required?: boolean }): string | null
  /** One of the values offered; another one was not sent by our page. */
  pick<T extends string>(name: string, values: readonly T[]): T
  /** Several at once as their schemas take them, untidied; undefined where one of them cannot be taken. */
  take<Shape extends z.ZodRawShape>(shape: Shape): z.infer<z.ZodObject<Shape>> | undefined
}

export function fieldsOf(form: Form): Fields {
  const errors: Record<string, string> = {}
  const read = (name: string, label: string, required: boolean, max: number) => {
    const value = clean(form.first(name) ?? '').trim()
    if (required && value === '') errors[name] = `Fill in ${label}.`
    if (value.length > max)
      errors[name] = `Use at most ${max} characters for ${label}; this has ${value.length}.`
    return value
  }
  return {
    errors,
    line: (name, label, { required = false, max = 200 } = {}) =>
      read(name, label, required, max).replaceAll(/\s+/g, ' '),
    text: (name, label, { required = false, max = 100_000 } = {}) => read(name, label, required, max),
    day(name, label, { required = false } = {}) {
      const value = read(name, label, required, 40)
      if (value === '' || errors[name]) return null
      if (isDay(value)) return value
      errors[name] = `Write ${label} as year-month-day, like 2026-03-31.`
      return null
    },
    pick(name, values) {
      const value = form.first(name)
      const found = values.find((offered) => offered === value) ?? values[0]
      if (found === undefined) throw problem('notValid', { why: `There is nothing to pick for ${name}.` })
      return found
    },
    take(shape) {
      const sent = Object.fromEntries(Object.keys(shape).map((name) => [name, form.first(name) ?? '']))
      const taken = z.object(shape).safeParse(sent)
      for (const { path, message } of taken.error?.issues ?? []) errors[String(path[0])] ??= message
      return taken.data
    },
  }
}

/** Line breaks as one character; a null character is text in no store. */
function clean(text: string): string {
  if (text.includes('\0')) throw problem('badText')
  return text.replaceAll(/\r\n?/g, '\n')
}
