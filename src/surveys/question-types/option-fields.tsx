import type { Inputs } from '../question-type.ts'
import { textIn } from '../survey.ts'
import { say } from '../words.ts'
import { CheckField, fieldChecked, fieldText, LinesField, TextField } from './fields.tsx'
import { findOption, type Option, optionLines, optionsFromLines } from './options.ts'

/** An author's inputs for a list of options, and what they come to. */

export function OptionFields({
  name,
  options,
  language,
}: {
  name: string
  options: readonly Option[]
  language: string
}) {
  const plain = options.filter(({ kind }) => !kind)
  return (
    <>
      <LinesField
        name={`${name}.options`}
        label="Options, one on each line"
        hint="To reword an option and keep its answers, write its id before the new words: id | new words"
        value={optionLines(plain, language)}
        rows={Math.min(20, Math.max(5, plain.length + 1))}
      />
      {extras.map(({ kind, label, word }) => {
        const present = options.find((option) => option.kind === kind)
        return (
          <div class="fields" key={kind}>
            <CheckField name={`${name}.${kind}`} label={label} checked={present !== undefined} />
            <TextField
              name={`${name}.${kind}_label`}
              label="Its words"
              value={present ? textIn(present.label, language) : say(word, language)}
            />
          </div>
        )
      })}
    </>
  )
}

export function editOptions(inputs: Inputs, before: readonly Option[], language: string): Option[] {
  const plain = before.filter(({ kind }) => !kind)
  const options = optionsFromLines(fieldText(inputs, 'options'), plain, language)
  for (const { kind, word } of extras) {
    if (!fieldChecked(inputs, kind)) continue
    const old = before.find((option) => option.kind === kind)
    const words = fieldText(inputs, `${kind}_label`) || say(word, language)
    options.push({
      ...old,
      id: old?.id ?? freeId(kind, options),
      label: { ...old?.label, [language]: words },
      kind,
    })
  }
  return options
}

const extras = [
  { kind: 'other', label: 'Offer “Other” with words of one’s own', word: 'other' },
  { kind: 'none', label: 'Offer “None of these”', word: 'none' },
] as const

function freeId(kind: string, options: readonly Option[]): string {
  let id = kind
  for (let count = 2; findOption(options, id); count++) id = `${kind}_${count}`
  return id
}
