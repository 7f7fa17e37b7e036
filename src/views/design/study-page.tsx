import { Filter, type FilterProps } from '../findings/filter.tsx'
import { type Frame, Page } from '../layout.tsx'
import { ConfirmForm } from '../parts/action.tsx'
import { Badge } from '../parts/badge.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Moment } from '../parts/moment.tsx'
import { counted, thousands } from '../parts/numbers.ts'
import { SurveyState } from './survey-state.tsx'

export interface InstrumentLine {
  id: string
  title: string
  state: 'draft' | 'published' | 'closed'
  complete: number
  started: number
}

/** One sentence with its number, base and interval, and the page it stands for. */
export interface Headline {
  about: string
  href: string
  sentence: string
}

export interface StudyPageProps {
  page: Frame
  study: { id: string; title: string; objective: string; demo: boolean }
  mayEdit: boolean
  mayOwn: boolean
  surveys: InstrumentLine[]
  sessions: { id: string; title: string; kind: string; people: number }[]
  /** Of when; a study without waves is not asked. */
  filter: FilterProps
  /** What closed answers come to; undefined while they are being counted. */
  headlines: Headline[] | undefined
  /** What people bring up most, a sentence each. */
  themes: string[]
  segments: { id: string; title: string }[]
  recent: { href: string; question: string; text: string; at: string }[]
}

export function StudyPage(props: StudyPageProps) {
  const { page, study, mayEdit, mayOwn, surveys, sessions, recent } = props
  const home = `/studies/${study.id}`
  return (
    <Page {...page}>
      <div class="head">
        <div>
          <h1>{study.title}</h1>
          {study.objective && <p class="lead">{study.objective}</p>}
        </div>
        {mayOwn && (
          <p class="actions">
            <a class="button" href={`${home}/settings`}>
              Settings
            </a>
          </p>
        )}
      </div>
      {study.demo && mayOwn && (
        <ConfirmForm
          summary="Remove the demo study"
          action={`${home}/demo-removal`}
          label="Remove the demo study"
        >
          <p>All of it will be gone. You can make it again from the first page.</p>
        </ConfirmForm>
      )}
      <Filter {...props.filter} />
      <div class="columns three">
        <div>
          <Surveys home={home} surveys={surveys} mayEdit={mayEdit} />
          <Sessions home={home} sessions={sessions} mayEdit={mayEdit} />
        </div>
        <StandsOut {...props} home={home} />
        <Recent recent={recent} />
      </div>
    </Page>
  )
}

function Recent({ recent }: Pick<StudyPageProps, 'recent'>) {
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">Recent answers in people’s own words</h2>
      {recent.length === 0 ? (
        <p class="soft">Nothing written yet. Answers to open questions show up here as they arrive.</p>
      ) : (
        <ul class="plain said">
          {recent.map(({ href, question, text, at }) => (
            <li key={href + question}>
              <blockquote>
                <p>{text}</p>
                <footer class="small soft">
                  {question} · <Moment at={at} /> · <a href={href}>see the response</a>
                </footer>
              </blockquote>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function StandsOut({
  home,
  headlines,
  themes,
  segments,
  surveys,
  filter,
}: StudyPageProps & { home: string }) {
  const query = filter.wave === undefined ? '' : `?wave=${filter.wave}`
  return (
    <div>
      <Headlines home={home} headlines={headlines} surveys={surveys} />
      <section aria-labelledby="themes">
        <h2 id="themes">What people bring up most</h2>
        {themes.length === 0 ? (
          <p class="soft">
            Nothing yet. Themes stand here once people have written or said something and it has been read.
          </p>
        ) : (
          <>
            <ul class="plain findings">
              {themes.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p class="actions">
              <a href={`${home}/texts${query}`}>All themes and texts</a>
            </p>
          </>
        )}
      </section>
      <section aria-labelledby="segments">
        <h2 id="segments">Segments</h2>
        {segments.length === 0 ? (
          <p class="soft">
            None yet. <a href={`${home}/segments`}>Compare a group with everyone else</a>
          </p>
        ) : (
          <ul>
            {segments.map(({ id, title }) => (
              <li key={id}>
                <a href={`${home}/segments/${id}${query}`}>{title}</a>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

function Headlines({
  home,
  headlines,
  surveys,
}: Pick<StudyPageProps, 'headlines' | 'surveys'> & { home: string }) {
  return (
    <section aria-labelledby="stands-out">
      <h2 id="stands-out">What stands out</h2>
      {headlines === undefined && <p class="soft">The answers are being counted. Look again in a moment.</p>}
      {headlines?.length === 0 && (
        <p class="soft">Nothing yet. Findings stand here once people have answered.</p>
      )}
      {headlines && headlines.length > 0 && (
        <ul class="plain findings">
          {headlines.map(({ about, href, sentence }) => (
            <li key={href + sentence}>
              <a href={href}>{about}</a>: {sentence}
            </li>
          ))}
        </ul>
      )}
      {surveys.length > 0 && (
        <p class="actions">
          <a href={`${home}/findings`}>All findings</a>
        </p>
      )}
    </section>
  )
}

function Surveys({ home, surveys, mayEdit }: { home: string; surveys: InstrumentLine[]; mayEdit: boolean }) {
  return (
    <section aria-labelledby="surveys">
      <h2 id="surveys">Surveys</h2>
      {surveys.length === 0 ? (
        <EmptyState title="No survey yet">
          <p>
            Write one question by question, start from a definition, or bring in answers you already have.
          </p>
          {mayEdit && (
            <p class="actions">
              <a class="button main" href={`${home}/surveys/new`}>
                Create a survey
              </a>
              <a class="button" href={`${home}/import`}>
                Bring in a CSV
              </a>
            </p>
          )}
        </EmptyState>
      ) : (
        <ul class="plain">
          {surveys.map((survey) => (
            <li class="card instrument" key={survey.id}>
              <h3>
                <a href={`${home}/surveys/${survey.id}`}>{survey.title}</a>{' '}
                <SurveyState state={survey.state} />
              </h3>
              <p class="soft">
                {counted(survey.complete, 'complete response')}
                {survey.started > 0 && `, ${thousands(survey.started)} more under way`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Sessions({
  home,
  sessions,
  mayEdit,
}: Pick<StudyPageProps, 'sessions' | 'mayEdit'> & { home: string }) {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Interviews and focus groups</h2>
      {sessions.length === 0 ? (
        <p class="soft">
          None yet. {mayEdit && <a href={`${home}/sessions`}>Prepare an interview or a focus group</a>}
        </p>
      ) : (
        <ul class="plain">
          {sessions.map((session) => (
            <li class="card instrument" key={session.id}>
              <h3>
                <a href={`${home}/sessions/${session.id}`}>{session.title}</a> <Badge>{session.kind}</Badge>
              </h3>
              <p class="soft">{counted(session.people, 'participant')}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
