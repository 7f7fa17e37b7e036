import type { ComponentChild } from 'preact'
import type { z } from 'zod'
import type { Cell, Column } from './column.ts'
import type { FileKind } from './file-kind.ts'
import type { Text } from './text.ts'
import type { Issue, Word } from './words.ts'

/** What a form, an API call or an import came to: an answer, nothing (left empty), or what to mend. */
export type Parsed<A> = { ok: true; answer: A | undefined } | { ok: false; issue: Issue }

/** What expressions see of an answer; undefined is missing. */
export type Value = undefined | boolean | number | string | readonly string[] | readonly number[]
export type ValueKind = 'text' | 'number' | 'boolean' | 'set' | 'date' | 'time' | 'numbers'

/** One part of an answer, which rules read as `{question.part}`: a row of a matrix, a price, an entry's field. */
export interface ValuePart {
  part: string
  kind: ValueKind
  /** Option ids, where it has them. */
  options?: readonly string[]
}

/** What a list in the settings holds: an option, a row. Ids are unique in their list. */
export interface ListItem {
  id: string
  label: Text
  /** Offered only where this rule holds. */
  showIf?: string | undefined
  /** Stays at its place when the list is shuffled; “other” and “none” do so unless told. */
  anchored?: boolean | undefined
  /** “Other” takes words of one’s own; “none” excludes all others and is never carried over. */
  kind?: 'other' | 'none' | undefined
}

/** A list in the settings, so that logic can hide, carry over and shuffle items without knowing the type. */
export interface ItemList<S> {
  label: string
  items(settings: S): readonly ListItem[]
  /** The settings with these items instead; never to be stored. */
  with(settings: S, items: readonly ListItem[]): S
  /** The ids that an answer picked, where picking is what it does. */
  picked?(answer: unknown): readonly string[]
  /** Words of one's own that stand with the picked “other”. */
  words?(answer: unknown): string | undefined
  /** What an answer still says where only these items are offered; undefined is nothing. */
  only?(answer: unknown, offered: ReadonlySet<string>, settings: S): unknown
}

/** Where the answer of a question comes from that nobody is asked: the link, chance, a rule. */
export interface Source {
  link(name: string): string | undefined
  /** From 0 to 1, the same for one person and question every time. */
  chance: number
  compute(rule: string): Value
}

export interface Agreement {
  purpose: string
  needed: boolean
}

/** What a question that takes files accepts; types are told from the content. */
export interface FileRule {
  kinds: readonly FileKind[]
  /** Of one file. */
  mostBytes: number
  /** So many files. */
  most: number
}

/**
 * The part that buttons within a control send, such as one for another entry. The page is then saved and shown once
 * more with what was sent, and the control shows what the button asked for. No row or option can have this id.
 */
export const pressPart = '@press'

/** The inputs of one question as a form sent them: '' is the main input, further ones have a part's name. */
export type Inputs = (part?: string) => readonly string[]

export interface ControlProps<S, A> {
  /** Name and id of the main input; further inputs are called `${name}.part`. */
  name: string
  /** Id of the main input, where it is not called like its name. */
  id?: string | undefined
  settings: S
  /** The stored answer, else what was sent and not accepted. */
  answer?: A | undefined
  inputs?: Inputs | undefined
  language: string
  /** Ids of the elements that label and describe the control. */
  labelledBy: string
  describedBy?: string | undefined
  invalid: boolean
  required: boolean
  /** The page opens with the focus here. */
  autofocus?: boolean | undefined
}

export interface EditorProps<S> {
  name: string
  settings: S
  language: string
}

export interface Example<S, A> {
  settings: S
  /** Inputs (main, then parts by name) with the answer they give. */
  accepts: { inputs: Record<string, string[]>; answer: A }[]
  rejects: Record<string, string[]>[]
  /** JSON answers that the API must refuse. */
  refuses: unknown[]
  /** CSV cells with the answer they give. */
  reads?: { cell: string; answer: A }[]
  /** Where nobody is asked: what the link, chance and the rule give, and the answer that comes of it. */
  fills?: { link?: Record<string, string>; chance?: number; computed?: Value; answer: A | undefined }[]
}

/**
 * The contract every type of question fulfils. `S` are its settings, `A` its answer as stored (JSON).
 * `parse`, `read` and an answer from the API all end in `tidy` and `check`, so that every door refuses with the same words.
 */
export interface QuestionType<S, A> {
  label: string
  summary: string
  settings: z.ZodType<S>
  /** The answer's JSON shape; a type that only shows something has none. */
  answer?: z.ZodType<A>
  /** What a new question starts with. */
  blank: S
  parse(inputs: Inputs, settings: S): Parsed<A>
  /** What every door does to an answer before it is checked: blanks cut, options in order; undefined is left empty. */
  tidy?(answer: A, settings: S): A | undefined
  /** Does the answer fit the settings (options exist, bounds hold)? */
  check(answer: A, settings: S): Issue | undefined
  /** What is said where a required answer is missing, if not the usual sentence. */
  missing?: Word
  columns(key: string, label: string, settings: S, language: string): Column[]
  /** One per column, in their order. */
  cells(answer: A, settings: S): Cell[]
  value(answer: A, settings: S): Value
  /** The kind of its value; where it hangs on the settings, a function of them. */
  valueKind: ValueKind | ((settings: S) => ValueKind)
  /** What rules may read of parts of the answer. */
  parts?(settings: S): readonly ValuePart[]
  partValue?(answer: A, part: string, settings: S): Value
  /** Lists in the settings that logic may hide from, carry into and shuffle; by name, like `options` and `rows`. */
  lists?: Readonly<Record<string, ItemList<S>>>
  /** The settings as one person meets them, such as which design of a choice task; `chance` as in `Source`. */
  arrange?(settings: S, chance: number): S
  /** The answer of a question that nobody is asked; it is found whenever the flow comes past. */
  fill?(settings: S, source: Source): A | undefined
  /** Names of settings that are read as markdown; texts in all others are plain words. */
  prose?: readonly string[]
  /** The rule that its answer is calculated by, and what is to come out; checked when the survey is saved. */
  calculates?(settings: S): { rule: string; gives: ValueKind }
  /** What somebody agrees to by it, and whether nobody goes on without. */
  agreement?(settings: S): Agreement | undefined
  /** Files come with this question's form. */
  files?(settings: S): FileRule
  /** A cell of a CSV file: option labels or ids, numbers and dates as people write them. */
  read(cell: string, settings: S): Parsed<A>
  /** The answer as a person reads it, and `read` takes back. */
  write(answer: A, settings: S, language: string): string
  /** The same on pages, where numbers and days are as the language writes them, and not as `read` needs them. */
  show?(answer: A, settings: S, language: string): string
  /** The control takes its own label (a single input) or is a group (a fieldset with a legend). */
  labelling: 'input' | 'group' | 'none'
  Control(props: ControlProps<S, A>): ComponentChild
  /** Inputs of the settings, complete without script. */
  Editor(props: EditorProps<S>): ComponentChild
  /** The settings that the editor's form came to, still to be read by `settings`; it starts from the present ones. */
  edit(inputs: Inputs, settings: S, language: string): unknown
  examples: Example<S, A>[]
}

export function questionType<S, A>(type: QuestionType<S, A>): QuestionType<S, A> {
  return type
}
