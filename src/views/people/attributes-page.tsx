import { type Attribute, attributeKinds } from '../../surveys/person.ts'
import { type Frame, Page } from '../layout.tsx'
import { ConfirmForm } from '../parts/action.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { SelectField, TextAreaField, TextField } from '../parts/field.tsx'

export interface AttributesPageProps {
  page: Frame
  home: string
  attributes: Attribute[]
  entered: { name: string; kind: string; scale: string; options: string }
  errors: Record<string, string>
  mayEdit: boolean
}

const scales: Record<Attribute['scale'], string> = {
  nominal: 'One of several, in no order (region)',
  ordinal: 'One of several, in order (company size)',
  interval: 'A number (age)',
  time: 'A date (customer since)',
  text: 'Free text',
}

export function AttributesPage({ page, home, attributes, entered, errors, mayEdit }: AttributesPageProps) {
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>Attributes of people</h1>
      <p>
        What you know about people besides their answers. Results and segments read them like answers, as{' '}
        <code>{'{person.Name}'}</code> in a rule.
      </p>
      {attributes.length > 0 && <Defined home={home} attributes={attributes} mayEdit={mayEdit} />}
      {mayEdit && <Definition home={home} entered={entered} errors={errors} />}
    </Page>
  )
}

function Defined({
  home,
  attributes,
  mayEdit,
}: Pick<AttributesPageProps, 'home' | 'attributes' | 'mayEdit'>) {
  return (
    <>
      <DataTable
        caption="Attributes of this study"
        columns={[{ label: 'Name' }, { label: 'Kind' }, { label: 'Values' }]}
        rows={attributes.map(({ name, kind, scale, options }) => ({
          key: name,
          cells: [name, kind, options.length > 0 ? options.join(' · ') : scales[scale]],
        }))}
      />
      {mayEdit &&
        attributes.map(({ name }) => (
          <ConfirmForm
            key={name}
            summary={`Remove “${name}”`}
            action={`${home}/attributes/removal`}
            values={{ name }}
            label={`Remove “${name}” for good`}
          >
            <p>
              Its value of every person will be gone for good, and rules that read it hold for nobody any
              more.
            </p>
          </ConfirmForm>
        ))}
    </>
  )
}

function Definition({ home, entered, errors }: Pick<AttributesPageProps, 'home' | 'entered' | 'errors'>) {
  return (
    <>
      <h2>Add or change an attribute</h2>
      <form method="post" action={`${home}/attributes`} novalidate>
        <TextField
          name="name"
          label="Name"
          help="The name of one that exists changes it."
          value={entered.name}
          error={errors.name}
          required
        />
        <SelectField
          name="kind"
          label="What kind of knowledge it is"
          value={entered.kind}
          options={attributeKinds.map((kind) => ({ value: kind, label: kind }))}
        />
        <SelectField
          name="scale"
          label="What its values are"
          value={entered.scale}
          options={Object.entries(scales).map(([value, label]) => ({ value, label }))}
        />
        <TextAreaField
          name="options"
          label="Values to pick from"
          help="One a line, in their order; only for one of several."
          value={entered.options}
          error={errors.options}
          rows={4}
        />
        <button type="submit" class="main">
          Save the attribute
        </button>
      </form>
    </>
  )
}
