import type { Attribute } from '../../surveys/person.ts'
import { SelectField, TextField } from '../parts/field.tsx'

interface AttributeFieldsProps {
  attributes: Attribute[]
  values: Record<string, string>
  errors: Record<string, string>
  home: string
}

/** One input for each attribute of the study; those with options are picked. */
export function AttributeFields({ attributes, values, errors, home }: AttributeFieldsProps) {
  return (
    <>
      <h2>Attributes</h2>
      {attributes.map((attribute, index) => (
        <AttributeField
          key={attribute.name}
          attribute={attribute}
          // Names of attributes may hold anything; fields are named by their place.
          field={`attribute.${index}`}
          value={values[attribute.name] ?? ''}
          error={errors[`attribute.${index}`]}
        />
      ))}
      <p class="soft">
        {attributes.length === 0 && 'This study has no attributes of people yet. '}
        <a href={`${home}/attributes`}>{attributes.length === 0 ? 'Define some' : 'Define the attributes'}</a>
      </p>
    </>
  )
}

function AttributeField(props: {
  attribute: Attribute
  field: string
  value: string
  error: string | undefined
}) {
  const { attribute, field, value, error } = props
  const { name, kind, scale, options } = attribute
  if ((scale === 'nominal' || scale === 'ordinal') && options.length > 0)
    return (
      <SelectField
        name={field}
        label={name}
        help={kind}
        value={value}
        error={error}
        options={[
          { value: '', label: 'Not known' },
          ...options.map((option) => ({ value: option, label: option })),
        ]}
      />
    )
  const type = scale === 'time' ? 'date' : 'text'
  return <TextField name={field} label={name} help={kind} value={value} error={error} type={type} />
}
