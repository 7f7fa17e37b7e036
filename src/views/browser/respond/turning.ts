import { formHere, nextChance, opened, tell } from './page.ts'
import { pause, saveNow } from './saving.ts'
import { type Heard, upload } from './upload.ts'
import { forget } from './waiting.ts'

let sending = false
/** Where the page shown lives. */
let here = location.pathname + location.search

/** Pages turn without the browser opening each anew; what is sent without a connection waits for one. */
export function startTurning(): void {
  document.addEventListener('submit', (event) => {
    const form = formHere()
    if (!form || event.target !== form) return
    event.preventDefault()
    // A second press, while the first is under way, is the same one.
    if (!sending) void send(form, event.submitter)
  })
  addEventListener('popstate', () => {
    if (location.pathname + location.search !== here) void goTo(location.href)
  })
}

async function send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  sending = true
  try {
    // Back leads to this page by its own address, wherever the page was opened.
    history.replaceState(null, '', form.action)
    const heard = await untilHeard(form, button)
    forget(new URL(form.action).pathname)
    await show(heard)
  } finally {
    sending = false
  }
}

/** Each try sends what the page says by then. */
async function untilHeard(form: HTMLFormElement, button: HTMLElement | null): Promise<Heard> {
  for (let tries = 0; ; tries++) {
    try {
      const pairs = new FormData(form, button)
      pause()
      const hasFiles = form.enctype === 'multipart/form-data'
      const heard = await (hasFiles ? upload(form, pairs) : post(form.action, urlencoded(pairs)))
      // A page of ours says itself what to do; one from something between does not.
      if (heard.ours) return heard
    } catch {}
    tell('sending')
    await nextChance(tries)
  }
}

async function post(address: string, body: URLSearchParams): Promise<Heard> {
  return heardFrom(await fetch(address, { method: 'POST', body }))
}

async function heardFrom(response: Response): Promise<Heard> {
  const ours = response.ok || response.headers.has('content-security-policy')
  const { url, redirected } = response
  return { html: await response.text(), address: url, redirected, ours }
}

async function goTo(address: string): Promise<void> {
  try {
    await saveNow()
    await show(await heardFrom(await fetch(address)))
  } catch {
    location.reload()
  }
}

async function show({ html, address, redirected }: Heard): Promise<void> {
  const next = new DOMParser().parseFromString(html, 'text/html')
  // To another site only the browser itself can go.
  const away = next.querySelector<HTMLMetaElement>('meta[http-equiv=refresh]')?.content.replace(/^0;url=/, '')
  if (away) {
    location.assign(away)
    return
  }
  // A page that may record has rights that this document was not opened with.
  if (next.querySelector('[data-control=recording]') && redirected) {
    location.assign(address)
    return
  }
  for (const { src } of next.querySelectorAll('script')) await load(src)
  const { pathname, search } = new URL(address)
  here = pathname + search
  if (here !== location.pathname + location.search) history.pushState(null, '', here)
  document.title = next.title
  const { lang, dir } = next.documentElement
  Object.assign(document.documentElement, { lang, dir })
  document.body.replaceChildren(...next.body.childNodes)
  scrollTo(0, 0)
  focusFirst()
  document.dispatchEvent(new Event(opened))
}

/** What this page needs and the ones before did not. */
async function load(source: string): Promise<void> {
  if (!source || [...document.scripts].some(({ src }) => src === source)) return
  const script = document.createElement('script')
  script.src = source
  await new Promise<void>((resolve) => {
    for (const end of ['load', 'error']) script.addEventListener(end, () => resolve())
    document.head.append(script)
  })
}

/** To what is to be mended or is new, else to the heading, from which all goes on. */
function focusFirst(): void {
  const first =
    document.querySelector<HTMLElement>('[autofocus]') ?? document.querySelector<HTMLElement>('h1')
  if (first?.matches('h1')) first.tabIndex = -1
  first?.focus()
}

function urlencoded(pairs: FormData): URLSearchParams {
  return new URLSearchParams(
    [...pairs].filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}
