import { changedPart, fill, type Input, isInput, namedQuestions, pairsOf, questionOf } from './page.ts'

/** Puts questions as the server words them now in the place of the old ones, or where they belong; what was filled in stays. */
export function freshen(
  form: HTMLFormElement,
  fresh: Readonly<Record<string, string>>,
  shown: readonly string[],
): void {
  for (const [id, html] of Object.entries(fresh)) {
    const template = document.createElement('template')
    // Our own server's markup, by the same views as the whole page.
    template.innerHTML = html
    const question = template.content.firstElementChild
    if (!question) continue
    const pairs = pairsOf(form).filter(([name]) => questionOf(name) === id)
    const old = find(form, id)
    const focused = old?.contains(document.activeElement) ? document.activeElement : undefined
    if (old) old.replaceWith(question)
    else place(form, question, shown.slice(0, shown.indexOf(id)))
    if (old && !old.hidden) fill(form, [id], pairs)
    if (isInput(focused)) focusLike(form, focused)
  }
  document.dispatchEvent(new Event(changedPart))
}

function focusLike(form: HTMLFormElement, { name, value }: Input): void {
  const like = [...form.elements].filter((input) => isInput(input) && input.name === name)
  const same = like.find((input) => isInput(input) && input.value === value) ?? like[0]
  if (isInput(same)) same.focus()
}

/** What is hidden is not sent; it keeps what was filled in, should it come back. */
export function show(question: HTMLElement, isShown: boolean): void {
  question.hidden = !isShown
  for (const input of question.querySelectorAll('*')) if (isInput(input)) input.disabled = !isShown
}

function place(form: HTMLFormElement, question: Element, before: readonly string[]): void {
  const last = before.map((id) => find(form, id)).findLast((found) => found !== undefined)
  if (last) last.after(question)
  else (namedQuestions(form)[0] ?? form.querySelector('.go'))?.before(question)
}

function find(form: HTMLFormElement, id: string): HTMLElement | undefined {
  return namedQuestions(form).find(({ dataset }) => dataset.question === id)
}
