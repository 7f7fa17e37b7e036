import { z } from 'zod'
import { questionType } from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import { fieldNumber, fieldWords, NumberField, TextField } from '../fields.tsx'
import {
  editLook,
  editNames,
  LookField,
  NamesField,
  namesProblem,
  pointLook,
  pointNames,
} from '../point-names.tsx'
import { PointRow } from '../point-row.tsx'
import { checkPoint, parsePoint, pointOptions, readPoint } from '../points.ts'

const end = z
  .number('Write the points as whole numbers')
  .int('Write the points as whole numbers')
  .min(-10, 'Points go from −10 to 100')
  .max(100, 'Points go from −10 to 100')

const settings = z
  .strictObject({
    min: end.default(1),
    max: end.default(5),
    /** What the two ends mean. */
    low: text.optional(),
    high: text.optional(),
    names: pointNames,
    look: pointLook,
  })
  .refine(({ min, max }) => min < max, 'The last point must be above the first')
  .refine(({ min, max }) => max - min <= 20, 'A rating has at most 21 points. For more, ask for a number')
  .superRefine(({ min, max, names, look }, context) => {
    const message = namesProblem(max - min + 1, names, look)
    if (message) context.addIssue({ code: 'custom', message })
  })

export const rating = questionType<z.infer<typeof settings>, number>({
  label: 'Rating',
  summary: 'Points on a scale with named ends',
  settings,
  answer: z.number('send a whole number'),
  blank: { min: 1, max: 5 },
  parse: parsePoint,
  check: checkPoint,
  columns: (key, label, points, language) => [
    { key, label, scale: 'ordinal', options: pointOptions(points, language) },
  ],
  cells: (point) => [String(point)],
  value: (point) => point,
  valueKind: 'number',
  read: readPoint,
  write: String,
  labelling: 'group',
  Control: (props) => <PointRow {...props} points={props.settings} look={props.settings.look} />,
  Editor: ({ name, settings: { min, max, low, high, names, look }, language }) => (
    <>
      <NumberField name={`${name}.min`} label="First point" value={min} />
      <NumberField name={`${name}.max`} label="Last point" value={max} />
      <TextField name={`${name}.low`} label="What the first point means" value={textIn(low, language)} />
      <TextField name={`${name}.high`} label="What the last point means" value={textIn(high, language)} />
      <NamesField
        name={name}
        names={names}
        count={max - min + 1}
        language={language}
        hint="May be empty; otherwise a line for each point"
      />
      <LookField name={name} look={look} usual="points" />
    </>
  ),
  edit: (inputs, before, language) => ({
    min: fieldNumber(inputs, 'min'),
    max: fieldNumber(inputs, 'max'),
    low: fieldWords(inputs, 'low', before.low, language),
    high: fieldWords(inputs, 'high', before.high, language),
    names: editNames(inputs, before.names, language),
    look: editLook(inputs, 'points'),
  }),
  examples: [
    {
      settings: { min: 1, max: 7, low: { en: 'Not at all', de: 'Gar nicht' }, high: { en: 'Very' } },
      accepts: [
        { inputs: { '': ['1'] }, answer: 1 },
        { inputs: { '': ['7'] }, answer: 7 },
      ],
      rejects: [
        { '': ['0'] },
        { '': ['8'] },
        { '': ['3.5'] },
        { '': ['٣'] },
        { '': ['1e0'] },
        { '': ['1', '2'] },
        { '': ['\0'] },
      ],
      refuses: ['1', 0, 8, 3.5, [1], true, Number.POSITIVE_INFINITY, Number.NaN],
      reads: [
        { cell: '4.0', answer: 4 },
        { cell: '7 – Very', answer: 7 },
        { cell: 'gar nicht', answer: 1 },
      ],
    },
    {
      settings: { min: -3, max: 3 },
      accepts: [{ inputs: { '': ['-3'] }, answer: -3 }],
      rejects: [{ '': ['-4'] }],
      refuses: [4],
    },
    {
      settings: { min: 1, max: 5, low: { en: 'Poor' }, high: { en: 'Superb' }, look: 'stars' },
      accepts: [{ inputs: { '': ['4'] }, answer: 4 }],
      rejects: [{ '': ['6'] }],
      refuses: ['4'],
    },
    {
      settings: {
        min: 1,
        max: 3,
        names: [{ en: 'Bad', de: 'Schlecht' }, { en: 'So-so' }, { en: 'Good' }],
        look: 'smileys',
      },
      accepts: [{ inputs: { '': ['3'] }, answer: 3 }],
      rejects: [{ '': ['0'] }],
      refuses: [0],
      reads: [
        { cell: 'so-so', answer: 2 },
        { cell: 'schlecht', answer: 1 },
      ],
    },
  ],
})
