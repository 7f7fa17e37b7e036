import type { Inputs, Parsed } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import { say } from '../../words.ts'
import { single } from '../inputs.ts'
import { versionShowing } from '../versions.ts'
import { maxDiffDesign, type Version } from './design.ts'
import type { Answer, Settings } from './maxdiff.tsx'

/** The sets that one version shows, as items’ ids. */
export function tasksOf(settings: Settings, version: number): string[][] {
  const { rows } = settings
  const design = designOf(settings)
  return (design[version] ?? design[0] ?? []).map((set) => set.map((at) => rows[at]?.id ?? ''))
}

/** The version a stored answer was given to; none shows the sets of an answer that was made up. */
export function versionOf(tasks: Answer['tasks'], settings: Settings): number | undefined {
  return versionShowing(settings, (version) => shows(settings, version, tasks))
}

function shows(settings: Settings, version: number, tasks: Answer['tasks']): boolean {
  const wanted = tasksOf(settings, version)
  return (
    wanted.length === tasks.length &&
    wanted.every((items, at) => items.join(' ') === tasks[at]?.items.join(' '))
  )
}

/** Best and worst of every set; nothing at all is left empty, some of it is asked for. */
export function readPicks(inputs: Inputs, sets: readonly string[][]): Parsed<Answer> {
  const tasks: Answer['tasks'] = []
  let missing: number | undefined
  for (const [at, items] of sets.entries()) {
    const best = single(inputs, `best_${at + 1}`)
    const worst = single(inputs, `worst_${at + 1}`)
    if (!best.ok) return best
    if (!worst.ok) return worst
    if (best.answer === undefined || worst.answer === undefined) missing ??= at + 1
    if (best.answer !== undefined || worst.answer !== undefined)
      tasks.push({ items, best: best.answer ?? '', worst: worst.answer ?? '' })
  }
  if (tasks.length === 0) return { ok: true, answer: undefined }
  return missing === undefined
    ? { ok: true, answer: { tasks } }
    : { ok: false, issue: { word: 'maxdiff.missing', with: { set: missing } } }
}

/** What the author calls the end, else our words. */
export function endWords(settings: Settings, end: 'best' | 'worst', language: string): string {
  return textIn(settings[end], language) || say(`maxdiff.${end}`, language)
}

/** Designs are made once for a survey's settings; those arranged for a person keep the same list of items. */
const made = new WeakMap<Settings['rows'], { size: string; design: Version[] }>()

function designOf({ rows, perTask, tasks, versions }: Settings): Version[] {
  const size = `${perTask} ${tasks} ${versions}`
  const known = made.get(rows)
  if (known?.size === size) return known.design
  const design = maxDiffDesign({ items: rows.length, perTask, tasks, versions })
  made.set(rows, { size, design })
  return design
}
