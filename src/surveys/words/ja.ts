import type { Dictionary } from '../words.ts'

/** What the product says to respondents, in Japanese. */
export const japanese: Dictionary = {}
