import { choose, quietButton } from './parts.ts'

/** Records in the page and lets one hear it before it is sent; the file input stays for whoever prefers a file. */
export function recording(place: HTMLElement): void {
  const input = place.querySelector<HTMLInputElement>('input[type=file]')
  if (!input || typeof MediaRecorder === 'undefined') return
  const { start, stop, again, denied, media = 'audio' } = place.dataset
  const status = document.createElement('p')
  status.className = 'soft'
  status.role = 'status'
  let recorder: MediaRecorder | undefined
  const button = quietButton(start, () => {
    if (recorder?.state === 'recording') recorder.stop()
    else void record(input)
  })
  place.prepend(button, status)

  async function record(input: HTMLInputElement): Promise<void> {
    const stream = await openStream(media === 'video')
    status.textContent = stream ? '' : (denied ?? '')
    if (!stream) return
    recorder = recorderOf(stream)
    const clock = countDown(place, status, recorder)
    keep(recorder, (recorded) => {
      clearInterval(clock)
      for (const track of stream.getTracks()) track.stop()
      status.textContent = ''
      button.textContent = again ?? ''
      choose(input, fileOf(recorded))
      play(button, media, recorded)
    })
    recorder.start()
    button.textContent = stop ?? ''
  }
}

async function openStream(video: boolean): Promise<MediaStream | undefined> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true, video })
  } catch {
    return undefined
  }
}

/** Small enough for its length: speech needs little, and a face not much more. */
function recorderOf(stream: MediaStream): MediaRecorder {
  return new MediaRecorder(stream, { audioBitsPerSecond: 48_000, videoBitsPerSecond: 250_000 })
}

/** Says how long is left, and stops it in the end. */
function countDown({ dataset }: HTMLElement, status: HTMLElement, recorder: MediaRecorder) {
  const ends = Date.now() + Number(dataset.seconds ?? 60) * 1_000
  return setInterval(() => {
    const left = Math.max(0, Math.ceil((ends - Date.now()) / 1_000))
    status.textContent = (dataset.left ?? '').replace('{seconds}', String(left))
    if (left === 0 && recorder.state === 'recording') recorder.stop()
  }, 1_000)
}

function keep(recorder: MediaRecorder, done: (recorded: Blob) => void): void {
  const pieces: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
  recorder.addEventListener('stop', () => done(new Blob(pieces, { type: recorder.mimeType })))
}

function fileOf(recorded: Blob): File {
  const ending = ['mp4', 'ogg'].find((kind) => recorded.type.includes(kind)) ?? 'webm'
  return new File([recorded], `recording.${ending}`, { type: recorded.type })
}

/** In the place of the one before. */
function play(button: HTMLElement, media: string, recorded: Blob): void {
  const before = button.nextElementSibling
  if (before instanceof HTMLMediaElement) {
    URL.revokeObjectURL(before.src)
    before.remove()
  }
  const player = document.createElement(media === 'video' ? 'video' : 'audio')
  player.controls = true
  player.src = URL.createObjectURL(recorded)
  button.after(player)
}
