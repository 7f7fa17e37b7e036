import type { Asked } from '../ask.ts'
import type { Known } from '../expression/index.ts'
import { check, checkValue, nouns, readExpression } from '../expression/index.ts'
import { questionIn, referencesIn } from '../flow/references.ts'
import { nearest } from '../nearest.ts'
import type { Question } from '../survey.ts'
import type { Text } from '../text.ts'

export type Add = (where: string, message: string) => void

/** What rules and texts can read at one place of a survey, and what is said of what they cannot. */
export class Scope {
  readonly known = new Map<string, Known>()
  /** The questions themselves, for what takes over their options. */
  readonly asked = new Map<string, Asked>()
  /** Why something that exists cannot be read here. */
  readonly reasons = new Map<string, string>()
  private readonly language: string

  constructor(questions: readonly Question[], language: string) {
    this.language = language
    for (const { id } of questions)
      this.reasons.set(id, `{${id}} is asked only later. A rule can read what was asked before it.`)
  }

  take(asked: Asked): void {
    this.asked.set(asked.question.id, asked)
    this.takeId(asked.question.id)
    for (const [id, known] of knownOf(asked, this.language)) this.known.set(id, known)
  }

  /** Rules about a question that cannot be read are not to be blamed as well. */
  takeUnsound(id: string): void {
    this.takeId(id)
    this.known.set(id, { kind: 'text' })
  }

  drop(id: string, reason: string): void {
    for (const { part } of this.asked.get(id)?.parts ?? []) this.known.delete(`${id}.${part}`)
    this.known.delete(id)
    this.asked.delete(id)
    this.reasons.set(id, reason)
  }

  ofRule(rule: string | undefined): string[] {
    if (rule === undefined || rule.trim() === '') return []
    const read = readExpression(rule)
    return read.ok ? check(read.expression, this.known, this.explain) : [read.message]
  }

  ofCalculation({ calculates }: Asked): string[] {
    const read = calculates && readExpression(calculates.rule)
    if (!calculates || !read?.ok) return []
    const { problems, gives } = checkValue(read.expression, this.known, this.explain)
    if (problems.length === 0 && gives !== undefined && gives !== calculates.gives)
      return [`“${calculates.rule}” gives ${nouns[gives]}, where ${nouns[calculates.gives]} is to come out.`]
    return problems.map((message) => `What is calculated: ${message}`)
  }

  /** What a text mentions and nobody could have answered before it. */
  ofText(text: Text | undefined): string[] {
    return referencesIn(text).flatMap((reference) => {
      if (this.known.has(reference)) return []
      const meant = nearest(reference, this.known.keys())
      return [
        this.explain(reference) ??
          `“{${reference}}” names nothing that was asked before.${meant ? ` Did you mean {${meant}}?` : ''}`,
      ]
    })
  }

  readonly explain = (reference: string): string | undefined => {
    const id = questionIn(reference)
    return this.known.has(id) ? undefined : this.reasons.get(id)
  }

  private takeId(id: string): void {
    this.reasons.delete(id)
  }
}

/** What rules may know of a question, and of each part of its answer, by the name to read it by. */
export function knownOf(asked: Asked, language: string): [string, Known][] {
  const { id } = asked.question
  const kind = asked.valueKind
  // Options of a part, such as a row's, are no options of the whole.
  const own = asked.columns(language).find(({ key }) => key === id)
  const options = kind === 'text' || kind === 'set' ? own?.options : undefined
  return [
    [id, { kind, options: options?.map((option) => option.id) }],
    ...asked.parts.map(({ part, kind, options }): [string, Known] => [`${id}.${part}`, { kind, options }]),
  ]
}
