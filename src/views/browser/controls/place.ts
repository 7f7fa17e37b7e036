import { quietButton } from './parts.ts'

/** Writes the device's position into the field, rounded before it leaves the device; its owner is asked first. */
export function place(field: HTMLElement): void {
  if (!(field instanceof HTMLInputElement) || !('geolocation' in navigator)) return
  const { words, failed = '', digits = '2' } = field.dataset
  const status = document.createElement('p')
  status.className = 'soft'
  status.role = 'status'
  const button = quietButton(words, () => {
    button.disabled = true
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const [lat, lon] = [coords.latitude, coords.longitude].map((degrees) =>
          degrees.toFixed(Number(digits)),
        )
        field.value = `${lat}, ${lon} ±${Math.round(coords.accuracy)} m`
        for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }))
        done('')
      },
      () => done(failed),
      { timeout: 20_000, maximumAge: 300_000 },
    )
  })
  function done(said: string) {
    button.disabled = false
    status.textContent = said
  }
  field.after(button, status)
}
