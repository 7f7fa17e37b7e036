import type { ComponentChild } from 'preact'
import type { Cell, Column } from './column.ts'
import type {
  Agreement,
  ControlProps,
  EditorProps,
  FileRule,
  Inputs,
  ListItem,
  Parsed,
  QuestionType,
  Source,
  Value,
  ValueKind,
  ValuePart,
} from './question-type.ts'
import { type QuestionTypeName, questionTypes } from './question-types/index.ts'
import type { Question } from './survey.ts'
import { type Text, textIn } from './text.ts'
import type { Word } from './words.ts'

/** A question bound to its type: nobody downstream needs to know which one it is. */
export interface Asked {
  question: Question
  label: string
  labelling: 'input' | 'group' | 'none'
  valueKind: ValueKind
  takesAnswer: boolean
  /** What somebody agrees to by it. */
  agreement: Agreement | undefined
  /** The sentence for a required answer that is missing. */
  missing: Word
  parse: (inputs: Inputs) => Parsed<unknown>
  /** A JSON answer from the API or a file, refused with the same words as the page's. */
  accept: (answer: unknown) => Parsed<unknown>
  read: (cell: string) => Parsed<unknown>
  write: (answer: unknown, language: string) => string
  /** As a person reads it on a page. */
  show: (answer: unknown, language: string) => string
  value: (answer: unknown) => Value
  /** As its type reads them, whatever type it is; `prose` names those that are markdown. */
  settings: unknown
  prose: readonly string[]
  /** What rules may read of parts of the answer. */
  parts: readonly ValuePart[]
  partValue: (answer: unknown, part: string) => Value
  /** The lists that logic may change, by name. */
  lists: Readonly<Record<string, AskedList>>
  /** Its settings differ from person to person by chance. */
  arranged: boolean
  /** Finds the answer of a question that nobody is asked. */
  fill: ((source: Source) => unknown) | undefined
  /** The rule that calculates its answer. */
  calculates: { rule: string; gives: ValueKind } | undefined
  files: FileRule | undefined
  columns: (language: string) => Column[]
  cells: (answer: unknown) => Cell[]
  Control: (props: Omit<ControlProps<unknown, unknown>, 'settings'>) => ComponentChild
  /** Shows the stored settings, or those that `edit` did not accept. */
  Editor: (props: Omit<EditorProps<unknown>, 'settings'> & { settings?: unknown }) => ComponentChild
  edit: (inputs: Inputs, language: string) => Edited
  /** The same question in another form, such as the one that a person meets; nothing is validated anew. */
  as: (other: Otherwise) => Asked
}

export interface AskedList {
  label: string
  items: readonly ListItem[]
  picked: ((answer: unknown) => readonly string[]) | undefined
  words: (answer: unknown) => string | undefined
  only: ((answer: unknown, offered: ReadonlySet<string>) => unknown) | undefined
}

/** What is other about a question for a person, or in one round of a loop. */
export interface Otherwise {
  question?: Question
  /** The settings with other texts in them. */
  settings?: unknown
  /** For one person alone: answers keep the order that lists have for everyone. */
  person?: true
  lists?: Readonly<Record<string, readonly ListItem[]>>
  /** Picks what is arranged by chance. */
  chance?: number
  /** Its columns are those of one round of a loop. */
  round?: { of: Question; item: ListItem; title: Text }
}

/** Settings as the editor's form gave them: read by the type, or the sentences on what to mend with what was entered. */
export type Edited =
  | { ok: true; settings: Record<string, unknown> }
  | { ok: false; issues: string[]; entered: unknown }

const bound = new WeakMap<Question, Asked>()

/** Validates the stored settings; throws a ZodError when they do not fit the type. The result is kept per question. */
export function ask(question: Question): Asked {
  const known = bound.get(question)
  if (known) return known
  // A stored name may be any text, so the list may hold nothing under it; what it holds is bound to its own answers below.
  const type = questionTypes[question.type as QuestionTypeName] as QuestionType<unknown, unknown> | undefined
  if (!type) throw new Error(`There is no kind of question “${question.type}”`)
  const asked = bind(question, type, { settings: type.settings.parse(question.settings) })
  bound.set(question, asked)
  return asked
}

const unsound = new WeakSet<Question>()

/** The question with its type; undefined while a draft holds a kind or settings that cannot be read. */
export function askIfSound(question: Question): Asked | undefined {
  const known = bound.get(question)
  if (known) return known
  if (unsound.has(question) || !Object.hasOwn(questionTypes, question.type)) return undefined
  const type = questionTypes[question.type as QuestionTypeName] as QuestionType<unknown, unknown> // as in ask
  const settings = type.settings.safeParse(question.settings)
  if (settings.success) bound.set(question, bind(question, type, { settings: settings.data }))
  else unsound.add(question)
  return bound.get(question)
}

interface Bound<S> {
  settings: S
  /** Those that bring an answer into its order, where the present ones are shuffled. */
  tidying?: S
  round?: Otherwise['round']
}

function bind<S, A>(question: Question, type: QuestionType<S, A>, form: Bound<S>): Asked {
  const { settings } = form
  // Answers in the store were accepted by this type and version, so they have its shape.
  const own = (answer: unknown) => answer as A
  let lists: Asked['lists'] | undefined
  return {
    question,
    label: type.label,
    labelling: type.labelling,
    valueKind: typeof type.valueKind === 'function' ? type.valueKind(settings) : type.valueKind,
    missing: type.missing ?? 'required',
    takesAnswer: type.answer !== undefined,
    agreement: type.agreement?.(settings),
    ...doorsOf(type, form),
    write: (answer, language) => type.write(own(answer), settings, language),
    show: (answer, language) => (type.show ?? type.write)(own(answer), settings, language),
    value: (answer) => (answer === undefined ? undefined : type.value(own(answer), settings)),
    settings,
    prose: type.prose ?? [],
    parts: type.parts?.(settings) ?? [],
    partValue: (answer, part) =>
      answer === undefined ? undefined : type.partValue?.(own(answer), part, settings),
    get lists() {
      lists ??= listsOf(type, settings)
      return lists
    },
    arranged: type.arrange !== undefined,
    fill: type.fill && ((source) => type.fill?.(settings, source)),
    calculates: type.calculates?.(settings),
    files: type.files?.(settings),
    columns: once((language) => columnsOf(question, type, form, language)),
    cells: (answer) => type.cells(own(answer), settings),
    Control: (props) => type.Control({ ...props, settings, answer: own(props.answer) }),
    // What was entered has the shape that the type's own editor gave it, whether or not it holds together.
    Editor: (props) => type.Editor({ ...props, settings: (props.settings as S | undefined) ?? settings }),
    edit: (inputs, language) => edited(type, settings, inputs, language),
    as: (other) => bind(other.question ?? question, type, formFor(type, form, other)),
  }
}

/** The columns in one language after the other: they are asked for again and again in the same. */
function once(make: (language: string) => Column[]): (language: string) => Column[] {
  let last: { language: string; columns: Column[] } | undefined
  return (language) => {
    if (last?.language !== language) last = { language, columns: make(language) }
    return last.columns
  }
}

function columnsOf<S, A>(
  question: Question,
  type: QuestionType<S, A>,
  { settings, round }: Bound<S>,
  language: string,
): Column[] {
  const columns = type.columns(question.id, textIn((round ?? question).title, language), settings, language)
  return columns.map((column) => ({
    ...column,
    question: question.id,
    ...(question.about && { about: question.about }),
    ...(round && inRound(column, round, language)),
  }))
}

/** The ways in for answers: they all end in the same checks. */
function doorsOf<S, A>(
  type: QuestionType<S, A>,
  { settings, tidying = settings }: Bound<S>,
): Pick<Asked, 'parse' | 'accept' | 'read'> {
  const checked = (parsed: Parsed<A>): Parsed<A> => {
    if (!parsed.ok || parsed.answer === undefined) return parsed
    const answer = type.tidy ? type.tidy(parsed.answer, tidying) : parsed.answer
    if (answer === undefined) return { ok: true, answer }
    const issue = type.check(answer, settings)
    return issue ? { ok: false, issue } : { ok: true, answer }
  }
  return {
    parse: (inputs) => checked(type.parse(inputs, settings)),
    accept(answer) {
      if (answer === undefined || answer === null) return { ok: true, answer: undefined }
      const shaped = type.answer?.safeParse(answer)
      if (!shaped?.success) {
        const expected = shaped?.error.issues[0]?.message ?? 'it takes no answer'
        return { ok: false, issue: { word: 'answer.form', with: { expected } } }
      }
      return checked({ ok: true, answer: shaped.data })
    },
    read: (cell) => checked(type.read(cell, settings)),
  }
}

function edited<S, A>(type: QuestionType<S, A>, settings: S, inputs: Inputs, language: string): Edited {
  const entered = type.edit(inputs, settings, language)
  const read = type.settings.safeParse(entered)
  return read.success
    ? { ok: true, settings: read.data as Record<string, unknown> } // every type's are an object
    : { ok: false, issues: read.error.issues.map(({ message }) => message), entered }
}

function listsOf<S, A>({ lists = {} }: QuestionType<S, A>, settings: S): Asked['lists'] {
  return Object.fromEntries(
    Object.entries(lists).map(([name, { label, items, picked, words, only }]) => [
      name,
      {
        label,
        items: items(settings),
        picked,
        words: (answer) => words?.(answer),
        only: only && ((answer, offered) => only(answer, offered, settings)),
      },
    ]),
  )
}

function formFor<S, A>(type: QuestionType<S, A>, form: Bound<S>, other: Otherwise): Bound<S> {
  const { lists = {}, chance, round = form.round } = other
  // What changes texts alone leaves the settings' shape as it is.
  let settings = (other.settings as S | undefined) ?? form.settings
  for (const [name, items] of Object.entries(lists))
    settings = type.lists?.[name]?.with(settings, items) ?? settings
  if (chance !== undefined && type.arrange) settings = type.arrange(settings, chance)
  const tidying = other.person ? (form.tidying ?? form.settings) : undefined
  return { settings, ...(tidying && { tidying }), ...(round && { round }) }
}

/** One round's column among those of all rounds, which say the same of one option each. */
function inRound(
  { key, scale, group }: Column,
  { of, item }: NonNullable<Otherwise['round']>,
  language: string,
): Pick<Column, 'group'> {
  if (group || scale === 'text') return {}
  const itemLabel = textIn(item.label, language)
  const name = key.replace(`:${item.id}`, '')
  return {
    group: {
      kind: 'battery',
      name,
      role: item.id,
      item: item.id,
      itemLabel,
      title: textIn(of.title, language),
    },
  }
}
