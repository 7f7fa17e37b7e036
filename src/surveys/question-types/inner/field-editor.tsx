import type { Inputs } from '../../question-type.ts'
import { slugOf } from '../../slug.ts'
import { textIn } from '../../text.ts'
import { CheckField, fieldChecked, fieldText, fieldWords, SelectField, TextField } from '../fields.tsx'
import { inputsWithin } from './fields.ts'
import { type Field, kindOf, type KindName, kinds } from './kinds.ts'

/** An author's inputs for the fields within a question; one more is always offered, empty. */

interface FieldEditorProps {
  name: string
  fields: readonly Field[]
  language: string
}

const kindLabels: Record<KindName, string> = {
  choice: kinds.choice.label,
  rating: kinds.rating.label,
  number: kinds.number.label,
  short_text: kinds.short_text.label,
  date: kinds.date.label,
}

export function FieldEditor({ name, fields, language }: FieldEditorProps) {
  return (
    <>
      {fields.map((field, index) => (
        <FieldInputs
          key={field.id}
          name={`${name}.field_${index}`}
          title={`Field ${index + 1}`}
          hint="Left empty, the field is taken out"
          field={field}
          language={language}
        />
      ))}
      <FieldInputs
        name={`${name}.field_${fields.length}`}
        title="One more field"
        hint="Left empty, none is added"
        language={language}
      />
    </>
  )
}

interface FieldInputsProps {
  name: string
  title: string
  hint: string
  field?: Field
  language: string
}

function FieldInputs({ name, title, hint, field, language }: FieldInputsProps) {
  return (
    <fieldset class="card">
      <legend>{title}</legend>
      <TextField
        name={`${name}_label`}
        label="What is asked"
        hint={hint}
        value={textIn(field?.label, language)}
      />
      {field && <TextField name={`${name}_id`} label="Id" value={field.id} />}
      <SelectField name={`${name}_type`} label="Kind" value={field?.type ?? 'choice'} choices={kindLabels} />
      <CheckField name={`${name}_required`} label="Needs an answer" checked={field?.required ?? false} />
      {field && kindOf(field).Editor({ name, settings: shownSettings(field), language })}
    </fieldset>
  )
}

/** Settings still to be read by the list of fields; a field whose kind was changed begins anew. */
export function editFields(inputs: Inputs, before: readonly Field[], language: string): unknown[] {
  const taken = new Set(before.map(({ id }) => id))
  return [...before, undefined].flatMap((field, index) => {
    const part = `field_${index}`
    const words = fieldText(inputs, `${part}_label`)
    if (words === '') return []
    const chosen = fieldText(inputs, `${part}_type`)
    const type = isKind(chosen) ? chosen : (field?.type ?? 'short_text')
    const same = field?.type === type
    return [
      {
        id: fieldText(inputs, `${part}_id`) || slugOf(words, taken, { fallback: 'field' }),
        label: fieldWords(inputs, `${part}_label`, field?.label, language),
        type,
        ...(fieldChecked(inputs, `${part}_required`) && { required: true }),
        settings: same
          ? kindOf(field).edit(inputsWithin(inputs, part), shownSettings(field), language)
          : kindOf({ type }).blank,
      },
    ]
  })
}

/** What was entered and not accepted has the shape that the kind's own editor gave it. */
function shownSettings(field: Field): unknown {
  return kindOf(field).settings.safeParse(field.settings).data ?? field.settings
}

function isKind(name: string): name is KindName {
  return Object.hasOwn(kinds, name)
}
