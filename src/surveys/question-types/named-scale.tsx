import { z } from 'zod'
import type { Column } from '../column.ts'
import { type QuestionType, questionType } from '../question-type.ts'
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

/**
 * A scale as it is always asked: from 1 to as many points as it has words, in these words unless the author has
 * others. `kind` tells the methods which scale it is.
 */
export function namedScale({
  words,
  kind,
  look: usual,
  ...own
}: Pick<NamedScale, 'label' | 'summary' | 'examples'> & {
  words: readonly Word[]
  kind: NonNullable<Column['group']>['kind']
  look: Look
}): NamedScale {
  const max = words.length
  const pointsIn = ({ names }: Settings, language = 'en'): Points => ({
    min: 1,
    max,
    names: names ?? words.map((word) => ({ [language]: say(word, language) })),
  })
  return questionType({
    ...own,
    settings: z
      .strictObject({ names: pointNames, look: pointLook })
      .superRefine(({ names, look }, context) => {
        const message = namesProblem(max, names, look)
        if (message) context.addIssue({ code: 'custom', message })
      }),
    answer: z.number('send a whole number'),
    blank: {},
    parse: (inputs, settings) => parsePoint(inputs, pointsIn(settings)),
    check: (point, settings) => checkPoint(point, pointsIn(settings)),
    columns: (key, label, settings, language) => [
      {
        key,
        label,
        scale: 'ordinal',
        options: pointOptions(pointsIn(settings, language), language),
        group: { kind, name: key, role: 'score' },
      },
    ],
    cells: (point) => [String(point)],
    value: (point) => point,
    valueKind: 'number',
    read: (cell, settings) => readPoint(cell, pointsIn(settings)),
    write: String,
    labelling: 'group',
    Control: (props) => (
      <PointRow
        {...props}
        points={pointsIn(props.settings, props.language)}
        look={props.settings.look ?? usual}
      />
    ),
    Editor: ({ name, settings: { names, look }, language }) => (
      <>
        <NamesField
          name={name}
          names={names}
          count={max}
          language={language}
          hint={`Left empty: ${words.map((word) => say(word, language)).join(', ')}`}
        />
        <LookField name={name} look={look} usual={usual} />
      </>
    ),
    edit: (inputs, before, language) => ({
      names: editNames(inputs, before.names, language),
      look: editLook(inputs, usual),
    }),
  })
}
