import type { Dictionary } from '../words.ts'
import { answers } from './ar/answers.ts'
import { pages } from './ar/pages.ts'
import { tasks } from './ar/tasks.ts'

/** What the product says to respondents, in Arabic. */
export const arabic: Dictionary = { ...pages, ...answers, ...tasks }
