import { type Frame, Page } from '../layout.tsx'
import { Action } from '../parts/action.tsx'
import { Badge } from '../parts/badge.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { TextAreaField, TextField } from '../parts/field.tsx'

interface StudyLine {
  id: string
  title: string
  objective: string
  demo: boolean
}

/** The first page while nobody owns the installation: what this is, the demo, and how to become the owner. */
export function WelcomePage({ page, demo }: { page: Frame; demo: StudyLine | undefined }) {
  return (
    <Page {...page}>
      <div class="hero">
        <h1>Ask people, hear them out, see who wants what</h1>
        <p class="lead">
          Verbatim runs surveys, interviews and focus groups, reads what people wrote and said, and shows how
          groups of them differ – with the base and the doubt beside every number. Everything stays on this
          machine.
        </p>
      </div>
      <ol class="cards steps">
        <li class="card">
          <h2>Look around in a demo study</h2>
          <p>
            A study we invented: a survey with its answers, interviews, themes, segments and a profile. It is
            marked as invented everywhere, and you can remove it at any time.
          </p>
          {demo ? (
            <p>
              <a class="button main" href={`/studies/${demo.id}`}>
                Open the demo study
              </a>
            </p>
          ) : (
            <Action action="/demo" label="Make the demo study" look="main" />
          )}
        </li>
        <li class="card">
          <h2>Make it yours</h2>
          <p>
            When the server started, it printed a set-up link in its terminal. Open that link to create the
            owner of this installation. Nobody can become the owner without it.
          </p>
          <p class="soft">
            Lost it? Start the server again: it prints a new link until there is an owner, and only the newest
            one works.
          </p>
        </li>
        <li class="card">
          <h2>See how it works</h2>
          <p>Types of questions, rules, how results are counted, what is stored about people.</p>
          <p>
            <a href="/help">Read the help</a>
          </p>
        </li>
      </ol>
    </Page>
  )
}

/** The first page once somebody owns the installation, to those who are not signed in. */
export function SignInFirstPage({ page }: { page: Frame }) {
  return (
    <Page {...page}>
      <div class="hero">
        <h1>Verbatim</h1>
        <p class="lead">
          Surveys, interviews and focus groups, and what they mean. Sign in to see your studies.
        </p>
        <p class="actions">
          <a class="button main" href="/sign-in">
            Sign in
          </a>
          <a class="button" href="/help">
            Read the help
          </a>
        </p>
        <p class="soft">
          Were you invited to a survey? Open the link you were sent; it leads straight to its questions.
        </p>
      </div>
    </Page>
  )
}

export interface StudiesPageProps {
  page: Frame
  studies: StudyLine[]
  mayMakeDemo: boolean
  entered: { title: string; objective: string }
  errors: Record<string, string>
}

export function StudiesPage({ page, studies, mayMakeDemo, entered, errors }: StudiesPageProps) {
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>Your studies</h1>
      {studies.length === 0 ? (
        <EmptyState title="No study yet">
          <p>
            A study holds what belongs to one question of yours: its surveys, sessions, people, segments and
            findings. Create the first one below.
          </p>
        </EmptyState>
      ) : (
        <ul class="cards">
          {studies.map((study) => (
            <li class="card study" key={study.id}>
              <h2>
                <a href={`/studies/${study.id}`}>{study.title}</a>{' '}
                {study.demo && <Badge tone="open">invented demo</Badge>}
              </h2>
              {study.objective && <p>{study.objective}</p>}
            </li>
          ))}
        </ul>
      )}
      <section class="card narrow" aria-labelledby="new-study">
        <h2 id="new-study">Create a study</h2>
        <form method="post" action="/studies" novalidate>
          <StudyFields entered={entered} errors={errors} />
          <button type="submit" class="main">
            Create the study
          </button>
        </form>
      </section>
      {mayMakeDemo && (
        <section aria-labelledby="demo">
          <h2 id="demo">Look around first</h2>
          <p>
            A study we invented, with a survey and its answers, sessions, themes and segments. It is marked as
            invented everywhere, and you can remove it at any time.
          </p>
          <Action action="/demo" label="Make the demo study" />
        </section>
      )}
    </Page>
  )
}

export function StudyFields({ entered, errors }: Pick<StudiesPageProps, 'entered' | 'errors'>) {
  return (
    <>
      <TextField name="title" label="Title" value={entered.title} error={errors.title} required />
      <TextAreaField
        name="objective"
        label="What you want to find out"
        help="One or two sentences; they stand at the top of the study."
        value={entered.objective}
        error={errors.objective}
      />
    </>
  )
}
