import { say } from '../../surveys/words.ts'
import { AnswerList, type AnswerRow, Confirm } from './ending.tsx'

export interface ReceiptProps {
  language: string
  survey: string
  /** What is known besides the answers: name and value. */
  facts: { label: string; value: string }[]
  rows: AnswerRow[]
  /** Addresses of what can be done with it. */
  back: string
  download: string
  withdrawal: string
  /** Whose it is, where the browser keeps no cookie; then forms lead on. */
  carried: Record<string, string> | undefined
}

/** "What is stored about me": every question with its answer, to read, take along or withdraw. */
export function Receipt(props: ReceiptProps) {
  const { language, survey, facts, rows, back, download, withdrawal, carried } = props
  return (
    <>
      <header>
        <p class="soft">{survey}</p>
        <h1>{say('receipt.link', language)}</h1>
      </header>
      <p>{say('receipt.text', language)}</p>
      <dl class="facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{say('receipt.answers', language)}</h2>
      <AnswerList rows={rows} language={language} />
      {carried ? (
        <>
          <Confirm action={download} label={say('receipt.download', language)} carried={carried} />
          <h2>{say('withdraw.title', language)}</h2>
          <p>{say('withdraw.text', language)}</p>
          <Confirm action={withdrawal} label={say('withdraw.button', language)} carried={carried} grave />
        </>
      ) : (
        <Links {...{ language, back, download, withdrawal }} />
      )}
    </>
  )
}

function Links({
  language,
  back,
  download,
  withdrawal,
}: Pick<ReceiptProps, 'language' | 'back' | 'download' | 'withdrawal'>) {
  return (
    <ul class="links">
      <li>
        <a href={download} download>
          {say('receipt.download', language)}
        </a>
      </li>
      <li>
        <a href={withdrawal}>{say('withdraw.link', language)}</a>
      </li>
      <li>
        <a href={back}>{say('back.survey', language)}</a>
      </li>
    </ul>
  )
}
