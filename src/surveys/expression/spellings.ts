import { type FunctionName, functions } from './functions.ts'
import type { Comparison } from './tree.ts'

/** Words and signs that other survey tools use for the same things, and what they are read as. */

const comparisons: readonly string[] = ['=', '!=', '<', '<=', '>', '>=', 'contains'] satisfies Comparison[]

const otherComparisons: Readonly<Record<string, Comparison>> = {
  equal: '=',
  equals: '=',
  notequal: '!=',
  less: '<',
  lessorequal: '<=',
  greater: '>',
  greaterorequal: '>=',
  contain: 'contains',
  '*=': 'contains',
}

export function comparisonNamed(word: string): Comparison | undefined {
  if (comparisons.includes(word)) return word as Comparison // one of that list
  return Object.hasOwn(otherComparisons, word) ? otherComparisons[word] : undefined
}

/** By their name in small letters, as words are read whatever their capitals. */
const names = new Map<string, FunctionName>([
  ...(Object.keys(functions) as FunctionName[]).map((name): [string, FunctionName] => [
    name.toLowerCase(),
    name,
  ]),
  ['iif', 'if'],
  ['avg', 'average'],
  ['mean', 'average'],
  ['len', 'length'],
  ['ceiling', 'ceil'],
  ['pow', 'power'],
])

export function functionSpelled(word: string): FunctionName | undefined {
  return names.get(word)
}
