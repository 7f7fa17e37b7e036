import { z } from 'zod'
import type { Form } from './forms.ts'
import { password } from './passwords.ts'

/** What the account pages, the command line and the set-up page take, refused with the same words. */
export const accountFields = {
  name: z
    .string()
    .trim()
    .min(1, 'Write a name')
    .max(200, 'Write a name of at most 200 characters')
    .regex(/^\P{Cc}*$/u, 'Write the name without control characters'),
  email: z
    .string()
    .trim()
    .max(254, 'Write an e-mail address of at most 254 characters')
    .pipe(z.email('Write an e-mail address like olga@example.org')),
  password,
  role: z.enum(['owner', 'editor', 'viewer'], 'Choose one of the roles: owner, editor or viewer'),
  label: z
    .string()
    .trim()
    .min(1, 'Write what the token is for')
    .max(100, 'Use at most 100 characters')
    .regex(/^\P{Cc}*$/u, 'Write it without control characters'),
}

export type FieldErrors<Name extends string> = Partial<Record<Name, string>>

/** Reads the form's fields; what does not fit comes back as one sentence per field. */
export function readFields<Shape extends z.ZodRawShape>(
  form: Form,
  shape: Shape,
):
  | { ok: true; values: z.infer<z.ZodObject<Shape>> }
  | { ok: false; errors: FieldErrors<keyof Shape & string> } {
  const sent = Object.fromEntries(Object.keys(shape).map((name) => [name, form.first(name) ?? '']))
  const read = z.object(shape).safeParse(sent)
  if (read.success) return { ok: true, values: read.data }
  const errors: FieldErrors<keyof Shape & string> = {}
  for (const { path, message } of read.error.issues) {
    // The schema has exactly the shape's names as its keys.
    const name = String(path[0]) as keyof Shape & string
    errors[name] ??= message
  }
  return { ok: false, errors }
}
