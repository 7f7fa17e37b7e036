import { opened } from './respond/page.ts'
import { waitsAny } from './respond/waiting.ts'

/** A screen for many: asks whether somebody is still there, and begins anew where nobody is. */

const warned = 10
let left = 0

document.addEventListener(opened, touch)
for (const sign of ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'])
  addEventListener(sign, touch, { passive: true })
document.addEventListener('submit', (event) => {
  if (event.target !== corner()) return
  event.preventDefault()
  void beginAnew()
})
// Nothing that the browser kept of the last person's pages comes back.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
setInterval(tick, 1_000)
touch()

function corner(): HTMLFormElement | null {
  return document.querySelector<HTMLFormElement>('form#kiosk')
}

function touch(): void {
  left = Number(corner()?.dataset.idle ?? 0)
  for (const form of document.forms) form.autocomplete = 'off'
  document.getElementById('still-there')?.remove()
}

function tick(): void {
  if (!corner() || document.hidden) return
  left--
  if (left === 0) void beginAnew()
  else if (left > 0 && left <= warned) warn()
}

function warn(): void {
  let box = document.getElementById('still-there')
  if (!box) {
    const { title = '', text = '', here = '' } = corner()?.dataset ?? {}
    box = document.createElement('section')
    box.id = 'still-there'
    box.className = 'notice'
    box.setAttribute('role', 'alertdialog')
    box.setAttribute('aria-label', title)
    const button = document.createElement('button')
    button.textContent = here
    box.append(line('h2', title), line('p', text), line('p', ''), button)
    document.body.append(box)
    button.addEventListener('click', touch)
    button.focus()
  }
  const [, count] = box.querySelectorAll('p')
  if (count) count.textContent = String(left)
}

function line(tag: 'h2' | 'p', text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

/** Unseen at once; gone once all that was given is stored, which may have to wait for a connection. */
async function beginAnew(): Promise<void> {
  const next = corner()?.action
  const main = document.querySelector('main')
  if (!next || !main) return
  document.getElementById('still-there')?.remove()
  main.hidden = true
  const survey = new URL(next).pathname.replace(/\/next$/, '')
  for (;;) {
    try {
      if (!waitsAny(survey) && (await fetch(next, { method: 'POST' })).ok) break
    } catch {}
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
  document.body.replaceChildren()
  location.replace(survey)
}
