/** A field above a long list that leaves what fits; what is picked stays. */
export function filter(place: HTMLElement): void {
  const field = document.createElement('input')
  field.type = 'search'
  field.placeholder = place.dataset.words ?? ''
  field.ariaLabel = place.dataset.words ?? ''
  field.addEventListener('input', () => {
    const wanted = folded(field.value)
    for (const row of place.querySelectorAll<HTMLElement>('.option'))
      row.hidden = !folded(row.textContent).includes(wanted) && !row.querySelector(':checked')
  })
  // Enter would send the page.
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
  })
  place.before(field)
}

function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
