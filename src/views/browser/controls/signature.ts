import { choose, quietButton } from './parts.ts'

const [width, height] = [600, 200]

/** A field to sign in with finger, pen or mouse; it becomes a picture in the file input. Whoever types their name needs none. */
export function signature(place: HTMLElement): void {
  const input = place.querySelector<HTMLInputElement>('input[type=file]')
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!input || !pen) return
  canvas.width = width
  canvas.height = height
  canvas.role = 'img'
  canvas.ariaLabel = place.dataset.label ?? ''
  let isDrawing = false

  /** On white whatever the page's colours are: it is a picture to be read elsewhere. */
  function clear(): void {
    if (!pen) return
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, width, height)
    Object.assign(pen, { lineWidth: 3, lineCap: 'round', lineJoin: 'round', strokeStyle: '#1b1f24' })
  }

  function at({ offsetX, offsetY }: PointerEvent): [number, number] {
    return [(offsetX / canvas.clientWidth) * width, (offsetY / canvas.clientHeight) * height]
  }

  canvas.addEventListener('pointerdown', (event) => {
    isDrawing = true
    canvas.setPointerCapture(event.pointerId)
    pen.beginPath()
    pen.moveTo(...at(event))
  })
  canvas.addEventListener('pointermove', (event) => {
    if (!isDrawing) return
    pen.lineTo(...at(event))
    pen.stroke()
  })
  canvas.addEventListener('pointerup', () => {
    isDrawing = false
    choose(input, pictureOf(canvas))
  })
  clear()
  const words = document.createElement('p')
  words.textContent = place.dataset.label ?? ''
  const again = quietButton(place.dataset.clear, () => {
    clear()
    choose(input, undefined)
  })
  place.prepend(words, canvas, again)
}

/** At once, as Send may be the very next thing that is pressed. */
function pictureOf(canvas: HTMLCanvasElement): File {
  const [, base64 = ''] = canvas.toDataURL('image/png').split(',')
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
  return new File([bytes], 'signature.png', { type: 'image/png' })
}
