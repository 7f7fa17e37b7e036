import { patternProblem } from '../../pattern/pattern.ts'
import type { ValueKind } from '../../question-type.ts'
import type { Signature } from './signature.ts'

const text: readonly ValueKind[] = ['text']
const written: readonly ValueKind[] = ['text', 'number', 'date', 'time']

export const texts = {
  length: {
    summary: 'How many characters a text has',
    example: 'length({comment}) > 20',
    takes: [text],
    gives: 'number',
  },
  lower: {
    summary: 'In small letters',
    example: 'lower({code})',
    takes: [text],
    gives: 'text',
  },
  upper: {
    summary: 'In capital letters',
    example: 'upper({code})',
    takes: [text],
    gives: 'text',
  },
  trim: {
    summary: 'Without blanks at both ends',
    example: 'trim({code})',
    takes: [text],
    gives: 'text',
  },
  concat: {
    summary: 'Texts and numbers joined, leaving out what is missing',
    example: "concat({first_name}, ' ', {last_name})",
    takes: [written],
    many: true,
    gives: 'text',
  },
  startsWith: {
    summary: 'Does the text start with these letters, in capitals or not?',
    example: "startsWith({postcode}, 'SW')",
    takes: [text, text],
    gives: 'boolean',
  },
  endsWith: {
    summary: 'Does the text end with these letters, in capitals or not?',
    example: "endsWith({website}, '.org')",
    takes: [text, text],
    gives: 'boolean',
  },
  matches: {
    summary: 'Does the whole text fit the pattern (a regular expression)?',
    example: String.raw`matches({postcode}, '\d{5}')`,
    takes: [text, text],
    gives: 'boolean',
    refuses: { at: 1, why: patternProblem },
  },
  replace: {
    summary: 'The text with every second text in it replaced by the third',
    example: "replace({phone}, ' ', '')",
    takes: [text, text, text],
    gives: 'text',
  },
  number: {
    summary: 'The number that a text is',
    example: 'number({guess}) > 100',
    takes: [['text', 'number']],
    gives: 'number',
  },
  text: {
    summary: 'A number or date as text',
    example: 'length(text({number})) = 6',
    takes: [written],
    gives: 'text',
  },
} as const satisfies Record<string, Signature>
