import type { Dictionary } from '../words.ts'
import { answers } from './fr/answers.ts'
import { pages } from './fr/pages.ts'
import { tasks } from './fr/tasks.ts'

/** What the product says to respondents, in French. */
export const french: Dictionary = { ...pages, ...answers, ...tasks }
