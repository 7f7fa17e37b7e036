import { z } from 'zod'
import { questionType } from '../../question-type.ts'
import { fieldNumber, NumberField } from '../fields.tsx'
import { inputProps, shownValue, single } from '../inputs.ts'
import { checkText, textAnswer, textSettings, tidyText } from '../plain-text.ts'

const settings = textSettings(1_000)

export const shortText = questionType<z.infer<typeof settings>, string>({
  label: 'Short text',
  summary: 'A line in one’s own words',
  settings,
  answer: textAnswer,
  blank: { max: 1_000 },
  parse: (inputs) => single(inputs),
  tidy: tidyText,
  check: checkText,
  columns: (key, label) => [{ key, label, scale: 'text' }],
  cells: (text) => [text],
  value: (text) => text,
  valueKind: 'text',
  read: (cell) => ({ ok: true, answer: cell }),
  write: (text) => text,
  labelling: 'input',
  Control: (props) => (
    <input type="text" {...inputProps(props)} value={shownValue(props)} maxlength={props.settings.max} />
  ),
  Editor: ({ name, settings: { min, max } }) => (
    <>
      <NumberField name={`${name}.min`} label="At least so many characters" value={min} />
      <NumberField name={`${name}.max`} label="At most so many characters" value={max} />
    </>
  ),
  edit: (inputs) => ({ min: fieldNumber(inputs, 'min'), max: fieldNumber(inputs, 'max') }),
  examples: [
    {
      settings: { min: 2, max: 10 },
      accepts: [
        { inputs: { '': [' Zoë 👍 '] }, answer: 'Zoë 👍' },
        { inputs: { '': ['=1+1'] }, answer: '=1+1' },
        { inputs: { '': ['a\r\nb'] }, answer: 'a\nb' },
      ],
      rejects: [
        { '': ['x'] },
        { '': ['eleven long'] },
        { '': ['a\0b'] },
        { '': ['\ud800ab'] },
        { '': ['ab', 'cd'] },
      ],
      refuses: [12, ['ab'], { text: 'ab' }, 'a\0b', '\udc00ab', 'x'.repeat(11), true],
    },
  ],
})
