import type { Dictionary } from '../words.ts'

/** What the product says to respondents, in Spanish. */
export const spanish: Dictionary = {}
