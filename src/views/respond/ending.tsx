import { type ComponentChildren, Fragment } from 'preact'
import { blockHtml } from '../../surveys/markdown.ts'
import { say } from '../../surveys/words.ts'

export interface EndingProps {
  language: string
  /** The survey's name, small above what is said. */
  survey: string
  title: string
  /** Simple markdown: the author's words, else ours. */
  text: string
  links: EndingLink[]
  /** What was sent but not stored, to be copied. */
  unsaved?: AnswerRow[]
  children?: ComponentChildren
}

export interface EndingLink {
  label: string
  href: string
}

/** A page where answering ends: thanks, closed, withdrawn. It says what happened and what can be done next. */
export function Ending({ survey, title, text, links, unsaved = [], language, children }: EndingProps) {
  return (
    <>
      <header>
        <p class="soft">{survey}</p>
        <h1>{title}</h1>
      </header>
      <div class="prose" dangerouslySetInnerHTML={{ __html: blockHtml(text) }} />
      {unsaved.length > 0 && <AnswerList rows={unsaved} language={language} />}
      {children}
      {links.length > 0 && (
        <ul class="links">
          {links.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export interface AnswerRow {
  question: string
  /** As a person reads it; null was left empty. */
  answer: string | null
  /** A remark about it, such as that it is not asked now. */
  note?: string | undefined
  /** Files that came with it, with their addresses. */
  files?: readonly { name: string; href: string }[] | undefined
}

/** Questions with their answers, in order. */
export function AnswerList({ rows, language }: { rows: AnswerRow[]; language: string }) {
  return (
    <dl class="answers">
      {rows.map(({ question, answer, note, files = [] }, index) => (
        <div key={index}>
          <dt>{question}</dt>
          <dd class={answer === null ? 'soft' : undefined}>
            {answer ?? say('receipt.none', language)}
            {note && <small> ({note})</small>}
            {files.map(({ name, href }) => (
              <Fragment key={href}>
                <br />
                <a href={href} download>
                  {say({ word: 'files.download', with: { name } }, language)}
                </a>
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A press of a button; mostly it asks before something that cannot be taken back, with the way to keep all as it is. */
export function Confirm(props: {
  action: string
  label: string
  carried?: Record<string, string>
  keep?: EndingLink
  grave?: boolean
}) {
  const { action, label, carried = {}, keep, grave } = props
  return (
    <form method="post" action={action} class="go">
      {Object.entries(carried).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={grave ? 'grave' : undefined}>
        {label}
      </button>
      {keep && <a href={keep.href}>{keep.label}</a>}
    </form>
  )
}
