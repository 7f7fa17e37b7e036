import type { ValueKind } from '../../question-type.ts'
import type { Signature } from './signature.ts'

const number: readonly ValueKind[] = ['number']
const amounts: readonly ValueKind[] = ['number', 'numbers']

export const numbers = {
  round: {
    summary: 'The nearest whole number, or with so many digits after the point; halves go away from 0',
    example: 'round({hours} / 24, 1)',
    takes: [number, number],
    optional: 1,
    gives: 'number',
  },
  floor: {
    summary: 'The whole number at or below',
    example: 'floor({hours} / 24)',
    takes: [number],
    gives: 'number',
  },
  ceil: {
    summary: 'The whole number at or above',
    example: 'ceil({people} / 4)',
    takes: [number],
    gives: 'number',
  },
  abs: {
    summary: 'Without its sign',
    example: 'abs({before} - {after}) > 2',
    takes: [number],
    gives: 'number',
  },
  mod: {
    summary: 'What is left after dividing, with the sign of the divisor',
    example: 'mod({number}, 2) = 1',
    takes: [number, number],
    gives: 'number',
  },
  power: {
    summary: 'The first to the power of the second',
    example: 'power({side}, 2)',
    takes: [number, number],
    gives: 'number',
  },
  min: {
    summary: 'The smallest of those that are not missing',
    example: 'min({price}, {quality}) <= 2',
    takes: [amounts],
    many: true,
    gives: 'number',
  },
  max: {
    summary: 'The largest of those that are not missing',
    example: 'max({price}, {quality}) >= 4',
    takes: [amounts],
    many: true,
    gives: 'number',
  },
  sum: {
    summary: 'All that are not missing, added up',
    example: 'sum({adults}, {children}) > 6',
    takes: [amounts],
    many: true,
    gives: 'number',
  },
  average: {
    summary: 'The mean of those that are not missing',
    example: 'average({price}, {quality}) < 3',
    takes: [amounts],
    many: true,
    gives: 'number',
  },
} as const satisfies Record<string, Signature>
