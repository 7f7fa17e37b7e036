import type { ValueKind } from '../../question-type.ts'

/** What may be said about a function of expressions; what it does stands in calls/, which pages of respondents load. */
export interface Signature {
  summary: string
  example: string
  /** What each argument may be; the last entry holds for all further ones where it takes `many`. */
  takes: readonly (readonly ValueKind[])[]
  many?: true
  /** How many of the last arguments may be left out. */
  optional?: number
  /** `same`: what its arguments are from the place `from` on, which must be alike. */
  gives: ValueKind | 'same'
  from?: number
  /** Why a text given at a place cannot be meant. */
  refuses?: { at: number; why(text: string): string | undefined }
}
