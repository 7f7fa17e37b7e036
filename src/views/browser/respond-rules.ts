import { compile } from '../../surveys/expression/evaluate.ts'
import type { LiveScript } from '../../surveys/live.ts'
import type { Value } from '../../surveys/question-type.ts'
import { filled, formHere, isInput, kept, type KeptReply, opened } from './respond/page.ts'
import { valueIn } from './respond/values.ts'

/** Questions come and go with the answers on their page, by the rules that the server reads too. */

let script: LiveScript | undefined

document.addEventListener('input', react)
document.addEventListener('change', react)
document.addEventListener(filled, react)
document.addEventListener(opened, start)
document.addEventListener(kept, (event) => {
  // Sent by our own saving.ts, which checks nothing else.
  if (event instanceof CustomEvent) agree(event.detail as KeptReply)
})
addEventListener('pageshow', react)
start()

function start(): void {
  const data = document.getElementById('rules')?.textContent
  // Written by our own server.
  script = data ? (JSON.parse(data) as LiveScript) : undefined
  for (const template of document.querySelectorAll('form > template')) {
    const question = template instanceof HTMLTemplateElement && template.content.firstElementChild
    if (!(question instanceof HTMLElement)) continue
    template.replaceWith(question)
    show(question, false)
  }
  react()
}

function react(): void {
  const form = document.querySelector('form')
  if (!script || !form) return
  const rules = new Map(script.rules)
  const shown = new Map<string, boolean>()
  const valueOf = (id: string): Value => {
    const kind = script?.kinds[id]
    if (!kind) return script?.values[id]
    return shown.get(id) === false ? undefined : valueIn(form, id, kind)
  }
  for (const question of questions(form)) {
    const id = question.dataset.question ?? ''
    const rule = rules.get(id)
    const isShown = !rule || compile(rule)(valueOf) === true
    shown.set(id, isShown)
    if (question.hidden === isShown) show(question, isShown)
  }
  nameAsked(form)
}

/** The server's word counts, should it differ. */
function agree({ shown }: KeptReply): void {
  const form = formHere()
  if (!script || !form || !shown) return
  for (const [id] of script.rules) {
    const question = form.querySelector<HTMLElement>(`[data-question="${CSS.escape(id)}"]`)
    if (question && question.hidden === shown.includes(id)) show(question, shown.includes(id))
  }
  nameAsked(form)
}

/** What is hidden is not sent; it keeps what was filled in, should it come back. */
function show(question: HTMLElement, isShown: boolean): void {
  question.hidden = !isShown
  for (const input of question.querySelectorAll('*')) if (isInput(input)) input.disabled = !isShown
}

/** The form says which questions were before the reader. */
function nameAsked(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('[name=asked]')
  const shown = questions(form).filter(({ hidden }) => !hidden)
  if (field) field.value = shown.map(({ dataset }) => dataset.question).join(' ')
}

function questions(form: HTMLFormElement): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>('[data-question]')]
}
