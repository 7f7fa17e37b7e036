import type { SessionKind } from '../../surveys/session.ts'
import { type Frame, Page } from '../layout.tsx'
import { Badge } from '../parts/badge.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { SelectField, TextAreaField, TextField } from '../parts/field.tsx'
import { Day } from '../parts/day.tsx'
import { thousands } from '../parts/numbers.ts'

export interface SessionLine {
  id: string
  title: string
  kind: SessionKind
  heldOn: string | null
  wave: string | undefined
  people: number
  turns: number
}

export function SessionListPage(props: {
  page: Frame
  home: string
  sessions: SessionLine[]
  mayEdit: boolean
}) {
  const { page, home, sessions, mayEdit } = props
  const prepare = mayEdit && (
    <p class="actions">
      <a class="button main" href={`${home}/sessions/new`}>
        Prepare a session
      </a>
    </p>
  )
  return (
    <Page {...page}>
      <div class="head">
        <h1>Interviews and focus groups</h1>
        {sessions.length > 0 && prepare}
      </div>
      {sessions.length === 0 ? (
        <EmptyState title="No session yet">
          <p>
            A session has a guide of questions, participants, and what each of them said: noted while you
            talk, or taken from a transcript. It is tagged and counted like written answers.
          </p>
          {prepare}
        </EmptyState>
      ) : (
        <Sessions home={home} sessions={sessions} />
      )}
    </Page>
  )
}

function Sessions({ home, sessions }: { home: string; sessions: SessionLine[] }) {
  return (
    <DataTable
      caption="Sessions of this study, newest first; participants without moderators"
      columns={[
        { label: 'Session' },
        { label: 'Kind' },
        { label: 'Held on' },
        { label: 'Wave' },
        { label: 'Participants', number: true },
        { label: 'Turns', number: true },
      ]}
      rows={sessions.map((session) => ({
        key: session.id,
        cells: [
          <a href={`${home}/sessions/${session.id}`}>{session.title}</a>,
          <Badge>{session.kind}</Badge>,
          <Day at={session.heldOn} otherwise="–" />,
          session.wave ?? '–',
          thousands(session.people),
          thousands(session.turns),
        ],
      }))}
    />
  )
}

export interface SessionEntries {
  title: string
  kind: SessionKind
  heldOn: string
  /** New questions, one a line. */
  questions: string
}

interface SessionFormProps {
  page: Frame
  home: string
  entered: SessionEntries
  errors: Record<string, string>
}

export function NewSessionPage({ page, home, entered, errors }: SessionFormProps) {
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>Prepare a session</h1>
      <form method="post" action={`${home}/sessions`} novalidate>
        <SessionFields entered={entered} errors={errors} />
        <TextAreaField
          name="questions"
          label="Questions of the guide"
          help="One a line. You can add and reword them later."
          value={entered.questions}
          error={errors.questions}
          rows={6}
        />
        <button type="submit" class="main">
          Create the session
        </button>
      </form>
    </Page>
  )
}

export function SessionFields({ entered, errors }: Pick<SessionFormProps, 'entered' | 'errors'>) {
  return (
    <>
      <TextField name="title" label="Title" value={entered.title} error={errors.title} required />
      <SelectField
        name="kind"
        label="Kind"
        value={entered.kind}
        options={[
          { value: 'interview', label: 'Interview' },
          { value: 'focus group', label: 'Focus group' },
        ]}
      />
      <TextField
        name="heldOn"
        label="Held on"
        type="date"
        help="Leave it empty while you do not know. The day decides which wave the session falls in."
        value={entered.heldOn}
        error={errors.heldOn}
      />
    </>
  )
}
