import type { ComponentChild, ComponentChildren } from 'preact'

interface ActionProps {
  /** Where it is posted to. */
  action: string
  /** The button names its effect. */
  label: ComponentChild
  /** Of the button, so that it keeps the focus when its surroundings are shown anew. */
  id?: string | undefined
  /** What a screen reader says where the label alone could be one of many. */
  saying?: string | undefined
  look?: 'main' | 'danger' | 'quiet' | undefined
  tight?: boolean | undefined
  disabled?: boolean | undefined
  /** Sent along. */
  values?: Record<string, string> | undefined
  /** What a page with script does instead of loading anew: htmx attributes of the form. */
  enhanced?: Record<string, string> | undefined
}

/** One button that does one thing. */
export function Action({
  action,
  label,
  id,
  saying,
  look,
  tight,
  disabled,
  values = {},
  enhanced,
}: ActionProps) {
  const classes = [look, tight && 'tight'].filter(Boolean).join(' ')
  return (
    <form method="post" action={action} {...enhanced}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" id={id} class={classes || undefined} disabled={disabled} aria-label={saying}>
        {label}
      </button>
    </form>
  )
}

/** A step that takes something away: opens first, says what will be gone, then has its button. */
export function ConfirmForm(props: ActionProps & { summary: string; children: ComponentChildren }) {
  const { summary, children, ...action } = props
  return (
    <details class="confirm">
      <summary>{summary}</summary>
      <div class="banner bad">
        {children}
        <Action look="danger" {...action} />
      </div>
    </details>
  )
}
