import type { z } from 'zod'
import { questionType } from '../../question-type.ts'
import { fieldNumber, NumberField } from '../fields.tsx'
import { inputProps, shownValue, single } from '../inputs.ts'
import { checkText, textAnswer, textSettings, tidyText } from '../plain-text.ts'

const settings = textSettings(20_000)

export const longText = questionType<z.infer<typeof settings>, string>({
  label: 'Long text',
  summary: 'Several lines in one’s own words',
  settings,
  answer: textAnswer,
  blank: { max: 20_000 },
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
    // A line break right after the tag is swallowed by browsers; a text that starts with one is tidied anyway.
    <textarea {...inputProps(props)} rows={5} maxlength={props.settings.max}>
      {shownValue(props)}
    </textarea>
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
      settings: { max: 20_000 },
      accepts: [
        { inputs: { '': ['Line one\r\nline two'] }, answer: 'Line one\nline two' },
        {
          inputs: { '': ['</textarea><script>alert(1)</script>'] },
          answer: '</textarea><script>alert(1)</script>',
        },
      ],
      rejects: [{ '': ['x'.repeat(5_000_000)] }, { '': ['\0'] }, { '': ['a', 'b'] }],
      refuses: [1, [], {}, 'a\0', 'x'.repeat(20_001)],
      reads: [{ cell: '  as it\nwas  ', answer: 'as it\nwas' }],
    },
  ],
})
