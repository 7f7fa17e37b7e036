import { z } from 'zod'
import { type Parsed, questionType } from '../../question-type.ts'
import { CheckField, fieldChecked, fieldNumber, fieldText, LinesField, NumberField } from '../fields.tsx'
import { single } from '../inputs.ts'
import { strayInput } from '../rows.tsx'
import { versionAt, versionSent } from '../versions.ts'
import { whole } from '../whole.ts'
import {
  attributeLines,
  attributeList,
  attributesFromLines,
  attributesProblem,
  pairLines,
  pairsFromLines,
  prohibitedPairs,
} from './attributes.ts'
import { ChoiceTask } from './choice-task.tsx'
import { columnsOf } from './columns.ts'
import { blank, examples } from './examples.ts'
import { readTasks, tasksOf, versionOf, writeTasks } from './tasks.ts'

const settings = z
  .strictObject({
    attributes: attributeList,
    alternatives: whole('alternatives in a choice', 2, 5),
    tasks: whole('choices', 1, 20),
    /** One may choose none of them. */
    none: z.boolean().optional(),
    prohibited: prohibitedPairs,
    /** So many designs, of which a person meets one. */
    versions: whole('designs', 1, 20).default(8),
    /** Which of them; found for each person, never stored. */
    version: z.int().min(0).optional(),
  })
  .superRefine((settings, context) => {
    const message = attributesProblem(settings, settings.alternatives)
    if (message) context.addIssue({ code: 'custom', message })
  })
export type Settings = z.infer<typeof settings>

const wanted =
  'send each choice with its alternatives, like {"tasks": [{"alternatives": [{"price": "low"}, {"price": "high"}], "chosen": 1}]}'
const answer = z.strictObject(
  {
    tasks: z
      .array(
        z.strictObject(
          {
            alternatives: z.array(z.record(z.string(), z.string(wanted), wanted), wanted).max(5, wanted),
            /** Which one, counted from 1. */
            chosen: z.union([z.int(), z.literal('none')], wanted),
          },
          wanted,
        ),
        wanted,
      )
      .max(20, wanted),
  },
  wanted,
)
export type Answer = z.infer<typeof answer>

export const conjoint = questionType<Settings, Answer>({
  label: 'Choices between offers (conjoint)',
  summary: 'Which of several alternatives one would choose, again and again',
  settings,
  answer,
  blank,
  arrange: versionAt,
  parse(inputs, settings): Parsed<Answer> {
    const stray = strayInput(inputs)
    if (stray) return { ok: false, issue: stray }
    const tasks: Answer['tasks'] = []
    let missing: number | undefined
    for (const [at, alternatives] of tasksOf(settings, versionSent(inputs, settings)).entries()) {
      const picked = single(inputs, String(at + 1))
      if (!picked.ok) return picked
      if (picked.answer === undefined) missing ??= at + 1
      else tasks.push({ alternatives, chosen: picked.answer === 'none' ? 'none' : placeIn(picked.answer) })
    }
    if (tasks.length === 0) return { ok: true, answer: undefined }
    return missing === undefined
      ? { ok: true, answer: { tasks } }
      : { ok: false, issue: { word: 'conjoint.missing', with: { choice: missing } } }
  },
  check({ tasks }, settings) {
    const fits = tasks.every(({ chosen }) =>
      chosen === 'none' ? settings.none : chosen >= 1 && chosen <= settings.alternatives,
    )
    return fits && versionOf(tasks, settings) !== undefined ? undefined : { word: 'conjoint.unknown' }
  },
  columns: columnsOf,
  cells: ({ tasks }, { attributes, alternatives, tasks: count }) =>
    Array.from({ length: count }, (_, at) => tasks[at]).flatMap((task) => [
      ...Array.from({ length: alternatives }, (_, place) => {
        const shown = task?.alternatives[place]
        return shown ? attributes.map(({ id }) => `${id}.${shown[id]}`) : null
      }),
      task ? String(task.chosen) : null,
    ]),
  value: ({ tasks }) => tasks.map(({ chosen }) => (chosen === 'none' ? 0 : chosen)),
  valueKind: 'numbers',
  read: readTasks,
  write: writeTasks,
  labelling: 'group',
  Control(props) {
    const { name, settings, inputs, answer } = props
    const own = settings.version ?? 0
    const version = inputs
      ? versionSent(inputs, settings)
      : ((answer && versionOf(answer.tasks, settings)) ?? own)
    return (
      <>
        {tasksOf(settings, version).map((alternatives, at) => (
          <ChoiceTask
            {...props}
            key={at}
            number={at + 1}
            alternatives={alternatives}
            picked={inputs ? inputs(String(at + 1))[0] : String(answer?.tasks[at]?.chosen ?? '')}
          />
        ))}
        <input type="hidden" name={`${name}.version`} value={version + 1} />
      </>
    )
  },
  Editor: ({ name, settings, language }) => (
    <>
      <LinesField
        name={`${name}.attributes`}
        label="Attributes, each with its levels"
        hint="An attribute on a line, under it each level on a line that starts with “- ”"
        value={attributeLines(settings.attributes, language)}
        rows={14}
      />
      <NumberField
        name={`${name}.alternatives`}
        label="Alternatives in one choice"
        hint="Two or three fit on a phone"
        value={settings.alternatives}
      />
      <NumberField name={`${name}.tasks`} label="Choices a person makes" value={settings.tasks} />
      <CheckField
        name={`${name}.none`}
        label="One may choose none of the alternatives"
        checked={settings.none === true}
      />
      <LinesField
        name={`${name}.prohibited`}
        label="Levels that never stand together, a pair on each line"
        hint="As in “Brand: Northwind + Price: 5 €”. Few of them, as each makes the result less exact"
        value={pairLines(settings, language)}
        rows={3}
      />
      <NumberField
        name={`${name}.versions`}
        label="Different designs"
        hint="A person meets one of them; over all of them any two levels meet about equally often"
        value={settings.versions}
      />
    </>
  ),
  edit(inputs, before, language) {
    const attributes = attributesFromLines(fieldText(inputs, 'attributes'), before.attributes, language)
    const read = attributeList.safeParse(attributes)
    const prohibited = read.success
      ? pairsFromLines(fieldText(inputs, 'prohibited'), read.data)
      : before.prohibited
    return {
      attributes,
      alternatives: fieldNumber(inputs, 'alternatives'),
      tasks: fieldNumber(inputs, 'tasks'),
      ...(fieldChecked(inputs, 'none') && { none: true }),
      ...(prohibited && { prohibited }),
      versions: fieldNumber(inputs, 'versions'),
    }
  },
  examples,
})

function placeIn(written: string): number {
  return /^[1-9]$/.test(written.trim()) ? Number(written) : 0
}
