import type { Inputs } from '../question-type.ts'

/** A design has several versions, of which a person meets one. */
interface Versioned {
  versions: number
  /** The person's own, from 0; the first where nobody in particular is asked. */
  version?: number | undefined
}

/** Which version the form showed; it says so, as a first page is the same for everybody. */
export function versionSent(inputs: Inputs, { version = 0, versions }: Versioned): number {
  const sent = Number(inputs('version')[0] ?? Number.NaN) - 1
  return Number.isInteger(sent) && sent >= 0 && sent < versions ? sent : version
}

/** The version that shows what an answer was given to; the person's own is looked at first. */
export function versionShowing(
  { version = 0, versions }: Versioned,
  shows: (version: number) => boolean,
): number | undefined {
  if (shows(version)) return version
  for (let other = 0; other < versions; other++) if (other !== version && shows(other)) return other
  return undefined
}

export function versionAt<S extends Versioned>(settings: S, chance: number): S {
  return { ...settings, version: Math.floor(chance * settings.versions) }
}
