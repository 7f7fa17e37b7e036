import type { Attribute } from '../../surveys/person.ts'
import { type Frame, Page } from '../layout.tsx'
import { ConfirmForm } from '../parts/action.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'
import { counted } from '../parts/numbers.ts'
import { AttributeFields } from './attribute-fields.tsx'

export interface PersonPageProps {
  page: Frame
  home: string
  person: { id: string; reference: string; email: string | null; company: string | null }
  /** Those known, in the order of the definitions. */
  attributes: { name: string; kind: string; value: string }[]
  responses: { id: string; surveyId: string; survey: string; status: string; startedAt: string }[]
  sessions: { id: string; title: string; name: string }[]
  mayEdit: boolean
}

export function PersonPage(props: PersonPageProps) {
  const { page, home, person, attributes, mayEdit } = props
  return (
    <Page {...page}>
      <div class="head">
        <h1>{person.reference}</h1>
        {mayEdit && (
          <p class="actions">
            <a class="button" href={`${home}/people/${person.id}/edit`}>
              Edit
            </a>
          </p>
        )}
      </div>
      <dl class="facts">
        <dt>E-mail</dt>
        <dd>{person.email ?? 'not known'}</dd>
        <dt>Company</dt>
        <dd>{person.company ?? 'not known'}</dd>
        {attributes.map(({ name, kind, value }) => (
          <>
            <dt>{name}</dt>
            <dd>
              {value} <span class="soft small">{kind}</span>
            </dd>
          </>
        ))}
      </dl>
      <TookPart {...props} />
    </Page>
  )
}

function TookPart({ home, responses, sessions }: PersonPageProps) {
  return (
    <>
      <h2>Where they took part</h2>
      {responses.length + sessions.length === 0 && <p class="soft">Nowhere yet.</p>}
      {responses.length > 0 && (
        <DataTable
          caption="Responses"
          columns={[{ label: 'Started' }, { label: 'Survey' }, { label: 'State' }]}
          rows={responses.map((response) => ({
            key: response.id,
            cells: [
              <a href={`${home}/surveys/${response.surveyId}/responses/${response.id}`}>
                <Moment at={response.startedAt} />
              </a>,
              response.survey,
              response.status,
            ],
          }))}
        />
      )}
      {sessions.length > 0 && (
        <DataTable
          caption="Sessions"
          columns={[{ label: 'Session' }, { label: 'As' }]}
          rows={sessions.map((session) => ({
            key: session.id,
            cells: [<a href={`${home}/sessions/${session.id}`}>{session.title}</a>, session.name],
          }))}
        />
      )}
    </>
  )
}

export interface PersonFormProps {
  page: Frame
  home: string
  /** Undefined adds one. */
  person: { id: string; reference: string; responses: number; sessions: number } | undefined
  entered: { reference: string; email: string; company: string; attributes: Record<string, string> }
  attributes: Attribute[]
  errors: Record<string, string>
}

export function PersonFormPage({ page, home, person, entered, attributes, errors }: PersonFormProps) {
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>{person ? person.reference : 'Add a person'}</h1>
      <form method="post" action={`${home}/people${person ? `/${person.id}` : ''}`} novalidate>
        <TextField
          name="reference"
          label="Reference"
          help="Your own name for this person, such as a customer number. Links and imports find them by it."
          value={entered.reference}
          error={errors.reference}
          required
        />
        <TextField name="email" label="E-mail" type="email" value={entered.email} error={errors.email} />
        <TextField name="company" label="Company" value={entered.company} error={errors.company} />
        <AttributeFields attributes={attributes} values={entered.attributes} errors={errors} home={home} />
        <button type="submit" class="main">
          {person ? 'Save the person' : 'Add the person'}
        </button>
      </form>
      {person && (
        <>
          <hr />
          <h2>Remove the person</h2>
          <ConfirmForm
            summary="Remove this person"
            action={`${home}/people/${person.id}/removal`}
            label={`Remove ${person.reference}`}
          >
            <p>
              Reference, e-mail, company and attributes will be gone for good.{' '}
              {counted(person.responses, 'response')} and {counted(person.sessions, 'session')} stay, bound to
              nobody; to take answers back as well, withdraw the responses first.
            </p>
          </ConfirmForm>
        </>
      )}
    </Page>
  )
}
