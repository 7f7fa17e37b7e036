import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Desk, openDesk } from './desk.ts'
import { linearTagger } from './text/linear.ts'

/**
 * What a thread can be started for: from what it is given at its start to a function that answers its requests.
 * This is the only file that knows threads; a further kind of work is one more line here.
 */
const tasks = {
  tag(weights: Uint8Array) {
    const tagger = linearTagger(weights)
    return (texts: string[]) => tagger.tag(texts)
  },
  analyse(_: null) {
    const desk = openDesk()
    // The names and arguments of a call belong together, as `DeskCall` says; here they come as one union.
    return ({ name, given }: DeskCall): unknown => (desk[name] as (...given: unknown[]) => unknown)(...given)
  },
} as const

/** One question to the analysis desk. */
export type DeskCall = { [Name in keyof Desk]: { name: Name; given: Parameters<Desk[Name]> } }[keyof Desk]

type TaskName = keyof typeof tasks
type Handler<Name extends TaskName> = ReturnType<(typeof tasks)[Name]>
type Setup<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[0]
type Request<Name extends TaskName> = Parameters<Handler<Name>>[0]
type Answer<Name extends TaskName> = Awaited<ReturnType<Handler<Name>>>

export interface Thread<Name extends TaskName> {
  /** Answers come in the order of asking. One that takes longer than `limit` milliseconds ends the thread. */
  ask(request: Request<Name>, limit?: number): Promise<Answer<Name>>
  close(): Promise<void>
}

/** The built thread lies beside the built server; Node cannot run the sources, as they hold markup. */
function builtThread(): URL {
  const own = new URL(import.meta.url)
  return new URL(own.pathname.endsWith('.ts') ? '../../dist/worker.js' : 'worker.js', own)
}

interface Waiting {
  resolve(answer: unknown): void
  reject(error: Error): void
  timer: NodeJS.Timeout | undefined
}

/** Starts at the first question, and anew after a thread has died; what was asked of a dead one is rejected. */
export function startThread<Name extends TaskName>(task: Name, setup: Setup<Name>): Thread<Name> {
  let worker: Worker | undefined
  let asked = 0
  const { add, settle, rejectAll, isNone } = requests()

  function start(): Worker {
    const started = new Worker(builtThread(), { workerData: { task, setup } })
    started.unref()
    started.on('message', (reply: Reply) => {
      settle(reply)
      if (isNone()) worker?.unref()
    })
    started.on('error', (error) => ended(started, error))
    started.on('exit', () => ended(started, new Error(`The thread for “${task}” ended`)))
    return started
  }

  function ended(which: Worker, error: unknown) {
    if (which !== worker) return
    worker = undefined
    rejectAll(error instanceof Error ? error : new Error(String(error)))
  }

  return {
    ask(request, limit) {
      worker ??= start()
      const [at, id] = [worker, asked++]
      return new Promise((resolve, reject) => {
        const late = () => {
          ended(at, new Error(`The thread for “${task}” took longer than ${limit} ms`))
          void at.terminate()
        }
        const timer = limit === undefined ? undefined : setTimeout(late, limit)
        // The thread answers each request by this task's own handler.
        add(id, { resolve: (answer) => resolve(answer as Answer<Name>), reject, timer })
        at.ref()
        at.postMessage({ id, request } satisfies Question)
      })
    },
    async close() {
      const stopped = worker
      if (stopped) ended(stopped, new Error('The thread was closed'))
      await stopped?.terminate()
    },
  }
}

/** What was asked and waits for its answer; each is settled once. */
function requests() {
  const waiting = new Map<number, Waiting>()
  function take(id: number): Waiting | undefined {
    const one = waiting.get(id)
    waiting.delete(id)
    clearTimeout(one?.timer)
    return one
  }
  return {
    add: (id: number, one: Waiting) => void waiting.set(id, one),
    isNone: () => waiting.size === 0,
    settle({ id, answer, failure }: Reply) {
      const one = take(id)
      if (failure === undefined) one?.resolve(answer)
      else one?.reject(new Error(failure))
    },
    rejectAll(error: Error) {
      for (const id of waiting.keys()) take(id)?.reject(error)
    },
  }
}

interface Question {
  id: number
  request: unknown
}

interface Reply {
  id: number
  answer?: unknown
  failure?: string
}

if (!isMainThread && parentPort && isOurs(workerData)) serve(parentPort, workerData)

/** Other libraries start threads too, and a bundle may hold this file. */
function isOurs(data: unknown): data is { task: TaskName; setup: never } {
  return typeof data === 'object' && data !== null && 'task' in data && String(data.task) in tasks
}

/** The thread's own side: one request after the other. */
function serve(port: NonNullable<typeof parentPort>, { task, setup }: { task: TaskName; setup: never }) {
  // Requests come from startThread, whose types tie them to the task.
  const handle = tasks[task](setup) as (request: unknown) => unknown
  let last: Promise<void> = Promise.resolve()
  port.on('message', ({ id, request }: Question) => {
    last = last.then(() => answer(id, request))
  })
  async function answer(id: number, request: unknown): Promise<void> {
    try {
      port.postMessage({ id, answer: await handle(request) } satisfies Reply)
    } catch (error) {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
      port.postMessage({ id, failure } satisfies Reply)
    }
  }
}
