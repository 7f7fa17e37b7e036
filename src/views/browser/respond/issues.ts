/** As the server said last, by question. */
const said = new Map<string, string | undefined>()

/** The server's sentences at the questions just answered; what is mended is no longer said. */
export function showIssues(
  form: HTMLFormElement,
  given: readonly string[],
  issues: Readonly<Record<string, string>>,
): void {
  for (const id of given) {
    const name = `q.${id}`
    const question = document.getElementById(`${name}-title`)?.closest<HTMLElement>('.question')
    if (!question || !form.contains(question)) continue
    said.set(name, issues[id])
    if (issues[id] === undefined) clear(question, name)
    // Whoever is still at it is not interrupted.
    else if (question.contains(document.activeElement)) sayOnLeaving(question, name)
    else say(question, name, issues[id])
  }
}

function sayOnLeaving(question: HTMLElement, name: string): void {
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && question.contains(relatedTarget)) return
    question.removeEventListener('focusout', leave)
    const sentence = said.get(name)
    if (sentence !== undefined) say(question, name, sentence)
  }
  question.addEventListener('focusout', leave)
}

function clear(question: HTMLElement, name: string): void {
  document.getElementById(`${name}-error`)?.remove()
  question.classList.remove('wrong')
  for (const input of question.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid')
  describe(question, name, false)
  const summary = document.querySelector('.errors')
  summary
    ?.querySelector(`a[href="#${CSS.escape(name)}"]`)
    ?.closest('li')
    ?.remove()
  if (summary && !summary.querySelector('li')) summary.remove()
}

function say(question: HTMLElement, name: string, sentence: string): void {
  let error = document.getElementById(`${name}-error`)
  if (!error) {
    error = document.createElement('p')
    error.id = `${name}-error`
    error.className = 'error'
    const before = document.getElementById(`${name}-help`) ?? question.querySelector('.title')
    before?.after(error)
  }
  // Said aloud too, as nothing else tells a reader who cannot see it.
  error.setAttribute('role', 'alert')
  if (error.textContent !== sentence) error.textContent = sentence
  question.classList.add('wrong')
  document.getElementById(name)?.setAttribute('aria-invalid', 'true')
  describe(question, name, true)
}

/** The error describes what it is about: the group, or its single input. */
function describe(question: HTMLElement, name: string, wrong: boolean): void {
  const described = question.matches('fieldset') ? question : document.getElementById(name)
  const ids = (described?.getAttribute('aria-describedby') ?? '').split(' ')
  const others = ids.filter((id) => id !== '' && id !== `${name}-error`)
  const all = wrong ? [...others, `${name}-error`] : others
  if (all.length > 0) described?.setAttribute('aria-describedby', all.join(' '))
  else described?.removeAttribute('aria-describedby')
}
