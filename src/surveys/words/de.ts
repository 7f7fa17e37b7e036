import type { Dictionary } from '../words.ts'

/** What the product says to respondents, in German. */
export const german: Dictionary = {}
