import type { Asked } from '../../surveys/ask.ts'
import type { Page } from '../../surveys/flow.ts'
import { nameOfLanguage } from '../../surveys/languages.ts'
import { inlineHtml, plainText } from '../../surveys/markdown.ts'
import type { Live } from '../../surveys/live.ts'
import { minutesOf } from '../../surveys/minutes.ts'
import type { Inputs } from '../../surveys/question-type.ts'
import type { Answers } from '../../surveys/response.ts'
import type { Survey } from '../../surveys/survey.ts'
import { textIn } from '../../surveys/text.ts'
import { type Issue, say } from '../../surveys/words.ts'
import { About } from './about.tsx'
import { inputName, QuestionView } from './question.tsx'
import { Review } from './review.tsx'

export interface SurveyPageProps {
  survey: Survey
  page: Page
  /** Which of the pages this is, from 1, with the answers so far. */
  part: { number: number; of: number }
  language: string
  /** Where the form is sent. */
  action: string
  answers: Answers
  /** What was just sent and has something to mend; the stored answers are shown without it. */
  sent?: ((questionId: string) => Inputs) | undefined
  issues?: Record<string, Issue> | undefined
  /** Questions that the answers just sent made appear on this page. */
  appeared?: readonly string[] | undefined
  /** Questions left empty, whose author asks once whether that is on purpose. */
  unsure?: readonly string[] | undefined
  /** Fields that travel along. */
  carried?: Record<string, string> | undefined
  /** Something was stored before. */
  saved?: boolean | undefined
  notice?: string | undefined
  /** What is left where the section's time is limited; all of it unless told. */
  secondsLeft?: number | undefined
  /** Where to go on from another device. */
  later?: string | undefined
  /** Answers are kept while the page is being filled in, where its script runs. */
  keeps?: boolean | undefined
  /** What its own answers may change on the page. */
  live?: Live | undefined
}

/** One page of a survey with its form. The preview shows the same. */
export function SurveyPage(props: SurveyPageProps) {
  const { survey, page, part, language, action, carried = {}, notice, live, saved, later } = props
  const last = part.number === part.of
  return (
    <>
      <Heading {...props} />
      {part.number === 1 && !survey.intro && survey.trust && (
        <details>
          <summary>{say('about.title', language)}</summary>
          <About trust={survey.trust} minutes={minutesOf(survey, language)} language={language} />
        </details>
      )}
      <TimeLimit {...props} />
      <Errors {...props} />
      {notice && <Notice {...props} notice={notice} />}
      <form method="post" action={action} enctype={enctypeOf(props)} novalidate>
        {Object.entries(carried).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {page.review ? <Review pages={page.review} language={language} /> : <Questions {...props} />}
        {survey.protection?.trap && (
          <p hidden>
            <input name="website" autocomplete="off" tabindex={-1} />
          </p>
        )}
        <div class="go">
          <button type="submit">{say(last ? 'send' : 'continue', language)}</button>
          {part.number > 1 && (
            <button type="submit" name="go" value="back" class="quiet">
              {say('back', language)}
            </button>
          )}
          <Saved {...props} />
          {later && (saved || part.number === 1) && (
            <a href={later} class="soft">
              {say(saved ? 'resume.link' : 'resume.code', language)}
            </a>
          )}
        </div>
        {survey.languages.length > 1 && <Languages {...props} />}
      </form>
      {live && <Rules live={live} />}
    </>
  )
}

/** Files need another form than everything else, which is read faster. */
function enctypeOf({ page, live }: SurveyPageProps) {
  const asked = [...page.questions, ...(live?.waiting ?? []).map(({ asked }) => asked)]
  return asked.some(({ files }) => files && files.most > 0) ? 'multipart/form-data' : undefined
}

/** Whether the answers are saved; the script says its sentences here. */
function Saved({ saved, keeps, language }: SurveyPageProps) {
  if (!keeps) return saved ? <p class="soft">{say('saved', language)}</p> : null
  return (
    <p
      class="soft"
      role="status"
      id="saved"
      data-saving={say('saved.saving', language)}
      data-now={say('saved.now', language)}
      data-waiting={say('saved.waiting', language)}
      data-sending={say('saved.sending', language)}
    >
      {saved && say('saved', language)}
    </p>
  )
}

/** The page once more in another language, with all that was answered. */
function Languages({ survey, language }: SurveyPageProps) {
  return (
    <div class="go" role="group" aria-label={say('language', language)}>
      {survey.languages.map((other) =>
        other === language ? (
          <span key={other} lang={other} aria-current="true">
            {nameOfLanguage(other)}
          </span>
        ) : (
          <button key={other} type="submit" name="speak" value={other} lang={other} class="quiet">
            {nameOfLanguage(other)}
          </button>
        ),
      )}
    </div>
  )
}

/** Data for the script, which runs nothing of it. */
function Rules({ live }: { live: Live }) {
  const json = JSON.stringify(live.script).replaceAll('<', '\\u003c')
  return <script type="application/json" id="rules" dangerouslySetInnerHTML={{ __html: json }} />
}

/** The browser's title of a page: what to mend first, then where we are. */
export function pageTitle({ survey, part, language, issues = {} }: SurveyPageProps): string {
  const count = Object.keys(issues).length
  const place = part.of > 1 && say({ word: 'part', with: { part: part.number, parts: part.of } }, language)
  return [count > 0 && errorTitle(count, language), plainText(textIn(survey.title, language)), place]
    .filter(Boolean)
    .join(' · ')
}

function Heading({ survey, page, part, language }: SurveyPageProps) {
  const title = inlineHtml(textIn(survey.title, language))
  const section = page.review
    ? say('review.title', language)
    : inlineHtml(textIn(page.section.title, language))
  return (
    <header>
      {section && <p class="soft" dangerouslySetInnerHTML={{ __html: title }} />}
      <h1 dangerouslySetInnerHTML={{ __html: section || title }} />
      <Progress {...{ survey, part, language }} />
    </header>
  )
}

/** How far one is, as the author wants it shown. */
function Progress({ survey, part, language }: Pick<SurveyPageProps, 'survey' | 'part' | 'language'>) {
  const look = survey.display?.progress ?? 'parts'
  if (part.of < 2 || look === 'none') return null
  const words = say({ word: 'part', with: { part: part.number, parts: part.of } }, language)
  if (look === 'parts') return <p class="soft">{words}</p>
  // What is done before this page, so that the bar is full only at the end.
  return <progress value={part.number - 1} max={part.of} aria-label={words} />
}

/** Said before anything is answered; the script counts down. */
function TimeLimit({ page, language, secondsLeft }: SurveyPageProps) {
  const { timeLimit } = page.section
  if (!timeLimit) return null
  const { warnAt = 30 } = timeLimit
  const seconds = secondsLeft ?? timeLimit.seconds
  const whole = seconds % 60 === 0
  return (
    <p class="notice" id="time" data-seconds={seconds} data-warn={warnAt}>
      {say(
        whole
          ? { word: 'time.minutes', with: { count: seconds / 60 } }
          : { word: 'time.seconds', with: { count: seconds } },
        language,
      )}
    </p>
  )
}

/** What is to be known before the page is sent again, with the questions that it is about. */
function Notice({ notice, page, unsure = [], language }: SurveyPageProps & { notice: string }) {
  const left = page.questions.filter(({ question }) => unsure.includes(question.id))
  return (
    <div class="notice" role="status">
      <p>{notice}</p>
      {left.length > 0 && (
        <ul>
          {left.map(({ question }) => (
            <li key={question.id}>
              <a href={`#${inputName(question.id)}`}>{plainText(textIn(question.title, language))}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Errors({ page, language, issues = {} }: SurveyPageProps) {
  const wrong = page.questions.filter(({ question }) => Object.hasOwn(issues, question.id))
  if (wrong.length === 0) return null
  return (
    <section class="errors" aria-labelledby="errors">
      <h2 id="errors">{errorTitle(wrong.length, language)}</h2>
      <ul>
        {wrong.map(({ question }) => (
          <li key={question.id}>
            <a href={`#${inputName(question.id)}`}>{plainText(textIn(question.title, language))}</a>
            <br />
            {say(issues[question.id] ?? 'required', language)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Questions({
  page,
  language,
  answers,
  sent,
  issues = {},
  appeared = [],
  unsure = [],
  live,
}: SurveyPageProps) {
  const marksOptional = page.questions.some(({ question }) => question.required)
  const waiting = waitingAfter(live)
  const first =
    page.questions.find(({ question }) => Object.hasOwn(issues, question.id)) ??
    page.questions.find(({ question }) => appeared.includes(question.id) || unsure.includes(question.id))
  const view = (asked: Asked) => {
    const { id } = asked.question
    return (
      <QuestionView
        key={id}
        asked={asked}
        language={language}
        answer={Object.hasOwn(answers, id) ? answers[id] : undefined}
        inputs={appeared.includes(id) ? undefined : sent?.(id)}
        issue={Object.hasOwn(issues, id) ? issues[id] : undefined}
        first={asked === first}
        marksOptional={marksOptional}
        named={live !== undefined}
      />
    )
  }
  const unseen = (asked: Asked) => <template key={asked.question.id}>{view(asked)}</template>
  return (
    <>
      {waiting(undefined).map(unseen)}
      {page.questions.map((asked) => [view(asked), ...waiting(asked.question.id).map(unseen)])}
    </>
  )
}

/** Questions that wait lie in the page unseen; without script they are as good as not there. */
function waitingAfter(live: Live | undefined) {
  return (id: string | undefined) =>
    (live?.waiting ?? []).filter(({ after }) => after === id).map(({ asked }) => asked)
}

function errorTitle(count: number, language: string): string {
  return say({ word: 'errors', with: { count } }, language)
}
