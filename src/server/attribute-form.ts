import { type Attribute, readAttribute } from '../surveys/person.ts'
import type { Fields } from './fields.ts'
import type { Form } from './forms.ts'

/** Attributes as a form's fields `attribute.0`, `attribute.1` …: as entered, and as they are stored. */
export function readAttributes(
  form: Form,
  fields: Fields,
  attributes: readonly Attribute[],
): { entered: Record<string, string>; values: Record<string, string> } {
  const entered: Record<string, string> = {}
  const values: Record<string, string> = {}
  for (const [index, attribute] of attributes.entries()) {
    const field = `attribute.${index}`
    if (form.first(field) === undefined) continue
    const given = fields.line(field, attribute.name, { max: 2_000 })
    entered[attribute.name] = given
    const read = readAttribute(attribute, given)
    if (!read.ok) fields.errors[field] = read.message
    else if (read.value !== undefined) values[attribute.name] = read.value
  }
  return { entered, values }
}
