import { say } from '../../surveys/words.ts'
import { AnswerList, type AnswerRow } from './ending.tsx'

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
}

/** "What is stored about me": every question with its answer, to read, take along or withdraw. */
export function Receipt({ language, survey, facts, rows, back, download, withdrawal }: ReceiptProps) {
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
    </>
  )
}
