import type { Dictionary } from '../words.ts'
import { answers } from './de/answers.ts'
import { pages } from './de/pages.ts'
import { tasks } from './de/tasks.ts'

/** What the product says to respondents, in German. */
export const german: Dictionary = { ...pages, ...answers, ...tasks }
