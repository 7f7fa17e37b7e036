import { type EditorProps, type QuestionType, questionType } from '../question-type.ts'
import { readPattern } from '../pattern/pattern.ts'
import { textIn } from '../text.ts'
import type { Issue } from '../words.ts'
import { fieldNumber, fieldText, fieldWords, NumberField, SelectField, TextField } from './fields.tsx'
import { single } from './inputs.ts'
import { checkText, textAnswer, type TextSettings, textSettings, tidyText } from './plain-text.ts'
import { formatOf, textFormats } from './text-formats.ts'

type OpenText = QuestionType<TextSettings, string>

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
    tidy(text, { format }) {
      const tidied = tidyText(text)
      return tidied === undefined ? undefined : (formatOf(format)?.complete?.(tidied) ?? tidied)
    },
    check: (text, settings) => checkText(text, settings) ?? checkForm(text, settings),
    columns: (key, label) => [{ key, label, scale: 'text' }],
    cells: (text) => [text],
    value: (text) => text,
    valueKind: 'text',
    read: (cell) => ({ ok: true, answer: cell }),
    write: (text) => text,
    labelling: 'input',
    Editor,
    edit: (inputs, before, language) => ({
      min: fieldNumber(inputs, 'min'),
      max: fieldNumber(inputs, 'max'),
      format: fieldText(inputs, 'format') || undefined,
      pattern: fieldText(inputs, 'pattern') || undefined,
      message: fieldWords(inputs, 'message', before.message, language),
    }),
  })
}

function checkForm(text: string, { format, pattern, message }: TextSettings): Issue | undefined {
  const known = formatOf(format)
  if (known && !known.fits(text)) return { word: known.issue }
  if (pattern === undefined) return undefined
  const read = patternOf(pattern)
  if (!read.ok || read.matches(text) !== false) return undefined
  return message ? { word: 'text.own', with: { message } } : { word: 'text.pattern' }
}

const patterns = new Map<string, ReturnType<typeof readPattern>>()

/** Patterns are few and answers many. */
function patternOf(source: string) {
  const known = patterns.get(source) ?? readPattern(source)
  if (patterns.size > 500) patterns.clear()
  patterns.set(source, known)
  return known
}

function Editor({
  name,
  settings: { min, max, format, pattern, message },
  language,
}: EditorProps<TextSettings>) {
  const forms = Object.entries(textFormats).map(([name, { label }]) => [name, label] as const)
  return (
    <>
      <NumberField name={`${name}.min`} label="At least so many characters" value={min} />
      <NumberField name={`${name}.max`} label="At most so many characters" value={max} />
      <SelectField
        name={`${name}.format`}
        label="It has to be"
        value={format ?? ''}
        choices={{ '': 'Any text', ...Object.fromEntries(forms) }}
      />
      <TextField
        name={`${name}.pattern`}
        label="It has to fit the pattern"
        hint="A regular expression for the whole answer, such as [A-Z]{2}-\d{4}"
        value={pattern}
      />
      <TextField
        name={`${name}.message`}
        label="What to say where it does not fit"
        hint="Such as: Write the number on your card, like AB-1234"
        value={textIn(message, language)}
      />
    </>
  )
}
