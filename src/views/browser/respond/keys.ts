import { formHere, isText } from './page.ts'

let typed = ''
let forgetTyped: ReturnType<typeof setTimeout> | undefined

/** Digits pick in the question that has the focus, Enter goes on to the next. */
export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event
    const form = formHere()
    if (!form || !(target instanceof HTMLElement) || !form.contains(target) || altKey) return
    const question = target.closest<HTMLElement>('.question')
    if (!question) return
    const isArea = target instanceof HTMLTextAreaElement
    const goesOn = key === 'Enter' && !target.closest('button, a, select, summary')
    if (goesOn && !event.isComposing && (!isArea || ctrlKey || metaKey)) {
      event.preventDefault()
      goOn(form, question)
    } else if (/^\d$/.test(key) && !isText(target) && !ctrlKey && !metaKey) pick(question, key)
  })
}

/** To the next question; from the last to the button, or where it is the only one, on to the next page. */
function goOn(form: HTMLFormElement, question: HTMLElement): void {
  const all = [...form.querySelectorAll<HTMLElement>('.question:not([hidden])')].filter(firstInput)
  const button = form.querySelector<HTMLElement>('.go button')
  if (all.length === 1) button?.click()
  else (firstInput(all[all.indexOf(question) + 1]) ?? button)?.focus()
}

function firstInput(question: HTMLElement | undefined): HTMLElement | null | undefined {
  return question?.querySelector<HTMLElement>(
    'input:checked, input:not([type=radio], [type=hidden]), textarea, select, input',
  )
}

/** A point is called by its own number, of two digits too; an option by its place. */
function pick(question: HTMLElement, digit: string): void {
  const inputs = [...question.querySelectorAll<HTMLInputElement>('[type=radio], [type=checkbox]')].filter(
    ({ disabled }) => !disabled,
  )
  clearTimeout(forgetTyped)
  forgetTyped = setTimeout(() => (typed = ''), 700)
  const isPoints = inputs.every(({ value }) => /^-?\d+$/.test(value))
  const find = (text: string) =>
    isPoints ? inputs.find(({ value }) => value === text) : inputs[Number(text) - 1]
  const input = find(typed + digit) ?? find(digit)
  typed = find(typed + digit) ? typed + digit : digit
  input?.focus()
  input?.click()
}
