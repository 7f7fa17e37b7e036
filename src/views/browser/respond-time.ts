import { opened } from './respond/page.ts'

/** Counts down where the time for a page is limited, tells when little is left, and sends the page when it is over. */

let until = 0

document.addEventListener(opened, begin)
setInterval(tick, 1_000)
begin()

function clock(): HTMLElement | null {
  return document.getElementById('time')
}

function begin(): void {
  until = performance.now() + Number(clock()?.dataset.seconds ?? 0) * 1_000
}

function tick(): void {
  const box = clock()
  if (!box || box.dataset.over) return
  const left = Math.max(0, Math.ceil((until - performance.now()) / 1_000))
  const warned = left <= Number(box.dataset.warn)
  // Said once to those who listen; those who look see each second.
  if (warned && box.getAttribute('role') !== 'alert') box.setAttribute('role', 'alert')
  if (warned && !box.querySelector('output')) box.append(' ', countdown())
  const output = box.querySelector('output')
  if (output) output.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  if (left > 0) return
  box.dataset.over = 'yes'
  document.querySelector<HTMLFormElement>('main form')?.requestSubmit()
}

function countdown(): HTMLOutputElement {
  const output = document.createElement('output')
  output.ariaHidden = 'true'
  return output
}
