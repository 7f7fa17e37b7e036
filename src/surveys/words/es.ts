import type { Dictionary } from '../words.ts'
import { answers } from './es/answers.ts'
import { pages } from './es/pages.ts'
import { tasks } from './es/tasks.ts'

/** What the product says to respondents, in Spanish. */
export const spanish: Dictionary = { ...pages, ...answers, ...tasks }
