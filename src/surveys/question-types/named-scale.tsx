import { z } from 'zod'
import type { Column } from '../column.ts'
import { type EditorProps, type QuestionType, questionType } from '../question-type.ts'
import { say, type Word } from '../words.ts'
import {
  editLook,
  editNames,
  LookField,
  NamesField,
  namesProblem,
  pointLook,
  pointNames,
} from './point-names.tsx'
import { type Look, PointRow } from './point-row.tsx'
import { checkPoint, parsePoint, type Points, pointOptions, readPoint } from './points.ts'

type Settings = { names?: z.infer<typeof pointNames>; look?: z.infer<typeof pointLook> }
type NamedScale = QuestionType<Settings, number>

interface Fixed {
  words: readonly Word[]
  kind: NonNullable<Column['group']>['kind']
  look: Look
}

/**
 * A scale as it is always asked: from 1 to as many points as it has words, in these words unless the author has
 * others. `kind` tells the methods which scale it is.
 */
export function namedScale({
  words,
  kind,
  look: usual,
  ...own
}: Pick<NamedScale, 'label' | 'summary' | 'examples'> & Fixed): NamedScale {
  const points = pointsOf(words)
  return questionType({
    ...own,
    settings: settingsOf(words.length),
    answer: z.number('send a whole number'),
    blank: {},
    parse: (inputs, settings) => parsePoint(inputs, points(settings)),
    check: (point, settings) => checkPoint(point, points(settings)),
    columns: (key, label, settings, language) => [
      {
        key,
        label,
        scale: 'ordinal',
        options: pointOptions(points(settings, language), language),
        group: { kind, name: key, role: 'score' },
      },
    ],
    cells: (point) => [String(point)],
    value: (point) => point,
    valueKind: 'number',
    read: (cell, settings) => readPoint(cell, points(settings)),
    write: String,
    labelling: 'group',
    Control: (props) => (
      <PointRow
        {...props}
        points={points(props.settings, props.language)}
        look={props.settings.look ?? usual}
      />
    ),
    Editor: (props) => <Fields {...props} words={words} usual={usual} />,
    edit: (inputs, before, language) => ({
      names: editNames(inputs, before.names, language),
      look: editLook(inputs, usual),
    }),
  })
}

function pointsOf(words: readonly Word[]) {
  return ({ names }: Settings, language = 'en'): Points => ({
    min: 1,
    max: words.length,
    names: names ?? words.map((word) => ({ [language]: say(word, language) })),
  })
}

function settingsOf(count: number) {
  return z.strictObject({ names: pointNames, look: pointLook }).superRefine(({ names, look }, context) => {
    const message = namesProblem(count, names, look)
    if (message) context.addIssue({ code: 'custom', message })
  })
}

function Fields({
  name,
  settings: { names, look },
  language,
  words,
  usual,
}: EditorProps<Settings> & { words: readonly Word[]; usual: Look }) {
  return (
    <>
      <NamesField
        name={name}
        names={names}
        count={words.length}
        language={language}
        hint={`Left empty: ${words.map((word) => say(word, language)).join(', ')}`}
      />
      <LookField name={name} look={look} usual={usual} />
    </>
  )
}
