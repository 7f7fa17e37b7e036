import { frameChanges } from './frame-changes.ts'
import { checkLogic } from './problems/logic.ts'
import { isBlank } from './problems/question.ts'
import { checkSpecial } from './problems/special.ts'
import { changesOf, nameOf, returned, type SurveyChange, swapped } from './question-changes.ts'
import { quotaProblems } from './quota.ts'
import { type Question, questionsOf, type Survey } from './survey.ts'

export interface SurveyProblem {
  /** The id of the question or section it stands at; `survey` for the whole. */
  where: string
  message: string
}

/** What has to be mended before a survey can be published; nobody meets a broken question. */
export function problemsOf(survey: Survey): SurveyProblem[] {
  const problems = new Map<string, SurveyProblem>()
  // In the rounds of a loop the same is found again and again.
  const add = (where: string, message: string) => {
    problems.set(`${where} ${message}`, { where, message })
  }
  if (questionsOf(survey).length === 0) add('survey', 'Add at least one question.')
  const language = survey.languages[0] ?? 'en'
  if (new Set(survey.languages).size < survey.languages.length) add('survey', 'Name each language once.')
  if (isBlank(survey.title, language))
    add('survey', `Give the survey a title in its first language (${language}).`)
  const sections = new Set<string>()
  for (const { id } of survey.sections) {
    if (sections.has(id)) add(id, `Two sections have the id “${id}”. Give one of them another.`)
    sections.add(id)
  }
  checkSpecial(survey, add)
  const scope = checkLogic(survey, add)
  for (const message of quotaProblems(survey, scope.known)) add('survey', message)
  return [...problems.values()]
}

/**
 * What a draft changes against the versions published so far (oldest first). Answers of all versions are counted
 * together by id, so an id must go on meaning the same: a change that would alter the meaning of answers already given
 * is unsafe, and publishing refuses it.
 */
export function changesSince(published: readonly Survey[], draft: Survey): SurveyChange[] {
  const latest = published.at(-1)
  if (!latest) return []
  const before = new Map(questionsOf(latest).map((question) => [question.id, question]))
  const now = questionsOf(draft)
  const language = draft.languages[0] ?? 'en'
  const changes: SurveyChange[] = []
  for (const question of now) {
    const earlier = published.flatMap((survey) => questionsOf(survey).filter(({ id }) => id === question.id))
    const previous = earlier.at(-1)
    const name = nameOf(question, language)
    if (!previous)
      changes.push({ question: question.id, change: 'added', safe: true, message: `${name} is new.` })
    else {
      if (!before.has(question.id)) changes.push(returned(question, previous, name, language))
      changes.push(...changesOf(question, earlier, language))
    }
  }
  const kept = new Set(now.map(({ id }) => id))
  for (const question of before.values())
    if (!kept.has(question.id))
      changes.push({
        question: question.id,
        change: 'removed',
        safe: true,
        message: `${nameOf(question, language)} is no longer asked; its answers are kept.`,
      })
  changes.push(...swapped(before, now, language), ...orderChange(before, now), ...frameChanges(latest, draft))
  return changes
}

function orderChange(before: ReadonlyMap<string, Question>, now: readonly Question[]): SurveyChange[] {
  const after = now.filter(({ id }) => before.has(id)).map(({ id }) => id)
  const kept = new Set(after)
  const moved = [...before.keys()].filter((id) => kept.has(id)).some((id, place) => id !== after[place])
  if (!moved) return []
  return [{ question: 'survey', change: 'changed', safe: true, message: 'Questions come in another order.' }]
}
