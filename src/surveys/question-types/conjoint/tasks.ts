import { type Parsed } from '../../question-type.ts'
import { markOf, namesOf, thingNamed } from '../marked-lines.ts'
import { versionShowing } from '../versions.ts'
import { type Attribute, sizeOf } from './attributes.ts'
import { type Choices, choiceDesign } from './design.ts'
import type { Answer, Settings } from './conjoint.tsx'

export type Alternative = Record<string, string>

/** The alternatives of each task that one version shows, as levels’ ids by attribute. */
export function tasksOf(settings: Settings, version: number): Alternative[][] {
  const { attributes } = settings
  const design = designOf(settings)
  return (design[version] ?? design[0] ?? []).map((task) =>
    task.map((profile) =>
      Object.fromEntries(attributes.map(({ id, levels }, at) => [id, levels[profile[at] ?? 0]?.id ?? ''])),
    ),
  )
}

/** The version a stored answer was given to; none shows the alternatives of an answer that was made up. */
export function versionOf(tasks: Answer['tasks'], settings: Settings): number | undefined {
  return versionShowing(settings, (version) => {
    const wanted = tasksOf(settings, version)
    return (
      wanted.length === tasks.length &&
      wanted.every((task, at) => keyOf(settings, task) === keyOf(settings, tasks[at]?.alternatives ?? []))
    )
  })
}

function keyOf({ attributes }: Settings, task: readonly Alternative[]): string {
  return task
    .map((alternative) =>
      Object.keys(alternative).length === attributes.length
        ? attributes.map(({ id }) => (Object.hasOwn(alternative, id) ? alternative[id] : '')).join(' ')
        : '',
    )
    .join('|')
}

/** A line for each choice: its alternatives by their levels, the chosen one marked. */
export function writeTasks({ tasks }: Answer, { attributes }: Settings, language: string): string {
  const names = attributes.map(({ levels }) => namesOf(levels, language))
  return tasks
    .map(({ alternatives, chosen }) => {
      const shown = alternatives.map((alternative, at) => {
        const words = attributes
          .map(({ id }, place) => names[place]?.(alternative[id] ?? '') ?? '')
          .join('; ')
        return chosen === at + 1 ? `${words} (+)` : words
      })
      return [...shown, ...(chosen === 'none' ? ['– (+)'] : [])].join(' | ')
    })
    .join('\n')
}

export function readTasks(cell: string, { attributes }: Settings): Parsed<Answer> {
  const tasks: Answer['tasks'] = []
  for (const line of cell.split('\n').filter((line) => line.trim() !== '')) {
    const shown = line.split('|').map((part) => markOf(part.trim()))
    const none = shown.at(-1)?.words === '–' && shown.at(-1)?.mark === '+'
    const alternatives = (none ? shown.slice(0, -1) : shown).map(({ words }) => readLevels(words, attributes))
    const chosen = none ? ('none' as const) : shown.findIndex(({ mark }) => mark === '+') + 1
    tasks.push({ alternatives, chosen })
  }
  return { ok: true, answer: tasks.length > 0 ? { tasks } : undefined }
}

/** What names no level is left out, and the alternative then is none of the design's. */
function readLevels(words: string, attributes: readonly Attribute[]): Alternative {
  const parts = words.split(';')
  return Object.fromEntries(
    attributes.flatMap(({ id, levels }, at) => {
      const level = thingNamed(levels, parts[at] ?? '')
      return level ? [[id, level.id]] : []
    }),
  )
}

/** Designs are made once for a survey's settings; those arranged for a person keep the same attributes. */
const made = new WeakMap<Settings['attributes'], { size: string; design: Choices }>()

function designOf(settings: Settings): Choices {
  const { attributes, prohibited, alternatives, tasks, versions } = settings
  const size = JSON.stringify([alternatives, tasks, versions, prohibited])
  const known = made.get(attributes)
  if (known?.size === size) return known.design
  const design = choiceDesign({ ...sizeOf(settings), alternatives, tasks, versions })
  made.set(attributes, { size, design })
  return design
}
