import { z } from 'zod'
import { questionType } from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import { say } from '../../words.ts'
import { fieldWords, TextField } from '../fields.tsx'
import { PointRow } from '../point-row.tsx'
import { checkPoint, parsePoint, type Points, pointOptions, readPoint } from '../points.ts'

const settings = z.strictObject({
  /** What 0 and 10 mean, if not the usual words. */
  low: text.optional(),
  high: text.optional(),
})
type Settings = z.infer<typeof settings>

export const nps = questionType<Settings, number>({
  label: 'Net promoter score',
  summary: 'How likely to recommend, 0 to 10',
  settings,
  answer: z.number('send a whole number'),
  blank: {},
  parse: (inputs) => parsePoint(inputs, tenPoints),
  check: (point) => checkPoint(point, tenPoints),
  columns: (key, label, settings, language) => [
    {
      key,
      label,
      scale: 'ordinal',
      options: pointOptions(scaleOf(settings, language), language),
      group: { kind: 'nps', name: key, role: 'score' },
    },
  ],
  cells: (point) => [String(point)],
  value: (point) => point,
  valueKind: 'number',
  read: (cell, settings) => readPoint(cell, scaleOf(settings)),
  write: String,
  labelling: 'group',
  Control: (props) => <PointRow {...props} points={scaleOf(props.settings, props.language)} />,
  Editor: ({ name, settings: { low, high }, language }) => (
    <>
      <TextField
        name={`${name}.low`}
        label="What 0 means"
        hint={`Left empty: ${say('nps.low', language)}`}
        value={textIn(low, language)}
      />
      <TextField
        name={`${name}.high`}
        label="What 10 means"
        hint={`Left empty: ${say('nps.high', language)}`}
        value={textIn(high, language)}
      />
    </>
  ),
  edit: (inputs, before, language) => ({
    low: fieldWords(inputs, 'low', before.low, language),
    high: fieldWords(inputs, 'high', before.high, language),
  }),
  examples: [
    {
      settings: {},
      accepts: [
        { inputs: { '': ['0'] }, answer: 0 },
        { inputs: { '': ['10'] }, answer: 10 },
      ],
      rejects: [{ '': ['11'] }, { '': ['-1'] }, { '': ['9', '10'] }, { '': ['ten'] }],
      refuses: [11, -1, '10', 9.5, {}],
      reads: [{ cell: '10 - Extremely likely', answer: 10 }],
    },
  ],
})

const tenPoints = { min: 0, max: 10 }

function scaleOf({ low, high }: Settings, language = 'en'): Points {
  return {
    ...tenPoints,
    low: low ?? { [language]: say('nps.low', language) },
    high: high ?? { [language]: say('nps.high', language) },
  }
}
