import type { ValueKind } from '../../question-type.ts'
import type { Signature } from './signature.ts'

const anything: readonly ValueKind[] = ['text', 'number', 'boolean', 'set', 'date', 'time', 'numbers']

export const answers = {
  answered: {
    summary: 'Was the question answered?',
    example: 'answered({age})',
    takes: [anything],
    gives: 'boolean',
  },
  count: {
    summary: 'How many options were picked',
    example: 'count({devices}) >= 2',
    takes: [['set', 'numbers']],
    gives: 'number',
  },
  if: {
    summary: 'The second where the condition holds, otherwise the third',
    example: "if({age} >= 65, 'senior', 'adult')",
    takes: [['boolean'], anything, anything],
    gives: 'same',
    from: 1,
  },
  coalesce: {
    summary: 'The first that is not missing',
    example: 'coalesce({hours}, 0)',
    takes: [anything],
    many: true,
    gives: 'same',
    from: 0,
  },
} as const satisfies Record<string, Signature>
