import { type Asked, ask } from './ask.ts'
import { check, checkValue, type Known, nouns, readExpression } from './expression/index.ts'
import { frameChanges } from './frame-changes.ts'
import { nearest } from './nearest.ts'
import { changesOf, nameOf, returned, type SurveyChange, swapped } from './question-changes.ts'
import { quotaProblems } from './quota.ts'
import { questionTypes } from './question-types/index.ts'
import { type Question, questionsOf, type Survey } from './survey.ts'
import type { Text } from './text.ts'

export interface SurveyProblem {
  /** The id of the question or section it stands at; `survey` for the whole. */
  where: string
  message: string
}

/** What has to be mended before a survey can be published; nobody meets a broken question. */
export function problemsOf(survey: Survey): SurveyProblem[] {
  const problems: SurveyProblem[] = []
  const add = (where: string, message: string) => problems.push({ where, message })
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
  checkQuestions(survey, language, add)
  return problems
}

type Add = (where: string, message: string) => void

/** In their order, so that a rule can read only what was asked before it. */
function checkQuestions(survey: Survey, language: string, add: Add) {
  const earlier = new Map<string, Known>()
  const all = new Set(questionsOf(survey).map(({ id }) => id))
  const keys = new Map<string, string>()
  const checkRule = (where: string, name: string, rule: string | undefined) => {
    for (const message of ruleProblems(rule, earlier, all)) add(where, `${name}: ${message}`)
  }
  for (const section of survey.sections) {
    checkRule(section.id, 'Show this section if', section.showIf)
    for (const question of section.questions) {
      checkRule(question.id, 'Show this question if', question.showIf)
      if (earlier.has(question.id)) {
        add(question.id, `Two questions have the id “${question.id}”. Give one of them another.`)
        continue
      }
      const asked = checkQuestion(question, language, add)
      if (!asked) {
        // Rules about it are not to be blamed as well.
        earlier.set(question.id, { kind: 'text' })
        continue
      }
      for (const message of calculationProblems(asked, earlier, all)) add(question.id, message)
      for (const [id, known] of knownOf(asked, language)) earlier.set(id, known)
      checkColumns(asked, language, keys, add)
    }
    checkRule(section.id, 'Screen out if', section.screenOut?.when)
  }
  for (const message of quotaProblems(survey, earlier)) add('survey', message)
}

function checkQuestion(question: Question, language: string, add: Add): Asked | undefined {
  const { id, type } = question
  if (!Object.hasOwn(questionTypes, type)) {
    const meant = nearest(type, Object.keys(questionTypes))
    add(id, `“${type}” is not a kind of question.${meant ? ` Did you mean “${meant}”?` : ''}`)
    return undefined
  }
  // JavaScript gives every object a property of this name, and answers are kept by id.
  if (id === 'constructor') add(id, 'Give this question another id; this one is taken.')
  // An unknown name was refused above.
  const known = questionTypes[type as keyof typeof questionTypes]
  const settings = known.settings.safeParse(question.settings)
  if (!settings.success) {
    for (const { path, message } of settings.error.issues)
      add(id, path.length > 0 ? `${path.join('.')}: ${message}` : message)
    return undefined
  }
  const asked = ask(question)
  if (asked.takesAnswer && isBlank(question.title, language))
    add(id, `Give this question a title in the survey's first language (${language}).`)
  return asked
}

function checkColumns(asked: Asked, language: string, keys: Map<string, string>, add: Add) {
  const { id } = asked.question
  for (const { key, options = [] } of asked.columns(language)) {
    const other = keys.get(key)
    if (other) add(id, `Its column “${key}” is also one of the question “${other}”. Give it another id.`)
    keys.set(key, id)
    const seen = new Set<string>()
    for (const option of options) {
      if (seen.has(option.id)) add(id, `Two options have the id “${option.id}”. Give one of them another.`)
      seen.add(option.id)
    }
  }
}

function ruleProblems(
  rule: string | undefined,
  earlier: ReadonlyMap<string, Known>,
  all: ReadonlySet<string>,
): string[] {
  if (rule === undefined || rule.trim() === '') return []
  const read = readExpression(rule)
  if (!read.ok) return [read.message]
  return check(read.expression, earlier, explaining(all, earlier))
}

function explaining(all: ReadonlySet<string>, earlier: ReadonlyMap<string, Known>) {
  return (reference: string) => {
    const [id = ''] = reference.split('.')
    return all.has(id) && !earlier.has(id)
      ? `{${id}} is asked only later. A rule can read what was asked before it.`
      : undefined
  }
}

function calculationProblems(
  { calculates }: Asked,
  earlier: ReadonlyMap<string, Known>,
  all: ReadonlySet<string>,
): string[] {
  const read = calculates && readExpression(calculates.rule)
  if (!calculates || !read?.ok) return []
  const { problems, gives } = checkValue(read.expression, earlier, explaining(all, earlier))
  if (problems.length === 0 && gives !== undefined && gives !== calculates.gives)
    return [`“${calculates.rule}” gives ${nouns[gives]}, where ${nouns[calculates.gives]} is to come out.`]
  return problems.map((message) => `What is calculated: ${message}`)
}

/** What rules may know of a question, and of each part of its answer, by the name to read it by. */
export function knownOf(asked: Asked, language: string): [string, Known][] {
  const { id } = asked.question
  const kind = asked.valueKind
  const options = kind === 'text' || kind === 'set' ? asked.columns(language)[0]?.options : undefined
  return [
    [id, { kind, options: options?.map((option) => option.id) }],
    ...asked.parts.map(({ part, kind, options }): [string, Known] => [`${id}.${part}`, { kind, options }]),
  ]
}

function isBlank(text: Text, language: string): boolean {
  return (text[language] ?? '').trim() === ''
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
