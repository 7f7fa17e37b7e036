import { type Asked, ask } from './ask.ts'
import { compile, type Evaluator, readExpression } from './expression/index.ts'
import type { Section, Survey } from './survey.ts'

interface PlannedQuestion {
  asked: Asked
  showIf: Evaluator | undefined
}

interface PlannedSection {
  section: Section
  showIf: Evaluator | undefined
  screenOut: Evaluator | undefined
  questions: PlannedQuestion[]
}

export interface Plan {
  sections: PlannedSection[]
  /** Every question by id, for conditions. */
  ids: Map<string, Asked>
}

/** A survey value never changes once made, so its rules are compiled once. */
const plans = new WeakMap<Survey, Plan>()

export function planOf(survey: Survey): Plan {
  const known = plans.get(survey)
  if (known) return known
  const ids = new Map<string, Asked>()
  const sections = survey.sections.map((section) => ({
    section,
    showIf: rule(section.showIf),
    screenOut: rule(section.screenOut?.when),
    questions: section.questions.map((question) => {
      const asked = ask(question)
      ids.set(question.id, asked)
      return { asked, showIf: rule(question.showIf) }
    }),
  }))
  const plan = { sections, ids }
  plans.set(survey, plan)
  return plan
}

/** An unreadable rule is named by `problemsOf` and stops publishing; a preview meanwhile goes on as without it. */
function rule(text: string | undefined): Evaluator | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const read = readExpression(text)
  return read.ok ? compile(read.expression) : undefined
}
