import { readNumber } from '../../../surveys/numbers.ts'

/** How much of the total is shared out so far. */
export function sum(element: HTMLElement): void {
  const total = document.createElement('output')
  total.className = 'help'
  element.append(total)
  const count = () => {
    const parts = [...element.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')]
    const shared = parts.reduce((all, { value }) => all + (readNumber(value) ?? 0), 0)
    // Binary fractions add up to 0.30000000000000004.
    total.value = `${Math.round(shared * 1e6) / 1e6} / ${element.dataset.total}`
  }
  element.addEventListener('input', count)
  count()
}
