import { type Frame, Page } from '../layout.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextAreaField, TextField } from '../parts/field.tsx'

export interface SegmentFormProps {
  page: Frame
  heading: string
  action: string
  save: string
  entered: { title: string; rule: string }
  errors: { title?: string; rule?: string }
  /** "86 people, 21 % (17–25 %)", once asked. */
  size: string | undefined
  columns: { key: string; label: string; reads: string }[]
}

export function SegmentFormPage(props: SegmentFormProps) {
  const { page, heading, action, save, entered, errors, size, columns } = props
  return (
    <Page {...page}>
      <ErrorSummary
        errors={(['title', 'rule'] as const).flatMap((field) => {
          const message = errors[field]
          return message === undefined ? [] : [{ field, message }]
        })}
      />
      <h1>{heading}</h1>
      <form method="post" action={action} novalidate>
        <TextField
          name="title"
          label="Name"
          value={entered.title}
          error={errors.title}
          required
          maxLength={200}
        />
        <TextAreaField
          name="rule"
          label="Rule"
          help="Names of columns in braces, answers in quotes; join conditions by and, or, not."
          value={entered.rule}
          error={errors.rule}
          code
          required
        />
        {size && (
          <p class="banner" role="status">
            This rule holds for {size}.
          </p>
        )}
        <p class="actions">
          <button type="submit" class="main">
            {save}
          </button>
          <button type="submit" name="look" value="size">
            See how many it holds for
          </button>
        </p>
      </form>
      <RuleHelp columns={columns} />
    </Page>
  )
}

function RuleHelp({ columns }: { columns: SegmentFormProps['columns'] }) {
  return (
    <section aria-labelledby="columns" class="rule-help">
      <h2 id="columns">What a rule can read</h2>
      <p>
        Examples: <code>{"{visits} >= 3 and {plan} = 'free'"}</code>,{' '}
        <code>{"{devices} contains 'phone'"}</code>, <code>{"{plan} in ('free', 'trial')"}</code>,{' '}
        <code>{'{sentiment} < 0'}</code>.
      </p>
      <dl>
        {columns.map(({ key, label, reads }) => (
          <div key={key}>
            <dt>
              <code>{`{${key}}`}</code> {label}
            </dt>
            <dd>{reads}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
