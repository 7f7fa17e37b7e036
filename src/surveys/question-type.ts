import type { ComponentChild } from 'preact'
import type { z } from 'zod'
import type { Cell, Column } from './column.ts'
import type { Issue, Word } from './words.ts'

/** What a form, an API call or an import came to: an answer, nothing (left empty), or what to mend. */
export type Parsed<A> = { ok: true; answer: A | undefined } | { ok: false; issue: Issue }

/** What expressions see of an answer; undefined is missing. */
export type Value = undefined | boolean | number | string | readonly string[]
export type ValueKind = 'text' | 'number' | 'boolean' | 'set' | 'date'

/** The inputs of one question as a form sent them: '' is the main input, further ones have a part's name. */
export type Inputs = (part?: string) => readonly string[]

export interface ControlProps<S, A> {
  /** Name and id of the main input; further inputs are called `${name}.part`. */
  name: string
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
  valueKind: ValueKind
  /** A cell of a CSV file: option labels or ids, numbers and dates as people write them. */
  read(cell: string, settings: S): Parsed<A>
  /** The answer as a person reads it, and `read` takes back. */
  write(answer: A, settings: S, language: string): string
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
