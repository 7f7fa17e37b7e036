import type { Asked } from '../ask.ts'
import { type AskedSection, askedSections, pickedList } from '../flow/expand.ts'
import { changeSettings, changeWithin } from '../flow/texts-within.ts'
import { type Question, questionsOf, type Section, type Survey } from '../survey.ts'
import type { Text } from '../text.ts'
import { positionsOf } from './positions.ts'
import { checkColumns, checkQuestion } from './question.ts'
import { type Add, Scope } from './scope.ts'

/** What one survey's checks share. */
interface Checking {
  survey: Survey
  scope: Scope
  add: Add
  /** The column keys so far, each with its question. */
  keys: Map<string, string>
  rounds: Map<Section, AskedSection[]>
  seen: Set<string>
}

const mostAsked = 50_000

/** Goes through the survey in its order, so that rules, texts, loops and jumps read only what comes before them. */
export function checkLogic(survey: Survey, add: Add): Scope {
  const scope = new Scope(questionsOf(survey), survey.languages[0] ?? 'en')
  const all = askedSections(survey)
  const rounds = Map.groupBy(all, ({ from }) => from)
  const checking: Checking = { survey, scope, add, keys: new Map(), rounds, seen: new Set() }
  const count = all.reduce((sum, { questions }) => sum + questions.length, 0)
  if (count > mostAsked)
    add(
      'survey',
      `With all rounds of its loops this survey asks ${count} questions; at most ${mostAsked} can be.`,
    )
  const places = positionsOf(survey.sections, survey.shuffled === true)
  survey.sections.forEach((section, at) => {
    const hidden = places
      .unsure(at)
      .flatMap((before) => idsIn(rounds.get(survey.sections[before] as Section)))
    without(scope, hidden, 'may come after this section, as sections come in a random order.', () =>
      checkSection(section, at, checking),
    )
  })
  for (const message of scope.ofText(survey.thanks)) add('survey', `Thanks: ${message}`)
  return scope
}

function checkSection(section: Section, at: number, checking: Checking): void {
  const { scope, add, survey } = checking
  const { id, title, showIf, screenOut, jumps = [] } = section
  const say = (name: string, messages: string[]) => {
    for (const message of messages) add(id, `${name}: ${message}`)
  }
  say('Show this section if', scope.ofRule(showIf))
  if (section.loop) checkLoop(section, checking)
  say('Title', scope.ofText(title))
  checkQuestions(section, checking)
  say('Screen out if', scope.ofRule(screenOut?.when))
  say('What those who are screened out read', scope.ofText(screenOut?.message))
  jumps.forEach((jump, place) => {
    say('Jump', scope.ofRule(jump.when))
    say('Jump', targetProblems(survey, at, jump.to))
    if (jump.when === undefined && place < jumps.length - 1)
      say('Jump', ['The lines after one without a rule are never reached.'])
  })
  if (survey.shuffled && !section.anchored && (screenOut || jumps.length > 0))
    add(id, 'Nothing can lead away from a section that comes in a random order. Anchor it at its place.')
  if (section.loop) endLoop(section, checking)
}

function targetProblems({ sections, shuffled }: Survey, at: number, to: string): string[] {
  if (to === 'end') return []
  const place = sections.findIndex(({ id }) => id === to)
  if (place < 0) return [`There is no section “${to}”.`]
  if (place <= at) return [`“${to}” does not come after this section; a jump leads forward only.`]
  return shuffled && !sections[place]?.anchored
    ? [`“${to}” comes in a random order, so nothing can lead there. Anchor it at its place.`]
    : []
}

/** Its own questions are read by their plain names within it, and `{loop}` is the option of the round. */
function checkLoop({ id, loop }: Section, { scope, add }: Checking): void {
  if (!loop) return
  const source = scope.asked.get(loop.over)
  const list = pickedList(source)
  if (!source)
    add(
      id,
      scope.explain(loop.over) ?? `The loop runs over {${loop.over}}, and nothing before it is called so.`,
    )
  else if (!list) add(id, `The loop runs over {${loop.over}}, which has no options to pick.`)
  scope.known.set('loop', { kind: 'text', options: list?.items.map((item) => item.id) })
}

/** After it, each round is read by its own name. */
function endLoop(section: Section, { scope, rounds }: Checking): void {
  const own = rounds.get(section) ?? []
  const [first] = own
  scope.known.delete('loop')
  for (const { id } of section.questions) {
    const example = first?.round ? ` Write {${id}:${first.round.item.id}} for one of them.` : ''
    scope.drop(id, `{${id}} is asked in rounds, once for each option.${example}`)
  }
  for (const { questions } of own) for (const { asked } of questions) scope.take(asked)
}

function checkQuestions(section: Section, checking: Checking): void {
  const { scope, rounds, keys, survey, add, seen } = checking
  const own = rounds.get(section) ?? []
  const places = positionsOf(section.questions, section.shuffled === true)
  // In a loop the first round stands for all, by the author's names.
  const widened = new Map(
    own[0]?.round ? [] : own[0]?.questions.map(({ from, asked }) => [from, asked] as const),
  )
  section.questions.forEach((question, at) => {
    const hidden = places.unsure(at).flatMap((before) => section.questions[before]?.id ?? [])
    if (seen.has(question.id))
      return add(question.id, `Two questions have the id “${question.id}”. Give one of them another.`)
    seen.add(question.id)
    without(
      scope,
      hidden,
      'may come after this question, as those of its section come in a random order.',
      () => checkOne(question, widened.get(question), checking),
    )
  })
  const language = survey.languages[0] ?? 'en'
  for (const { questions } of own)
    for (const { asked, from } of questions) checkColumns(asked, from.id, { language, keys, add })
}

function checkOne(question: Question, widened: Asked | undefined, { scope, add, survey }: Checking): void {
  const { id, showIf, title, help, checks = [] } = question
  const say = (name: string, messages: string[]) => {
    for (const message of messages) add(id, `${name}: ${message}`)
  }
  say('Show this question if', scope.ofRule(showIf))
  const asked = checkQuestion(question, survey.languages[0] ?? 'en', add)
  if (!asked) return scope.takeUnsound(id)
  for (const text of [title, help]) say('Text', scope.ofText(text))
  for (const message of scope.ofCalculation(asked)) add(id, message)
  checkLists(asked, { scope, add })
  const within: Text[] = []
  const languages = new Set(survey.languages)
  changeSettings(asked, (value) =>
    changeWithin(value, languages, { text: (text) => (within.push(text), text) }),
  )
  for (const text of within) say('Text', scope.ofText(text))
  scope.take(widened ?? asked)
  for (const { rule, message } of checks) {
    say('Check', scope.ofRule(rule))
    say('What the check says', scope.ofText(message))
  }
}

function checkLists({ question, lists }: Asked, { scope, add }: Pick<Checking, 'scope' | 'add'>): void {
  const { id } = question
  for (const [name, { label, items }] of Object.entries(lists)) {
    const carry = question.lists?.[name]?.carry
    if (!carry && items.length === 0) add(id, `${label}: write at least one option, one on each line.`)
    for (const item of items)
      for (const message of scope.ofRule(item.showIf)) add(id, `Show “${item.id}” if: ${message}`)
    if (!carry) continue
    const source = scope.asked.get(carry.from)
    const taken = pickedList(source)?.items
    if (!source)
      add(
        id,
        scope.explain(carry.from) ?? `${label}: there is no {${carry.from}} before it to take over from.`,
      )
    else if (!taken) add(id, `${label}: {${carry.from}} has nothing to pick that could be taken over.`)
    for (const item of items)
      if (taken?.some((other) => other.id === item.id))
        add(id, `${label}: “${item.id}” is also taken over from {${carry.from}}. Give it another id.`)
  }
  for (const name of Object.keys(question.lists ?? {}))
    if (!Object.hasOwn(lists, name)) add(id, `This kind of question has no list “${name}”.`)
}

function idsIn(rounds: readonly AskedSection[] | undefined): string[] {
  return (rounds ?? []).flatMap(({ questions }) => questions.map(({ asked }) => asked.question.id))
}

/** Checks something as if these had not been asked yet. */
function without(scope: Scope, ids: readonly string[], why: string, work: () => void): void {
  const hidden = ids.flatMap((id) => scope.asked.get(id) ?? [])
  for (const { question } of hidden) scope.drop(question.id, `{${question.id}} ${why}`)
  work()
  for (const asked of hidden) scope.take(asked)
}
