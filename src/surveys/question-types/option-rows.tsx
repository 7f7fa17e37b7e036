import type { ControlProps } from '../question-type.ts'
import { say } from '../words.ts'
import { type Option, otherOption } from './options.ts'
import { Said } from './said.tsx'

interface Props
  extends Pick<
    ControlProps<unknown, unknown>,
    'name' | 'id' | 'language' | 'describedBy' | 'invalid' | 'autofocus'
  > {
  type: 'radio' | 'checkbox'
  options: readonly Option[]
  chosen: readonly string[]
  /** The words of one's own beside "Other". */
  other: string
  /** Side by side where there is room. */
  columns?: number | undefined
}

/**
 * One row for each option, to be tapped anywhere. The first input carries the question's id, so that a link in the
 * summary of errors lands on it, and then names the error; the group's legend is the caller's.
 */
export function OptionRows(props: Props) {
  const { columns = 1 } = props
  return columns > 1 ? (
    <div class={`columns in-${columns}`}>
      <Rows {...props} />
    </div>
  ) : (
    <Rows {...props} />
  )
}

function Rows({
  type,
  name,
  id: mainId = name,
  language,
  describedBy,
  invalid,
  autofocus,
  options,
  chosen,
  other,
}: Props) {
  const ownWords = otherOption(options)
  return (
    <>
      {options.map(({ id, label, picture }, index) => (
        <>
          <label class="option">
            <input
              type={type}
              name={name}
              value={id}
              id={index === 0 ? mainId : undefined}
              checked={chosen.includes(id)}
              autofocus={index === 0 && autofocus}
              aria-describedby={index === 0 && invalid ? describedBy : undefined}
              aria-invalid={index === 0 && invalid && type === 'checkbox' ? 'true' : undefined}
            />
            {/* The words beside it say what it shows. */}
            {picture && <img src={`/pictures/${picture}`} alt="" loading="lazy" />}
            <Said text={label} language={language} />
          </label>
          {id === ownWords?.id && <OwnWords name={name} value={other} language={language} />}
        </>
      ))}
    </>
  )
}

/** Beside “Other”: the words of one's own. */
export function OwnWords({ name, value, language }: { name: string; value: string; language: string }) {
  return (
    <input
      class="other"
      name={`${name}.other`}
      value={value}
      maxlength={1000}
      aria-label={say('other.text', language)}
      placeholder={say('other.text', language)}
    />
  )
}
