/**
 * Items in the order of their places, moved by a button up or down or by dragging. The places stay what is sent; a
 * place that another item had is swapped with it.
 */
export function ranking(element: HTMLElement): void {
  const lines = [...element.querySelectorAll<HTMLElement>('.line')]
  const places = new Map(lines.map((line) => [line, line.querySelector('select')?.value ?? '']))
  for (const line of lines) {
    const buttons = (['up', 'down'] as const).map((way) => button(element, line, way))
    const group = document.createElement('span')
    group.className = 'moves'
    group.append(...buttons)
    const row = document.createElement('div')
    row.className = 'ranked'
    row.draggable = true
    line.replaceWith(row)
    row.append(line, group)
    row.addEventListener('dragstart', () => (row.dataset.moving = ''))
    row.addEventListener('dragend', () => delete row.dataset.moving)
    row.addEventListener('dragover', (event) => event.preventDefault())
    row.addEventListener('drop', (event) => {
      event.preventDefault()
      const moving = element.querySelector('[data-moving] select')
      const at = ranked(element).findIndex((select) => row.contains(select))
      if (moving instanceof HTMLSelectElement && at >= 0) move(element, moving, at)
    })
  }
  element.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement) swap(element, target, places)
    for (const line of lines) places.set(line, line.querySelector('select')?.value ?? '')
    arrange(element)
  })
  arrange(element)
}

function button(element: HTMLElement, line: HTMLElement, way: 'up' | 'down'): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'quiet'
  made.append(arrow(way))
  made.setAttribute('aria-label', `${element.dataset[way]}: ${line.querySelector('span')?.textContent}`)
  made.addEventListener('click', () => {
    const select = line.querySelector('select')
    if (!select) return
    const at = ranked(element).indexOf(select)
    const next = at < 0 ? ranked(element).length : way === 'up' ? at - 1 : at + 1
    move(element, select, Math.max(0, next))
    made.focus()
  })
  return made
}

/** Drawn, as not every font has one. */
function arrow(way: 'up' | 'down'): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  made.setAttribute('viewBox', '0 0 16 16')
  made.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', way === 'up' ? 'M3 11 8 5l5 6' : 'M3 5l5 6 5-6')
  made.append(path)
  return made
}

/** Those with a place, in order. */
function ranked(element: HTMLElement): HTMLSelectElement[] {
  return [...element.querySelectorAll('select')]
    .filter(({ value }) => value !== '')
    .toSorted((one, other) => Number(one.value) - Number(other.value))
}

function move(element: HTMLElement, select: HTMLSelectElement, to: number): void {
  const order = ranked(element).filter((other) => other !== select)
  order.splice(to, 0, select)
  const most = select.options.length - 1
  order.forEach((each, index) => (each.value = index < most ? String(index + 1) : ''))
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Whoever had the place gets the one that became free. */
function swap(
  element: HTMLElement,
  select: HTMLSelectElement,
  before: ReadonlyMap<HTMLElement, string>,
): void {
  const other = ranked(element).find((each) => each !== select && each.value === select.value)
  const line = select.closest<HTMLElement>('.line')
  if (other && line) other.value = before.get(line) ?? ''
}

function arrange(element: HTMLElement): void {
  const focused = document.activeElement
  const rank = (row: Element) => Number(row.querySelector('select')?.value || Infinity)
  const rows = [...element.querySelectorAll('.ranked')]
  const sorted = rows.toSorted((one, other) => rank(one) - rank(other) || 0)
  if (sorted.some((row, index) => row !== rows[index])) element.append(...sorted)
  if (focused instanceof HTMLElement && element.contains(focused)) focused.focus()
}
