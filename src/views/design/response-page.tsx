import { type Frame, Page } from '../layout.tsx'
import { Action, ConfirmForm } from '../parts/action.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'
import { type QuoteShown, Reading, Said } from '../texts/quote-list.tsx'
import { ResponseState, type ResponseLine } from './response-list.tsx'

export interface AnswerLine {
  question: string
  /** As a person reads it; none where the question was left empty or not shown. */
  answer: string | undefined
  /** Why there is none. */
  missing: 'left empty' | 'not shown' | 'not reached'
  /** The own words in it, as the tagging read them. */
  said: Pick<QuoteShown, 'id' | 'language' | 'polarity' | 'skipped' | 'pieces'>[]
  /** Files that came with it, with their addresses; none for those who may not have them. */
  files: readonly { name: string; href: string }[]
}

interface ResponsePageProps {
  page: Frame
  home: string
  response: ResponseLine & { completedAt: string | null }
  person: { id: string; reference: string } | undefined
  answers: AnswerLine[]
  mayEdit: boolean
  studyHome: string
  errors: Record<string, string>
  reason: string
}

/** One person's whole go. */
export function ResponsePage(props: ResponsePageProps) {
  const { page, home, response, answers, mayEdit, errors } = props
  const withdrawn = response.status === 'withdrawn'
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <div class="head">
        <div>
          <h1>One response</h1>
          <p>
            <ResponseState {...response} />
          </p>
        </div>
        <p class="actions">
          <a class="button" href={`${home}/responses`}>
            All responses
          </a>
        </p>
      </div>
      {response.excluded !== null && (
        <div class="banner warn">
          <p>
            <strong>Left out of results:</strong> {response.excluded}
          </p>
          {mayEdit && (
            <Action action={`${home}/responses/${response.id}/exclusion`} label="Count it again" tight />
          )}
        </div>
      )}
      <div class="columns">
        <Answered answers={answers} withdrawn={withdrawn} />
        <div>
          <About {...props} />
          {mayEdit && !withdrawn && <Steps {...props} />}
        </div>
      </div>
    </Page>
  )
}

/** An answer in own words carries its tags; where it is more than those words, it is told before them. */
function Answer({ answer, missing, said, files }: AnswerLine) {
  if (answer === undefined) return <dd class="soft">{missing}</dd>
  const isWords = said.length === 1 && said[0]?.pieces.map(({ text }) => text).join('') === answer
  return (
    <>
      {!isWords && <dd class="answer">{answer}</dd>}
      {files.map(({ name, href }) => (
        <dd key={href}>
          <a href={href} download>
            Download “{name}”
          </a>
        </dd>
      ))}
      {said.map((text) => (
        <dd key={text.id} class="answer said">
          <Said {...text} />
          <p class="soft small">
            <Reading {...text} />
          </p>
        </dd>
      ))}
    </>
  )
}

function Answered({ answers, withdrawn }: { answers: AnswerLine[]; withdrawn: boolean }) {
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">Answers</h2>
      {withdrawn ? (
        <p>This response was withdrawn. Its answers, and everything made from them, are gone.</p>
      ) : (
        <dl class="answers">
          {answers.map((line) => (
            <div key={line.question}>
              <dt>{line.question}</dt>
              <Answer {...line} />
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

function About({ response, person, studyHome }: ResponsePageProps) {
  return (
    <section aria-labelledby="about">
      <h2 id="about">About it</h2>
      <dl class="facts">
        <dt>Begun</dt>
        <dd>
          <Moment at={response.startedAt} />
        </dd>
        {response.completedAt && (
          <>
            <dt>Completed</dt>
            <dd>
              <Moment at={response.completedAt} />
            </dd>
          </>
        )}
        <dt>Language</dt>
        <dd>{response.language}</dd>
        <dt>Version</dt>
        <dd>{response.version === 0 ? 'the draft' : response.version}</dd>
        <dt>Came by</dt>
        <dd>{response.source}</dd>
        <dt>Person</dt>
        <dd>{person ? <a href={`${studyHome}/people/${person.id}`}>{person.reference}</a> : 'not known'}</dd>
      </dl>
    </section>
  )
}

function Steps({ home, response, errors, reason }: ResponsePageProps) {
  const address = `${home}/responses/${response.id}`
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">If something is wrong with it</h2>
      {response.excluded === null && (
        <details open={errors.reason !== undefined}>
          <summary>Leave it out of results</summary>
          <form method="post" action={`${address}/exclusion`} class="card" novalidate>
            <TextField
              name="reason"
              label="Why"
              help="Such as: answered twice. It stays stored and can be counted again."
              value={reason}
              error={errors.reason}
              required
            />
            <button type="submit">Leave it out</button>
          </form>
        </details>
      )}
      <ConfirmForm
        summary="Withdraw it, as the person asked"
        action={`${address}/withdrawal`}
        label="Withdraw this response"
      >
        <p>
          The answers will be gone for good, with everything made from them: themes, quotes, counts and stored
          results. Only the fact that there was a response stays. This cannot be undone.
        </p>
      </ConfirmForm>
    </section>
  )
}
