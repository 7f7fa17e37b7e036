/** Rules over answers: `{age} >= 30 and {devices} contains 'phone'`. One tree, whatever its spelling. */
export { check, type Known } from './check.ts'
export { compile, evaluate, type Evaluator, holds, type ValueOf } from './evaluate.ts'
export { functions } from './functions.ts'
export { readExpression } from './parse.ts'
export { spell } from './spell.ts'
export { type Expression, references, withParts } from './tree.ts'
