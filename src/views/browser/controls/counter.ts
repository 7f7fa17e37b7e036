/** Says how many characters are left once half of them are used. */
export function counter(place: HTMLElement): void {
  const field = document.getElementById(place.dataset.for ?? '')
  const most = Number(place.dataset.max)
  if (!(field instanceof HTMLTextAreaElement)) return
  const words = place.textContent
  const count = () => {
    const { length } = field.value
    place.textContent = length < most / 2 ? words : `${length} / ${most}`
  }
  field.addEventListener('input', count)
  count()
}
