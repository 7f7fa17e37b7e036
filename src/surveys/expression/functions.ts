import type { Value, ValueKind } from '../question-type.ts'

/** One function of expressions. A missing argument makes the result missing, unless it `seesMissing`. */
export interface ExpressionFunction {
  summary: string
  example: string
  /** What each argument may be; the last entry holds for all further ones where it takes `many`. */
  takes: readonly (readonly ValueKind[])[]
  many?: true
  gives: ValueKind
  seesMissing?: true
  /** Arguments of another kind than declared give missing, never an exception. */
  call(values: readonly Value[]): Value
}

const anything: readonly ValueKind[] = ['text', 'number', 'boolean', 'set', 'date']

export const functions = {
  answered: {
    summary: 'Was the question answered?',
    example: 'answered({age})',
    takes: [anything],
    gives: 'boolean',
    seesMissing: true,
    call: ([value]) => value !== undefined,
  },
  count: {
    summary: 'How many options were picked',
    example: 'count({devices}) >= 2',
    takes: [['set']],
    gives: 'number',
    call: ([value]) => (Array.isArray(value) ? value.length : undefined),
  },
  length: {
    summary: 'How many characters a text has',
    example: 'length({comment}) > 20',
    takes: [['text']],
    gives: 'number',
    call: ([value]) => (typeof value === 'string' ? value.length : undefined),
  },
  round: {
    summary: 'The nearest whole number',
    example: 'round({hours} / 24)',
    takes: [['number']],
    gives: 'number',
    call: ([value]) => (typeof value === 'number' ? Math.round(value) : undefined),
  },
  min: {
    summary: 'The smallest of several numbers',
    example: 'min({price}, {quality}) <= 2',
    takes: [['number']],
    many: true,
    gives: 'number',
    call: (values) => (values.every(isNumber) ? Math.min(...values) : undefined),
  },
  max: {
    summary: 'The largest of several numbers',
    example: 'max({price}, {quality}) >= 4',
    takes: [['number']],
    many: true,
    gives: 'number',
    call: (values) => (values.every(isNumber) ? Math.max(...values) : undefined),
  },
  year: {
    summary: 'The year of a date',
    example: 'year({joined}) < 2020',
    takes: [['date']],
    gives: 'number',
    call: ([value]) =>
      typeof value === 'string' && isoDate.test(value) ? Number(value.slice(0, 4)) : undefined,
  },
} as const satisfies Record<string, ExpressionFunction>

export type FunctionName = keyof typeof functions

export function functionNamed(name: FunctionName): ExpressionFunction {
  return functions[name]
}

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(functions, name)
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/

function isNumber(value: Value): value is number {
  return typeof value === 'number'
}
