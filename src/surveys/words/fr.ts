import type { Dictionary } from '../words.ts'

/** What the product says to respondents, in French. */
export const french: Dictionary = {}
