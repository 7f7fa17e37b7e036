import type { ControlProps } from '../../question-type.ts'
import { cellOf } from '../rows.tsx'
import { type FieldAnswers, inputsWithin, settingsOf } from './fields.ts'
import { type Field, kindOf } from './kinds.ts'
import { Said } from '../said.tsx'

interface FieldControlsProps
  extends Pick<ControlProps<unknown, unknown>, 'name' | 'inputs' | 'language' | 'describedBy' | 'invalid'> {
  fields: readonly Field[]
  answers: FieldAnswers | undefined
  /** Where the names of these inputs begin, after the question's own. */
  within: string
  /** The first one of them is the question's main input. */
  main: boolean
  /** The page opens at the first one of them. */
  autofocus?: boolean | undefined
}

/** Several fields beside each other, each with its label, where there is room. */
export function FieldControls(props: FieldControlsProps) {
  return (
    <div class="beside">
      {props.fields.map((field, index) => (
        <FieldControl
          {...props}
          key={field.id}
          field={field}
          main={props.main && index === 0}
          autofocus={props.autofocus && index === 0}
        />
      ))}
    </div>
  )
}

function FieldControl({ field, answers, within, main, ...props }: FieldControlsProps & { field: Field }) {
  const kind = kindOf(field)
  const name = `${props.name}.${within}.${field.id}`
  const id = main ? props.name : name
  const labelledBy = `${name}-label`
  const label = <Said text={field.label} language={props.language} />
  const control = kind.Control({
    name,
    id,
    settings: settingsOf(field),
    answer: cellOf(answers, field.id),
    inputs: props.inputs && inputsWithin(props.inputs, `${within}.${field.id}`),
    language: props.language,
    labelledBy,
    describedBy: main ? props.describedBy : undefined,
    invalid: main && props.invalid,
    required: field.required ?? false,
    autofocus: props.autofocus,
  })
  if (kind.labelling === 'group')
    return (
      <fieldset>
        <legend id={labelledBy}>{label}</legend>
        {control}
      </fieldset>
    )
  return (
    <div>
      <label id={labelledBy} for={id}>
        {label}
      </label>
      {control}
    </div>
  )
}
