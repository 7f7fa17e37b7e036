import type { AttributeValues } from '../../surveys/person.ts'

/** What is known of somebody, in one line. */
export function attributeWords(attributes: AttributeValues): string {
  const known = Object.entries(attributes).map(([name, value]) => `${name}: ${value}`)
  return known.join(', ') || '–'
}
