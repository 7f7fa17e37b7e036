import type { Dictionary } from '../words.ts'

/** What the product says to respondents, in Arabic. */
export const arabic: Dictionary = {}
