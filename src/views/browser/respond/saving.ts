import { showIssues } from './issues.ts'
import {
  fill,
  formHere,
  isInput,
  namedQuestions,
  kept,
  type KeptReply,
  nextChance,
  opened,
  type Pair,
  pairsOf,
  questionOf,
  tell,
} from './page.ts'
import { forget, recall, remember } from './waiting.ts'

/** Answered since they were last kept. */
let changed = new Set<string>()
/** When the response was stored last, as far as we heard. */
let known = ''
let go = ''
let timer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | undefined
/** Nothing can be kept before the page is sent: no cookie, or the response has ended. */
let over = false

const others = channel()

interface News {
  path: string
  given: string[]
  pairs: Pair[]
}

/** Keeps each answer shortly after it is given. */
export function startSaving(): void {
  document.addEventListener('input', (event) => note(event, 900))
  document.addEventListener('change', (event) => note(event, 150))
  document.addEventListener(opened, () => void restore())
  // What is typed when the window closes still goes out.
  addEventListener(
    'pagehide',
    () => changed.size > 0 && void post([...changed], go, true).catch(() => undefined),
  )
  others?.addEventListener('message', ({ data }: MessageEvent<News>) => hear(data))
  void restore()
}

/** Sending the page takes all that is on it along. */
export function pause(): void {
  clearTimeout(timer)
}

/** All that was given is on its way or waits for a connection. */
export async function saveNow(): Promise<void> {
  clearTimeout(timer)
  await save()
}

function note({ target }: Event, milliseconds: number): void {
  const form = formHere()
  if (over || !form || !isInput(target) || target.form !== form || target.type === 'file') return
  const id = questionOf(target.name)
  if (id === undefined) return
  changed.add(id)
  later(form, milliseconds)
}

function later(form: HTMLFormElement, milliseconds: number): void {
  const given = [...changed]
  remember(pathOf(form), { go, given, pairs: pairsOfThese(form, given) })
  tell('saving')
  clearTimeout(timer)
  timer = setTimeout(() => void save(), milliseconds)
}

/** One at a time, so that they arrive in their order; what is given meanwhile follows. */
async function save(): Promise<void> {
  while (running) await running
  if (changed.size === 0 || over) return
  running = saveUntilHeard().finally(() => (running = undefined))
  await running
}

async function saveUntilHeard(): Promise<void> {
  for (let tries = 0; changed.size > 0 && !over; tries++) {
    const form = formHere()
    if (!form) return
    const given = [...changed]
    changed.clear()
    try {
      const reply = await post(given, go)
      if (formHere() !== form) return
      hearReply(form, given, reply)
    } catch {
      if (formHere() !== form) return
      for (const id of given) changed.add(id)
      tell('waiting')
      await nextChance(tries)
    }
  }
}

async function post(given: readonly string[], sender: string, closing = false): Promise<KeptReply> {
  const form = formHere()
  if (!form) return { state: 'unknown' }
  const body = new URLSearchParams([
    ...pairsOf(form),
    ['given', given.join(' ')],
    ['known', known],
    ['sender', sender],
    ...presentIn(form),
  ])
  const response = await fetch(`${pathOf(form)}/answers`, {
    method: 'POST',
    body,
    keepalive: closing,
    signal: AbortSignal.timeout(20_000),
  })
  if (!response.ok) throw new Error(response.statusText)
  // Our own server's words.
  return (await response.json()) as KeptReply
}

function hearReply(form: HTMLFormElement, given: string[], reply: KeptReply): void {
  known = reply.known ?? known
  go = reply.go ?? go
  if (reply.state === 'late') {
    for (const id of given) changed.add(id)
    return
  }
  if (reply.state !== 'kept') {
    over = true
    forget(pathOf(form))
    tell(undefined)
    return
  }
  if (changed.size > 0) return
  forget(pathOf(form))
  tell('now')
  showIssues(form, given, reply.issues ?? {})
  document.dispatchEvent(new CustomEvent(kept, { detail: reply }))
  const news: News = { path: pathOf(form), given, pairs: pairsOfThese(form, given) }
  others?.postMessage(news)
}

/** None where a browser keeps sites within sites apart from everything. */
function channel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(`answers ${location.pathname.split('/')[2]}`)
  } catch {
    return undefined
  }
}

/** Another window of this browser kept answers of the same page: they show here too. */
function hear({ path, given, pairs }: News): void {
  const form = formHere()
  if (!form || pathOf(form) !== path) return
  fillThese(
    form,
    given.filter((id) => !changed.has(id)),
    pairs,
  )
}

function fillThese(form: HTMLFormElement, questions: readonly string[], pairs: readonly Pair[]): void {
  fill(
    form,
    questions,
    pairs.filter(([name]) => questions.includes(questionOf(name) ?? '')),
  )
}

/** What could not be sent before this window was closed is filled in again and follows, if it is the same go still. */
async function restore(): Promise<void> {
  over = false
  changed = new Set()
  const form = formHere()
  const waiting = form && recall(pathOf(form))
  if (!form || !waiting) return
  for (let tries = 0; ; tries++) {
    try {
      const reply = await post([], waiting.go)
      if (formHere() !== form) return
      if (reply.state === 'not yours') return forget(pathOf(form))
      ;({ known = '', go = '' } = reply)
      break
    } catch {
      await nextChance(tries)
    }
  }
  const untouched = waiting.given.filter((id) => !changed.has(id))
  fillThese(form, untouched, waiting.pairs)
  for (const id of waiting.given) changed.add(id)
  later(form, 0)
}

/** The server says what becomes of the page's questions, where they depend on each other. */
function presentIn(form: HTMLFormElement): Pair[] {
  const ids = namedQuestions(form).map(({ dataset }) => dataset.question)
  return ids.length > 0 ? [['present', ids.join(' ')]] : []
}

function pairsOfThese(form: HTMLFormElement, questions: readonly string[]): Pair[] {
  return pairsOf(form).filter(([name]) => questions.includes(questionOf(name) ?? ''))
}

function pathOf(form: HTMLFormElement): string {
  return new URL(form.action).pathname
}
