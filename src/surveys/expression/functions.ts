import { answers } from './signatures/answers.ts'
import { datesAndTimes } from './signatures/dates.ts'
import { numbers } from './signatures/numbers.ts'
import type { Signature } from './signatures/signature.ts'
import { texts } from './signatures/texts.ts'

/** By what they are about, as the page on rules lists them. */
export const functionGroups = {
  Answers: answers,
  Texts: texts,
  Numbers: numbers,
  'Dates and times': datesAndTimes,
} as const

export const functions = { ...answers, ...texts, ...numbers, ...datesAndTimes } as const

export type FunctionName = keyof typeof functions

export function functionNamed(name: FunctionName): Signature {
  return functions[name]
}
