import type { Column } from '../../column.ts'
import { plainText } from '../../markdown.ts'
import { textIn } from '../../text.ts'
import { say } from '../../words.ts'
import type { Settings } from './conjoint.tsx'

export function columnsOf(key: string, label: string, settings: Settings, language: string): Column[] {
  const tasks = Array.from({ length: settings.tasks }, (_, at) => at + 1)
  return tasks.flatMap((task) => columnsOfTask(key, label, settings, task, language))
}

/** What each alternative was, as a set of `attribute.level`; and which one was chosen. */
function columnsOfTask(
  key: string,
  label: string,
  { attributes, alternatives, tasks, none = false }: Settings,
  task: number,
  language: string,
): Column[] {
  const title = say({ word: 'conjoint.choice', with: { choice: task, choices: tasks } }, language)
  const levels = attributes.flatMap(({ id, label, levels }) =>
    levels.map((level) => ({
      id: `${id}.${level.id}`,
      label: plainText(`${textIn(label, language)}: ${textIn(level.label, language)}`),
    })),
  )
  const names = Array.from({ length: alternatives }, (_, at) => ({
    id: String(at + 1),
    label: say({ word: 'conjoint.alternative', with: { number: at + 1 } }, language),
  }))
  const group = { kind: 'conjoint' as const, name: key, item: String(task), title: label, itemLabel: title }
  const choice = say('conjoint.chosen', language)
  return [
    ...names.map(
      ({ id, label: roleLabel }): Column => ({
        key: `${key}_${task}_${id}`,
        label: `${label} – ${title} – ${roleLabel}`,
        scale: 'set',
        options: levels,
        group: { ...group, role: `alternative ${id}`, roleLabel },
      }),
    ),
    {
      key: `${key}_${task}`,
      label: `${label} – ${title} – ${choice}`,
      scale: 'nominal',
      options: [...names, ...(none ? [{ id: 'none', label: say('none', language) }] : [])],
      group: { ...group, role: 'choice', roleLabel: choice },
    },
  ]
}
