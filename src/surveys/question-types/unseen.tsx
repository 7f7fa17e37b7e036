import type { ComponentChildren } from 'preact'
import type { Parsed } from '../question-type.ts'

/** What questions share that nobody is asked: nothing of them stands on a page, and nothing a page sends counts. */
export const unseen = {
  parse: (): Parsed<never> => ({ ok: true, answer: undefined }),
  labelling: 'none',
  Control: () => null,
} as const

/** For their author, who would look for them in the preview. */
export function UnseenNote({ children }: { children: ComponentChildren }) {
  return <p class="hint">Nobody sees this question; it is answered by itself. {children}</p>
}
