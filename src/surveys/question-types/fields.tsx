import type { ComponentChildren } from 'preact'
import type { Text } from '../text.ts'
import type { Inputs } from '../question-type.ts'

/** Inputs of an author's settings, each with its label and, where needed, a hint. */

interface FieldProps {
  name: string
  label: string
  value: string | number | undefined
  hint?: string
}

export function TextField(props: FieldProps) {
  return (
    <Field {...props}>
      <input type="text" {...attributes(props)} value={props.value ?? ''} autocomplete="off" />
    </Field>
  )
}

export function NumberField(props: FieldProps) {
  return (
    <Field {...props}>
      <input
        type="text"
        inputmode="decimal"
        class="short"
        {...attributes(props)}
        value={props.value ?? ''}
        autocomplete="off"
      />
    </Field>
  )
}

export function LinesField({ rows = 6, ...props }: FieldProps & { rows?: number }) {
  return (
    <Field {...props}>
      <textarea {...attributes(props)} rows={rows}>
        {props.value ?? ''}
      </textarea>
    </Field>
  )
}

/** What is chosen arrives as its text, or as the id of a stored picture. */
export function FileField({ accept, ...props }: Omit<FieldProps, 'value'> & { accept: string }) {
  return (
    <Field {...props} value={undefined}>
      <input type="file" {...attributes({ ...props, value: undefined })} accept={accept} />
    </Field>
  )
}

export function CheckField({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <p class="field">
      <label class="check">
        <input type="checkbox" name={name} value="yes" checked={checked} /> {label}
      </label>
    </p>
  )
}

export function SelectField(props: FieldProps & { choices: Readonly<Record<string, string>> }) {
  return (
    <Field {...props}>
      <select {...attributes(props)}>
        {Object.entries(props.choices).map(([value, words]) => (
          <option key={value} value={value} selected={value === props.value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

function Field({ name, label, hint, children }: FieldProps & { children: ComponentChildren }) {
  return (
    <p class="field">
      <label for={name}>{label}</label>
      {hint && (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {children}
    </p>
  )
}

function attributes({ name, hint }: FieldProps) {
  return { id: name, name, 'aria-describedby': hint && `${name}-hint` }
}

/** What the fields came to. A number that cannot be read stays text, so that the settings refuse it by name. */

export function fieldText(inputs: Inputs, part: string): string {
  return (inputs(part)[0] ?? '').replaceAll(/\r\n?/g, '\n').trim()
}

export function fieldNumber(inputs: Inputs, part: string): number | string | undefined {
  const text = fieldText(inputs, part).replaceAll(/[\s\u00a0\u202f]/g, '')
  if (text === '') return undefined
  return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text
}

export function fieldChecked(inputs: Inputs, part: string): boolean {
  return inputs(part).length > 0
}

/** The text with this language's wording replaced; left empty everywhere it is no text at all. */
export function fieldWords(
  inputs: Inputs,
  part: string,
  before: Text | undefined,
  language: string,
): Text | undefined {
  const { [language]: _, ...others } = before ?? {}
  const words = fieldText(inputs, part)
  const text = words ? { ...others, [language]: words } : others
  return Object.keys(text).length > 0 ? text : undefined
}
