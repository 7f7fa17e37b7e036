import { plainValue, unsure } from './plain-value.ts'
import type { QuestionType, Value } from './question-type.ts'
import { type QuestionTypeName, questionTypes } from './question-types/index.ts'

const plain = new Map<string, boolean>()

/** Are all answers in the examples of this type read the same way by `plainValue` as by the type? */
export function readsPlainly(name: string): boolean {
  const known = plain.get(name)
  if (known !== undefined) return known
  // Asked of questions that are bound to their type, so there is one of this name.
  const is = isPlain(questionTypes[name as QuestionTypeName] as QuestionType<unknown, unknown>)
  plain.set(name, is)
  return is
}

function isPlain({ examples, value, valueKind }: QuestionType<unknown, unknown>): boolean {
  const accepted = examples.flatMap(({ settings, accepts }) => accepts.map((each) => ({ settings, ...each })))
  const fits = accepted.every(({ settings, inputs, answer }) => {
    const kind = typeof valueKind === 'function' ? valueKind(settings) : valueKind
    const read = plainValue(inputs[''] ?? [], kind)
    // Words of one's own say “other” there; the page sees that in its own way.
    return read === unsure || inputs.other !== undefined || same(read, value(answer, settings))
  })
  return accepted.length > 0 && fits
}

/** The order of what was picked means nothing. */
function same(one: Value, other: Value): boolean {
  const text = (value: Value) => JSON.stringify(Array.isArray(value) ? value.toSorted() : value)
  return text(one) === text(other)
}
