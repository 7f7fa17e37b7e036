/** A page that came as the answer to a sent one. */
export interface Heard {
  html: string
  address: string
  redirected: boolean
  /** Said by our own server. */
  ours: boolean
}

/** Sends a form with its files and shows how far that is. */
export function upload(form: HTMLFormElement, pairs: FormData): Promise<Heard> {
  const bar = document.createElement('progress')
  bar.setAttribute('aria-label', document.getElementById('saved')?.dataset.saving ?? '')
  form.querySelector('.go')?.append(bar)
  return new Promise<Heard>((resolve, reject) => {
    // Unlike fetch, it tells how much has left.
    const request = new XMLHttpRequest()
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      bar.max = total
      bar.value = loaded
    })
    request.addEventListener('load', () => {
      const ours = request.status < 300 || request.getResponseHeader('content-security-policy') !== null
      const address = request.responseURL
      resolve({ html: request.responseText, address, redirected: address !== form.action, ours })
    })
    request.addEventListener('error', reject)
    request.open('POST', form.action)
    request.send(pairs)
  }).finally(() => bar.remove())
}
