import type { Column } from '../../column.ts'
import { say } from '../../words.ts'
import { columnOptions } from '../options.ts'
import type { Settings } from './maxdiff.tsx'
import { endWords } from './tasks.ts'

const roles = ['shown', 'best', 'worst'] as const

/** For each set: which items it showed, the best and the worst of them. */
export function columnsOf(key: string, label: string, settings: Settings, language: string): Column[] {
  const options = columnOptions(settings.rows, language, false)
  const tasks = Array.from({ length: settings.tasks }, (_, at) => at + 1)
  return tasks.flatMap((task) => {
    const itemLabel = say({ word: 'maxdiff.set', with: { set: task, sets: settings.tasks } }, language)
    return roles.map((role): Column => {
      const roleLabel = role === 'shown' ? say('maxdiff.shown', language) : endWords(settings, role, language)
      return {
        key: `${key}_${task}_${role}`,
        label: `${label} – ${itemLabel} – ${roleLabel}`,
        scale: role === 'shown' ? 'set' : 'nominal',
        options,
        group: { kind: 'maxdiff', name: key, role, item: String(task), title: label, itemLabel, roleLabel },
      }
    })
  })
}
