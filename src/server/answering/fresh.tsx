import { renderToString } from 'preact-render-to-string'
import type { Asked } from '../../surveys/ask.ts'
import { type Page, walkOf } from '../../surveys/flow.ts'
import type { Known } from '../../surveys/flow.ts'
import { wovenOn } from '../../surveys/live.ts'
import type { Answers } from '../../surveys/response.ts'
import type { Survey } from '../../surveys/survey.ts'
import { QuestionView } from '../../views/respond/question.tsx'

export interface Change {
  page: string
  before: Answers
  after: Answers
  /** What the sender's page holds. */
  present: ReadonlySet<string>
  language: string
}

/** Questions as they read after a change, by id: those that read otherwise than before, or that are not there yet. */
export function freshQuestions(
  definition: Survey,
  { page, before, after, present, language }: Change,
  known: Known,
): Record<string, string> {
  const then = pageNamed(walkOf(definition, before, known).pages, page)
  const now = pageNamed(walkOf(definition, after, known).pages, page)
  if (!now) return {}
  const old = new Map(
    (then ? wovenOn(definition, then) : []).map((asked) => [asked.question.id, blank(asked)]),
  )
  const fresh = [
    ...wovenOn(definition, now).filter((asked) => old.get(asked.question.id) !== blank(asked)),
    ...now.questions.filter(({ question }) => !present.has(question.id)),
  ]
  return Object.fromEntries(
    fresh.map((asked) => [asked.question.id, view(asked, after[asked.question.id])] as const),
  )

  function blank(asked: Asked): string {
    return view(asked, undefined)
  }

  function view(asked: Asked, answer: unknown): string {
    const marksOptional = now?.questions.some(({ question }) => question.required) ?? false
    return renderToString(
      <QuestionView asked={asked} language={language} answer={answer} marksOptional={marksOptional} named />,
    )
  }
}

function pageNamed(pages: readonly Page[], id: string): Page | undefined {
  return pages.find((page) => page.id === id)
}
