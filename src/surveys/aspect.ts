import type { ComponentChild } from 'preact'
import type { z } from 'zod'
import type { EditorProps, Inputs } from './question-type.ts'

/**
 * One side of a whole survey besides its questions, such as its look or who asks: stored under its own key of the
 * survey, with its own page in the editor.
 */
export interface Aspect<S> {
  label: string
  summary: string
  settings: z.ZodType<S>
  /** What holds where the author said nothing; it keeps the survey as it always was. */
  blank: S
  /** Inputs of the settings, complete without script. */
  Editor(props: EditorProps<S>): ComponentChild
  /** The settings that the editor's form came to, still to be read by `settings`. */
  edit(inputs: Inputs, settings: S, language: string): unknown
}

export function aspect<S>(aspect: Aspect<S>): Aspect<S> {
  return aspect
}
