import type { Dictionary } from '../words.ts'
import { answers } from './ja/answers.ts'
import { pages } from './ja/pages.ts'
import { tasks } from './ja/tasks.ts'

/** What the product says to respondents, in Japanese. */
export const japanese: Dictionary = { ...pages, ...answers, ...tasks }
