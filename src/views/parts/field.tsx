import type { ComponentChild } from 'preact'

export interface FieldProps {
  name: string
  label: string
  help?: ComponentChild
  /** What to mend, as one sentence. */
  error?: string | undefined
}

/** The attributes an input needs to belong to its label, help and error. */
export interface InputLinks {
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

/** A labelled field; the input itself is made by the caller, or by one of the parts below. */
export function Field(props: FieldProps & { children: (links: InputLinks) => ComponentChild }) {
  const { name, label, help, error, children } = props
  const described = [help ? `${name}-help` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {help && (
        <p class="help" id={`${name}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {children({
        id: name,
        name,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? 'true' : undefined,
      })}
    </div>
  )
}

export interface TextFieldProps extends FieldProps {
  value?: string | undefined
  type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'url' | 'search'
  required?: boolean | undefined
  autocomplete?: string | undefined
  maxLength?: number | undefined
  /** In a face where every character has the same width: ids, expressions, data. */
  code?: boolean | undefined
}

export function TextField(props: TextFieldProps) {
  const { value = '', type = 'text', required, autocomplete, maxLength, code, ...field } = props
  // Each type has attributes of its own to the compiler; these belong to all of them.
  const attributes: object = { type, value, required, maxLength, class: code ? 'code' : undefined }
  return (
    <Field {...field}>
      {/* Browsers fill in what they like unless told; only sign-in and account fields want that. */}
      {(links) => <input {...links} {...attributes} autocomplete={autocomplete ?? 'off'} />}
    </Field>
  )
}

export interface TextAreaFieldProps extends FieldProps {
  value?: string | undefined
  rows?: number
  code?: boolean | undefined
  required?: boolean | undefined
}

export function TextAreaField({ value = '', rows = 3, code, required, ...field }: TextAreaFieldProps) {
  return (
    <Field {...field}>
      {(links) => (
        <textarea {...links} rows={rows} required={required} class={code ? 'code' : undefined}>
          {value}
        </textarea>
      )}
    </Field>
  )
}

export interface SelectFieldProps extends FieldProps {
  value?: string | undefined
  options: { value: string; label: string }[]
}

export function SelectField({ value, options, ...field }: SelectFieldProps) {
  return (
    <Field {...field}>
      {(links) => (
        <select {...links}>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export function CheckField(props: {
  name: string
  label: ComponentChild
  checked?: boolean
  value?: string
}) {
  const { name, label, checked, value = 'yes' } = props
  return (
    <div class="field">
      <label class="check">
        <input type="checkbox" name={name} value={value} checked={checked} />
        <span>{label}</span>
      </label>
    </div>
  )
}

export function FileField({
  accept,
  required,
  ...field
}: FieldProps & { accept?: string; required?: boolean }) {
  return (
    <Field {...field}>
      {(links) => <input {...links} type="file" accept={accept} required={required} />}
    </Field>
  )
}
