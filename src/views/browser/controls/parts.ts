/** Puts a file into a file input, as if it had been chosen; it is sent with the form like any other. */
export function choose(input: HTMLInputElement, file: File | undefined): void {
  const chosen = new DataTransfer()
  if (file) chosen.items.add(file)
  input.files = chosen.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

/** A button that does something on the page, and sends nothing. */
export function quietButton(words: string | undefined, press: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.textContent = words ?? ''
  button.addEventListener('click', press)
  return button
}
