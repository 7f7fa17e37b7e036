import { choose, quietButton } from './parts.ts'

/** Records in the page and lets one hear it before it is sent; the file input stays for whoever prefers a file. */
export function recording(place: HTMLElement): void {
  const input = place.querySelector<HTMLInputElement>('input[type=file]')
  if (!input || typeof MediaRecorder === 'undefined') return
  const { start, stop, again, denied, left = '', media = 'audio', seconds = '60' } = place.dataset
  const status = document.createElement('p')
  status.className = 'soft'
  status.role = 'status'
  let player: HTMLMediaElement | undefined
  let recorder: MediaRecorder | undefined
  const button = quietButton(start, () => {
    if (recorder?.state === 'recording') recorder.stop()
    else void record()
  })
  place.prepend(button, status)

  async function record(): Promise<void> {
    const stream = await openStream(media === 'video')
    if (!stream) {
      status.textContent = denied ?? ''
      return
    }
    recorder = recorderOf(stream)
    const pieces: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
    const ends = Date.now() + Number(seconds) * 1_000
    const clock = setInterval(() => {
      const rest = Math.ceil((ends - Date.now()) / 1_000)
      status.textContent = left.replace('{seconds}', String(Math.max(0, rest)))
      if (rest <= 0) recorder?.stop()
    }, 1_000)
    recorder.addEventListener('stop', () => {
      clearInterval(clock)
      for (const track of stream.getTracks()) track.stop()
      status.textContent = ''
      button.textContent = again ?? ''
      keep(new Blob(pieces, { type: recorder?.mimeType ?? '' }))
    })
    recorder.start()
    button.textContent = stop ?? ''
  }

  function keep(recorded: Blob): void {
    const ending = recorded.type.includes('mp4') ? 'mp4' : recorded.type.includes('ogg') ? 'ogg' : 'webm'
    if (input) choose(input, new File([recorded], `recording.${ending}`, { type: recorded.type }))
    if (player) URL.revokeObjectURL(player.src)
    player?.remove()
    player = document.createElement(media === 'video' ? 'video' : 'audio')
    player.controls = true
    player.src = URL.createObjectURL(recorded)
    button.after(player)
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
