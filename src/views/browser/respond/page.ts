import type { Value } from '../../../surveys/question-type.ts'

/** What the scripts of a survey's page share: the form, and events on the document between them. */

/** A page took the place of another, without the browser opening it anew. */
export const opened = 'page-opened'
/** Questions of the page were put in anew. */
export const changedPart = 'page-part'
/** Answers were filled in by something else than the reader's hand. */
export const filled = 'page-filled'
/** The server said what it keeps and shows; `detail` is its reply. */
export const kept = 'page-kept'

export interface KeptReply {
  state: 'kept' | 'late' | 'ended' | 'closed' | 'not yours' | 'nobody' | 'unknown'
  known?: string
  go?: string
  issues?: Record<string, string>
  shown?: string[]
  values?: Record<string, Value>
  fresh?: Record<string, string>
}

/** The form of a survey's page; none on pages without questions, and none where nothing is stored, as in a preview. */
export function formHere(): HTMLFormElement | undefined {
  return status()?.closest('form') ?? undefined
}

export function status(): HTMLElement | null {
  return document.getElementById('saved')
}

/** Says a sentence that the page brought along in the reader's language. */
export function tell(sentence: 'saving' | 'now' | 'waiting' | 'sending' | undefined): void {
  const place = status()
  if (!place) return
  const text = (sentence && place.dataset[sentence]) ?? ''
  if (place.textContent !== text) place.textContent = text
  place.classList.toggle('alert', sentence === 'waiting' || sentence === 'sending')
}

/** Where answers on the page decide over its questions, each of them has its id. */
export function namedQuestions(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>('[data-question]')]
}

/** The question that an input's name belongs to: `q.age` and `q.age.other` to `age`. */
export function questionOf(name: string): string | undefined {
  const [sign, id] = name.split('.')
  return sign === 'q' ? id : undefined
}

export type Pair = [name: string, value: string]

/** What the form would send, files aside. */
export function pairsOf(form: HTMLFormElement): Pair[] {
  return [...new FormData(form)].filter((pair): pair is Pair => typeof pair[1] === 'string')
}

/** Fills in the answers to these questions, and empties what of them has none. */
export function fill(form: HTMLFormElement, questions: readonly string[], pairs: readonly Pair[]): void {
  const left = [...pairs]
  for (const input of form.elements) {
    if (!isInput(input) || !questions.includes(questionOf(input.name) ?? '')) continue
    const isPick = input instanceof HTMLInputElement && /^(radio|checkbox)$/.test(input.type)
    const at = left.findIndex(([name, value]) => name === input.name && (!isPick || value === input.value))
    const [pair] = at < 0 ? [] : left.splice(at, 1)
    if (isPick) input.checked = pair !== undefined
    else if (input.type !== 'file' && input.type !== 'hidden') input.value = pair?.[1] ?? ''
  }
  document.dispatchEvent(new Event(filled))
}

export type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export function isInput(element: unknown): element is Input {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  )
}

/** Letters are typed into these. */
export function isText(element: unknown): boolean {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !/^(radio|checkbox|range|button|submit|file)$/.test(element.type))
  )
}

/** Until there may be a connection again: the browser says so, or the pause is over. */
export function nextChance(tries: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, Math.min(1_000 * 2 ** tries, 30_000))
    addEventListener('online', go)
  })
}
