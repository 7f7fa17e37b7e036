import { z } from 'zod'
import { questionType } from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import { type Issue, say } from '../../words.ts'
import { fieldNumber, fieldWords, NumberField, TextField } from '../fields.tsx'
import { editRows, findRow, RowFields, rowList, strayInput } from '../rows.tsx'
import { readMarked, writeMarked } from '../marked-lines.ts'
import { versionAt, versionSent } from '../versions.ts'
import { whole } from '../whole.ts'
import { columnsOf } from './columns.ts'
import { examples } from './examples.ts'
import { TaskTable } from './task-table.tsx'
import { endWords, readPicks, tasksOf, versionOf } from './tasks.ts'

const settings = z
  .strictObject({
    rows: rowList('item'),
    perTask: whole('items in a set', 3, 7),
    tasks: whole('sets', 1, 40),
    /** So many designs, of which a person meets one. */
    versions: whole('designs', 1, 20).default(8),
    /** Which of them; found for each person, never stored. */
    version: z.int().min(0).optional(),
    best: text.optional(),
    worst: text.optional(),
  })
  .refine(({ rows, perTask }) => rows.length > perTask, 'There must be more items than one set shows')
  .refine(
    ({ rows, perTask, tasks }) => perTask * tasks >= rows.length,
    'Some items would never be shown. Show more sets, or more items in each',
  )
export type Settings = z.infer<typeof settings>

const wanted =
  'send each set with its items’ ids, like {"tasks": [{"items": ["a", "b", "c"], "best": "a", "worst": "c"}]}'
const id = z.string(wanted)
const answer = z.strictObject(
  {
    tasks: z
      .array(
        z.strictObject({ items: z.array(id, wanted).max(7, wanted), best: id, worst: id }, wanted),
        wanted,
      )
      .max(40, wanted),
  },
  wanted,
)
export type Answer = z.infer<typeof answer>

export const maxdiff = questionType<Settings, Answer>({
  label: 'Best and worst of several (MaxDiff)',
  summary: 'Which of a few matters most and least, set after set',
  settings,
  answer,
  blank: {
    rows: ['First', 'Second', 'Third', 'Fourth', 'Fifth'].map((label) => ({
      id: label.toLowerCase(),
      label: { en: label },
    })),
    perTask: 3,
    tasks: 5,
    versions: 8,
  },
  arrange: versionAt,
  parse(inputs, settings) {
    const stray = strayInput(inputs)
    if (stray) return { ok: false, issue: stray }
    return readPicks(inputs, tasksOf(settings, versionSent(inputs, settings)))
  },
  check({ tasks }, settings): Issue | undefined {
    if (versionOf(tasks, settings) === undefined) return { word: 'maxdiff.unknown' }
    for (const [at, { items, best, worst }] of tasks.entries()) {
      if (!items.includes(best) || !items.includes(worst)) return { word: 'maxdiff.unknown' }
      if (best === worst) return { word: 'maxdiff.same', with: { set: at + 1 } }
    }
    return undefined
  },
  columns: columnsOf,
  cells: ({ tasks }, settings) =>
    Array.from({ length: settings.tasks }, (_, at) => tasks[at]).flatMap((task) =>
      task ? [task.items, task.best, task.worst] : [null, null, null],
    ),
  value: ({ tasks }, { rows }) =>
    rows.map(({ id }) => id).filter((id) => tasks.some(({ best }) => best === id)),
  valueKind: 'set',
  read(cell, { rows }) {
    const lines = readMarked(cell, rows)
    if (!lines) return { ok: false, issue: { word: 'maxdiff.unknown' } }
    if (lines.length === 0) return { ok: true, answer: undefined }
    const tasks = lines.map((line) => ({
      items: line.map(({ id }) => id),
      best: line.find(({ mark }) => mark === '+')?.id ?? '',
      worst: line.find(({ mark }) => mark === '−')?.id ?? '',
    }))
    return { ok: true, answer: { tasks } }
  },
  write: ({ tasks }, { rows }, language) =>
    writeMarked(
      tasks.map(({ items, best, worst }) =>
        items.map((id) => ({ id, mark: id === best ? '+' : id === worst ? '−' : undefined })),
      ),
      rows,
      language,
    ),
  labelling: 'group',
  Control(props) {
    const { name, settings, inputs, answer, language } = props
    const version = inputs
      ? versionSent(inputs, settings)
      : ((answer && versionOf(answer.tasks, settings)) ?? settings.version ?? 0)
    return (
      <>
        {tasksOf(settings, version).map((items, at) => (
          <TaskTable
            {...props}
            key={at}
            number={at + 1}
            heading={say({ word: 'maxdiff.set', with: { set: at + 1, sets: settings.tasks } }, language)}
            items={items.flatMap((id) => findRow(settings.rows, id) ?? [])}
            ends={(['best', 'worst'] as const).map((end) => ({
              part: `${end}_${at + 1}`,
              words: endWords(settings, end, language),
              picked: inputs ? inputs(`${end}_${at + 1}`)[0] : answer?.tasks[at]?.[end],
            }))}
          />
        ))}
        <input type="hidden" name={`${name}.version`} value={version + 1} />
      </>
    )
  },
  Editor: ({ name, settings, language }) => (
    <>
      <RowFields name={name} label="Items" rows={settings.rows} language={language} />
      <NumberField
        name={`${name}.perTask`}
        label="Items in one set"
        hint="Four or five are easy to compare, also on a phone"
        value={settings.perTask}
      />
      <NumberField
        name={`${name}.tasks`}
        label="Sets a person meets"
        hint="Each item should be seen about three times: three times the items, divided by the items in one set"
        value={settings.tasks}
      />
      <NumberField
        name={`${name}.versions`}
        label="Different designs"
        hint="A person meets one of them; over all of them every pair of items meets about equally often"
        value={settings.versions}
      />
      <TextField
        name={`${name}.best`}
        label="Words of the one end"
        hint={`Left empty: ${say('maxdiff.best', language)}`}
        value={textIn(settings.best, language)}
      />
      <TextField
        name={`${name}.worst`}
        label="Words of the other end"
        hint={`Left empty: ${say('maxdiff.worst', language)}`}
        value={textIn(settings.worst, language)}
      />
    </>
  ),
  edit: (inputs, before, language) => ({
    rows: editRows(inputs, before.rows, language),
    perTask: fieldNumber(inputs, 'perTask'),
    tasks: fieldNumber(inputs, 'tasks'),
    versions: fieldNumber(inputs, 'versions'),
    best: fieldWords(inputs, 'best', before.best, language),
    worst: fieldWords(inputs, 'worst', before.worst, language),
  }),
  examples,
})
