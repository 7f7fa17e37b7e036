/** Rules over answers: `{age} >= 30 and {devices} contains 'phone'`. One tree, whatever its spelling. */
export { check, checkValue, type Known, nouns } from './check.ts'
export { compile, evaluate, type Evaluator, holds, type ValueOf } from './evaluate.ts'
export { functionGroups, functions } from './functions.ts'
export { readExpression } from './parse.ts'
export { spell } from './spell.ts'
export { asksToday, type Expression, references, withParts, withReferences } from './tree.ts'
