/** The number follows the slider, and the slider the number; an empty number is no answer. */
export function slider(place: HTMLElement): void {
  const slide = place.querySelector<HTMLInputElement>('input[type=range]')
  const number = place.querySelector<HTMLInputElement>('input[type=text]')
  if (!slide || !number) return
  const least = Number(slide.min) + Number(slide.step)
  // The stop that stands for no answer is one that only pages without script need.
  const say = () => {
    slide.ariaValueText = number.value
  }
  slide.addEventListener('input', () => {
    number.value = Number(slide.value) < least ? '' : slide.value
    say()
  })
  // What is kept as one goes is the number; the slider's own change says so.
  slide.addEventListener('change', () => number.dispatchEvent(new Event('change', { bubbles: true })))
  number.addEventListener('input', () => {
    const value = Number(number.value.replace(',', '.'))
    slide.value = number.value.trim() === '' || Number.isNaN(value) ? slide.min : String(value)
    say()
  })
}
