import type { z } from 'zod'
import { type QuestionType, questionType } from '../question-type.ts'
import { fieldNumber, NumberField } from './fields.tsx'
import { single } from './inputs.ts'
import { checkText, textAnswer, textSettings, tidyText } from './plain-text.ts'

type OpenText = QuestionType<z.infer<ReturnType<typeof textSettings>>, string>

/** A question answered in one's own words; `most` characters unless its author says otherwise. */
export function openText(
  own: Pick<OpenText, 'label' | 'summary' | 'Control' | 'examples'> & { most: number },
): OpenText {
  const { most, ...rest } = own
  return questionType({
    ...rest,
    settings: textSettings(most),
    answer: textAnswer,
    blank: { max: most },
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
    Editor: ({ name, settings: { min, max } }) => (
      <>
        <NumberField name={`${name}.min`} label="At least so many characters" value={min} />
        <NumberField name={`${name}.max`} label="At most so many characters" value={max} />
      </>
    ),
    edit: (inputs) => ({ min: fieldNumber(inputs, 'min'), max: fieldNumber(inputs, 'max') }),
  })
}
