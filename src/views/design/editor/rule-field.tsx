import { TextAreaField } from '../../parts/field.tsx'

/** A question whose answer a rule may read. */
export interface Readable {
  id: string
  title: string
  /** A comparison that fits it. */
  example: string
}

interface RuleFieldProps {
  name: string
  label: string
  value: string
  error: string | undefined
  readable: Readable[]
  /** Whom it holds for while nothing is written. */
  empty?: string
}

/** The nearest ones; in a long survey the others are known by their ids. */
const mostListed = 100

/** A rule over earlier answers, with what it can read below. */
export function RuleField({ name, label, value, error, readable, empty = 'always' }: RuleFieldProps) {
  return (
    <>
      <TextAreaField
        name={name}
        label={label}
        help={`Empty: ${empty}. A rule reads earlier answers by their id.`}
        value={value}
        error={error}
        rows={2}
        code
      />
      {readable.length > 0 && (
        <details class="more">
          <summary>What a rule can read here</summary>
          <ul class="plain">
            {readable.slice(-mostListed).map(({ id, title, example }) => (
              <li key={id}>
                <code>{example}</code> <span class="soft small">{title}</span>
              </li>
            ))}
          </ul>
          {readable.length > mostListed && (
            <p class="small">… and {readable.length - mostListed} earlier ones, by their ids.</p>
          )}
          <p class="small">
            Join with <code>and</code>, <code>or</code>, <code>not</code>.{' '}
            <a href="/help/rules">More about rules</a>
          </p>
        </details>
      )}
    </>
  )
}
