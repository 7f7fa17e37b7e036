import { isDay } from '../../../surveys/dates.ts'
import { readNumber } from '../../../surveys/numbers.ts'
import type { Value, ValueKind } from '../../../surveys/question-type.ts'

/** What rules read of a question as it is filled in just now; the question's own type decides once it is sent. */
export function valueIn(form: HTMLFormElement, id: string, kind: ValueKind): Value {
  const name = `q.${id}`
  const data = new FormData(form)
  const texts = (key: string) =>
    data
      .getAll(key)
      .filter((value) => typeof value === 'string')
      .map((value) => value.replaceAll(/\r\n?/g, '\n').trim())
      .filter((value) => value !== '')
  const given = texts(name)
  // Words of one's own say “Other” even where it was not picked.
  const other = texts(`${name}.other`).length > 0 ? otherOf(form, name) : undefined
  if (kind === 'set') {
    const picked = other && !given.includes(other) ? [...given, other] : given
    return picked.length > 0 ? picked : undefined
  }
  const [text = other] = given
  return text === undefined || given.length > 1 ? undefined : readers[kind]?.(text)
}

const readers: Partial<Record<ValueKind, (text: string) => Value>> = {
  text: (text) => text,
  time: (text) => text,
  number: (text) => readNumber(text),
  boolean: (text) => (text === 'yes' ? true : text === 'no' ? false : undefined),
  date: (text) => (isDay(text) ? text : undefined),
}

/** The option that the words of one's own stand under. */
function otherOf(form: HTMLFormElement, name: string): string | undefined {
  const words = form.querySelector(`[name="${CSS.escape(name)}.other"]`)
  const input = words?.previousElementSibling?.querySelector('input')
  return input?.value
}
