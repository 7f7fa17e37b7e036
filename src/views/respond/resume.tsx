import { say } from '../../surveys/words.ts'

export interface ResumeProps {
  language: string
  survey: string
  /** Where the forms are sent. */
  action: string
  /** There are answers to go on with: a code, or a link by e-mail, can be had. */
  begun: boolean
  /** A new code, and until when it works. */
  made?: { code: string; until: string } | undefined
  /** A link went to the address that was given. */
  mailed?: boolean | undefined
  /** What was typed and not taken. */
  typed: { code: string; email: string }
  wrong?: { field: 'code' | 'email'; message: string } | undefined
  back: string
}

/** Going on later or on another device: a code to write down, a link by e-mail, and the place to enter a code. */
export function Resume(props: ResumeProps) {
  const { language, survey, begun, back } = props
  return (
    <>
      <header>
        <p class="soft">{survey}</p>
        <h1>{say('resume.title', language)}</h1>
      </header>
      {begun && <Leave {...props} />}
      <Enter {...props} />
      <ul class="links">
        <li>
          <a href={back}>{say('back.survey', language)}</a>
        </li>
      </ul>
    </>
  )
}

function Leave({ language, action, made, mailed, typed, wrong }: ResumeProps) {
  return (
    <>
      {made ? (
        <div class="notice" role="status">
          <p>{say({ word: 'resume.made', with: { until: made.until } }, language)}</p>
          <p class="code" dir="ltr">
            {made.code}
          </p>
        </div>
      ) : (
        <form method="post" action={action} class="go">
          <p>{say('resume.text', language)}</p>
          <button type="submit" name="do" value="make">
            {say('resume.make', language)}
          </button>
        </form>
      )}
      {mailed ? (
        <p class="notice" role="status">
          {say('resume.mailed', language)}
        </p>
      ) : (
        <CodeField
          action={action}
          issue={wrong?.field === 'email' ? wrong.message : undefined}
          name="email"
          value={typed.email}
          label={say('resume.email', language)}
          help={say('resume.email.help', language)}
          button={say('resume.mail', language)}
        />
      )}
    </>
  )
}

function Enter({ language, action, typed, wrong }: ResumeProps) {
  return (
    <CodeField
      action={action}
      issue={wrong?.field === 'code' ? wrong.message : undefined}
      name="code"
      value={typed.code}
      label={say('resume.code', language)}
      button={say('resume', language)}
    />
  )
}

interface FieldProps {
  action: string
  target?: '_blank' | undefined
  method?: 'get' | 'post'
  name: 'code' | 'email'
  value: string
  label: string
  help?: string
  button: string
  issue?: string | undefined
}

/** One line to write and a button that takes it. */
export function CodeField(props: FieldProps) {
  const { action, method = 'post', target, name, value, label, help, button, issue } = props
  const described = [help && `${name}-help`, issue && `${name}-error`].filter(Boolean).join(' ')
  return (
    <form
      method={method}
      action={action}
      target={target}
      novalidate
      class={issue ? 'question wrong' : 'question'}
    >
      <label for={name} class="title">
        {label}
      </label>
      {help && (
        <p class="help" id={`${name}-help`}>
          {help}
        </p>
      )}
      {issue && (
        <p class="error" id={`${name}-error`}>
          {issue}
        </p>
      )}
      <input
        id={name}
        name={name}
        type="text"
        inputmode={name === 'email' ? 'email' : 'text'}
        value={value}
        autocomplete={name === 'email' ? 'email' : 'off'}
        aria-describedby={described || undefined}
        aria-invalid={issue ? 'true' : undefined}
        autofocus={issue !== undefined}
      />
      <p class="go">
        <button type="submit" name={method === 'post' ? 'do' : undefined} value={name}>
          {button}
        </button>
      </p>
    </form>
  )
}
