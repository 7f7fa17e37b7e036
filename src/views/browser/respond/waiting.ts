import type { Pair } from './page.ts'

/** Answers that wait for a connection, kept on the device so that closing the window loses none; gone once they are sent. */
export interface Waiting {
  /** Whose they are, as far as the server told. */
  go: string
  given: string[]
  pairs: Pair[]
}

export function remember(path: string, waiting: Waiting): void {
  // A browser may refuse, or be full: then they wait in the page alone.
  try {
    localStorage.setItem(nameOf(path), JSON.stringify(waiting))
  } catch {}
}

export function recall(path: string): Waiting | undefined {
  try {
    // Written by `remember` alone.
    return (JSON.parse(localStorage.getItem(nameOf(path)) ?? 'null') as Waiting | null) ?? undefined
  } catch {
    return undefined
  }
}

export function forget(path: string): void {
  try {
    localStorage.removeItem(nameOf(path))
  } catch {}
}

/** Does anything of this survey wait? */
export function waitsAny(survey: string): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(nameOf(`${survey}/`)))
  } catch {
    return false
  }
}

function nameOf(path: string): string {
  return `answers ${path}`
}
