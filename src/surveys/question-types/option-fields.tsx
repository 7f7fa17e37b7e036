import type { Inputs } from '../question-type.ts'
import { textIn } from '../text.ts'
import { inAllLanguages, say } from '../words.ts'
import { CheckField, fieldChecked, fieldText, FileField, LinesField, TextField } from './fields.tsx'
import { optionLinesIn } from './option-file.ts'
import { PictureFields, withPicture } from './option-pictures.tsx'
import { findOption, type Option, optionLines, optionsFromLines, otherOption } from './options.ts'

/** An author's inputs for a list of options, and what they come to. */

interface OptionFieldsProps {
  name: string
  options: readonly Option[]
  language: string
  /** More than one may be picked. */
  several?: boolean
}

export function OptionFields({ name, options, language, several = false }: OptionFieldsProps) {
  const plain = options.filter(({ kind }) => !kind)
  const apart = options.filter(({ kind }) => kind === 'none')
  const other = otherOption(options)
  return (
    <>
      <LinesField
        name={`${name}.options`}
        label="Options, one on each line"
        hint="To reword an option and keep its answers, write its id before the new words: id | new words"
        value={optionLines(plain, language)}
        rows={Math.min(20, Math.max(5, plain.length + 1))}
      />
      <FileField
        name={`${name}.file`}
        label="Or take them from a file"
        hint="A text or CSV file with a label, or id,label, on each line; it replaces the options above"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
      />
      <CheckField
        name={`${name}.other`}
        label="Offer “Other” with words of one’s own"
        checked={other !== undefined}
      />
      <TextField
        name={`${name}.other_label`}
        label="Words of “Other”"
        value={other ? textIn(other.label, language) : say('other', language)}
      />
      <LinesField
        name={`${name}.none`}
        label={
          several
            ? 'Options that exclude all others, one on each line'
            : 'Options beside the others, one on each line'
        }
        hint={
          several
            ? 'Such as: None of these, I do not know'
            : 'Such as: I do not know. They stand last, outside any order.'
        }
        value={optionLines(apart, language)}
        rows={2}
      />
      <PictureFields name={name} options={options} language={language} />
    </>
  )
}

export function editOptions(inputs: Inputs, before: readonly Option[], language: string): Option[] {
  const apart = before.filter(({ kind }) => kind === 'none')
  const others = before.filter(({ kind }) => kind === 'other')
  const plain = before.filter(({ kind }) => !kind)
  const file = fieldText(inputs, 'file')
  const lines = file === '' ? fieldText(inputs, 'options') : optionLinesIn(file)
  const options = optionsFromLines(lines, plain, language)
  if (fieldChecked(inputs, 'other')) {
    const old = others[0]
    const words = fieldText(inputs, 'other_label') || say('other', language)
    const id = old?.id ?? freeId('other', options)
    // Our own words are known in all our languages; an author's are theirs to translate.
    const ours = !old && words === say('other', language) ? inAllLanguages('other') : {}
    options.push({ ...old, id, label: { ...ours, ...old?.label, [language]: words }, kind: 'other' })
  }
  for (const option of optionsFromLines(fieldText(inputs, 'none'), apart, language))
    options.push({ ...option, kind: 'none' })
  return options.map((option) => withPicture(inputs, option))
}

function freeId(id: string, options: readonly Option[]): string {
  let free = id
  for (let count = 2; findOption(options, free); count++) free = `${id}_${count}`
  return free
}
