import { compile } from '../../surveys/expression/evaluate.ts'
import type { LiveScript } from '../../surveys/live.ts'
import { unsure } from '../../surveys/plain-value.ts'
import type { Value } from '../../surveys/question-type.ts'
import { freshen, show } from './respond/freshen.ts'
import { filled, formHere, kept, type KeptReply, namedQuestions, opened } from './respond/page.ts'
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
  const today = script.today ?? new Date().toISOString().slice(0, 10)
  const shown = new Map<string, boolean>()
  const valueOf = (reference: string): Value => {
    const [id = ''] = reference.split('.')
    if (shown.get(id) === false) return undefined
    const kind = script?.kinds[reference]
    const value = kind ? valueIn(form, id, kind) : unsure
    return value === unsure ? script?.values[reference] : value
  }
  for (const question of namedQuestions(form)) {
    const id = question.dataset.question ?? ''
    const rule = rules.get(id)
    const isShown = !rule || compile(rule)(valueOf, today) === true
    shown.set(id, isShown)
    if (question.hidden === isShown) show(question, isShown)
  }
  nameAsked(form)
}

/** The server's word counts, should it differ: it knows every type of question. */
function agree({ shown, values, fresh = {} }: KeptReply): void {
  const form = formHere()
  if (!script || !form || !shown) return
  script.values = values ?? {}
  freshen(form, fresh, shown)
  for (const question of namedQuestions(form)) {
    const isShown = shown.includes(question.dataset.question ?? '')
    if (question.hidden === isShown) show(question, isShown)
  }
  nameAsked(form)
}

/** The form says which questions were before the reader. */
function nameAsked(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('[name=asked]')
  const shown = namedQuestions(form).filter(({ hidden }) => !hidden)
  if (field) field.value = shown.map(({ dataset }) => dataset.question).join(' ')
}
