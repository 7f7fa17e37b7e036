/** Small comforts of team pages; every page works without them. */

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
  button.hidden = false
  button.addEventListener('click', () => void copy(button))
}
document.querySelector('.sections [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
document.querySelector<HTMLElement>('.error-summary')?.focus()

async function copy(button: HTMLButtonElement) {
  const field = document.getElementById(button.dataset.copies ?? '')
  if (!(field instanceof HTMLInputElement)) return
  await navigator.clipboard.writeText(field.value)
  const label = button.textContent
  button.textContent = 'Copied'
  setTimeout(() => (button.textContent = label), 2000)
}
