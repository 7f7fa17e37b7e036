import { plainValue, type unsure } from '../../../surveys/plain-value.ts'
import type { Value, ValueKind } from '../../../surveys/question-type.ts'

/** What rules read of a question as it is filled in just now; the question's own type decides once it is sent. */
export function valueIn(form: HTMLFormElement, id: string, kind: ValueKind): Value | typeof unsure {
  const name = `q.${id}`
  const data = new FormData(form)
  const texts = (key: string) => data.getAll(key).filter((value) => typeof value === 'string')
  const given = texts(name)
  // Words of one's own say “other” even where it was not picked.
  const hasWords = texts(`${name}.other`).some((text) => text.trim() !== '')
  const other = hasWords && (kind === 'set' || given.length === 0) ? otherOf(form, name) : undefined
  return plainValue(other && !given.includes(other) ? [...given, other] : given, kind)
}

/** The option that the words of one's own stand under. */
function otherOf(form: HTMLFormElement, name: string): string | undefined {
  const words = form.querySelector(`[name="${CSS.escape(name)}.other"]`)
  return words?.previousElementSibling?.querySelector('input')?.value
}
