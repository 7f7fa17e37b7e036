import { answers } from './en/answers.ts'
import { pages } from './en/pages.ts'
import { tasks } from './en/tasks.ts'

/** Every sentence the product says to respondents, by name; other languages say the same ones. */
export const english = { ...pages, ...answers, ...tasks } as const
