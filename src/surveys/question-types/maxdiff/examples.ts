import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './maxdiff.tsx'

const rows = ['Price', 'Comfort', 'Safety', 'Seats'].map((label, at) => ({
  id: `i${at + 1}`,
  label: { en: label, ...(at === 0 && { de: 'Preis' }) },
}))
const sets = { perTask: 3, tasks: 2, versions: 2 }

const first: Answer = {
  tasks: [
    { items: ['i3', 'i4', 'i1'], best: 'i3', worst: 'i1' },
    { items: ['i2', 'i3', 'i4'], best: 'i3', worst: 'i2' },
  ],
}
const second: Answer = {
  tasks: [
    { items: ['i1', 'i2', 'i3'], best: 'i2', worst: 'i3' },
    { items: ['i4', 'i1', 'i2'], best: 'i2', worst: 'i4' },
  ],
}
const picks = { best_1: ['i3'], worst_1: ['i1'], best_2: ['i3'], worst_2: ['i2'] }

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { rows, ...sets, best: { en: 'Matters most' }, worst: { en: 'Matters least' } },
    accepts: [
      { inputs: picks, answer: first },
      {
        inputs: { version: ['2'], best_1: ['i2'], worst_1: ['i3'], best_2: ['i2'], worst_2: ['i4'] },
        answer: second,
      },
    ],
    rejects: [
      { ...picks, worst_2: [] },
      { ...picks, worst_2: ['i3'] },
      { ...picks, worst_2: ['i1'] },
      { ...picks, best_1: ['i3', 'i4'] },
      { ...picks, best_1: ['\0'] },
      { ...picks, version: ['2'] },
      { ...picks, '': ['i1'] },
    ],
    refuses: [
      'i1',
      { tasks: [] },
      { tasks: first.tasks.slice(0, 1) },
      { tasks: first.tasks.toReversed() },
      { tasks: [first.tasks[0], second.tasks[1]] },
      { tasks: first.tasks.map((task) => ({ ...task, best: task.worst })) },
      { tasks: first.tasks.map((task) => ({ ...task, best: 'i9' })) },
      { tasks: first.tasks.map(({ items, best }) => ({ items, best })) },
      { tasks: first.tasks.map((task) => ({ ...task, rank: 1 })) },
    ],
    reads: [{ cell: 'Safety (+); Seats; Preis (-)\ni2 (-); Safety (+); Seats', answer: first }],
  },
  {
    settings: { rows: rows.map((row) => ({ ...row, label: { en: `${row.id}; (+)` } })), ...sets },
    accepts: [{ inputs: picks, answer: first }],
    rejects: [{ best_1: ['i3'] }],
    refuses: [{}],
  },
]
