import { type Frame, Page } from '../layout.tsx'
import { Action, ConfirmForm } from '../parts/action.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Moment } from '../parts/moment.tsx'
import { thousands } from '../parts/numbers.ts'
import { PublicLink } from './public-link.tsx'
import { type QuotaRow, QuotaTable } from './quota-table.tsx'
import { SurveyState } from './survey-state.tsx'

export interface StatusCounts {
  status: string
  live: number
  test: number
}

export interface SurveyPageProps {
  page: Frame
  survey: {
    id: string
    studyId: string
    title: string
    state: 'draft' | 'published' | 'closed'
    version: number
    slug: string
  }
  /** The whole public link. */
  link: string
  mayEdit: boolean
  /** Whoever answers needs a code besides the link. */
  byCode: boolean
  counts: StatusCounts[]
  /** How full the quotas are; none where the published version has none. */
  quotas: QuotaRow[]
  versions: { number: number; publishedAt: string }[]
  /** What another site puts into its page; none where no site may show the survey. */
  embed: string | undefined
  /** The draft says something else than the newest version. */
  changed: boolean
  problems: number
  /** What its answers were read from; for those who may see it. */
  files: { id: string; name: string }[]
}

export function SurveyPage(props: SurveyPageProps) {
  const { page, survey, versions } = props
  const home = homeOf(survey)
  return (
    <Page {...page}>
      <Head {...props} home={home} />
      <div class="columns">
        <div>
          {survey.version > 0 && <PublicLink {...props} state={survey.state} home={home} />}
          <Responses home={home} counts={props.counts} poll={survey.state === 'published'} />
          {props.quotas.length > 0 && (
            <QuotaTable
              rows={props.quotas}
              edit={props.mayEdit ? `${home}/edit/aspects/quotas` : undefined}
            />
          )}
        </div>
        <div>
          <Versions versions={versions} />
          <More {...props} home={home} />
        </div>
      </div>
    </Page>
  )
}

function homeOf({ studyId, id }: SurveyPageProps['survey']): string {
  return `/studies/${studyId}/surveys/${id}`
}

function Head(props: SurveyPageProps & { home: string }) {
  const { survey, mayEdit, changed, home } = props
  return (
    <div class="head">
      <div>
        <h1>{survey.title}</h1>
        <p>
          <SurveyState state={survey.state} /> <span class="soft">{stateSentence(props)}</span>
        </p>
      </div>
      <p class="actions">
        {mayEdit && (
          <a class="button" href={`${home}/edit`}>
            Edit
          </a>
        )}
        <a class="button" href={`${home}/preview`}>
          Preview
        </a>
        {mayEdit && (changed || survey.version === 0) && (
          <a class="button main" href={`${home}/publication`}>
            Publish version {survey.version + 1} …
          </a>
        )}
      </p>
    </div>
  )
}

function stateSentence({ survey, changed, problems }: SurveyPageProps): string {
  if (survey.version === 0)
    return problems > 0
      ? 'Not published yet. Some things have to be mended first; the editor shows them.'
      : 'Not published yet: nobody can answer.'
  const draft = changed ? ' The draft has changes that nobody sees before you publish them.' : ''
  return survey.state === 'closed'
    ? `Takes no new answers; those it has stay.${draft}`
    : `Version ${survey.version} takes answers.${draft}`
}

interface ResponsesProps {
  home: string
  counts: StatusCounts[]
  poll: boolean
}

function Responses({ home, counts, poll }: ResponsesProps) {
  return (
    <section aria-labelledby="responses">
      <h2 id="responses">Responses</h2>
      <Arrivals home={home} counts={counts} poll={poll} />
      <p class="actions">
        <a class="button" href={`${home}/responses`}>
          See the responses
        </a>
        <a class="button" href={`${home}/results`}>
          See the results
        </a>
      </p>
    </section>
  )
}

/** How many so far; asks again every few seconds where a script runs, and is as good after a reload where none does. */
export function Arrivals({ home, counts, poll }: ResponsesProps) {
  const total = counts.reduce((sum, { live, test }) => sum + live + test, 0)
  return (
    <div
      id="arrivals"
      {...(poll && {
        'hx-get': `${home}/responses/counts`,
        'hx-trigger': 'every 5s',
        'hx-swap': 'outerHTML',
      })}
    >
      {total === 0 ? (
        <p class="soft">No responses yet. {poll && 'They show up here as they arrive.'}</p>
      ) : (
        <DataTable
          caption="Responses by status; results count complete live ones unless told otherwise"
          columns={[{ label: 'Status' }, { label: 'Live', number: true }, { label: 'Test', number: true }]}
          rows={counts.map(({ status, live, test }) => ({
            key: status,
            cells: [status, thousands(live), thousands(test)],
          }))}
        />
      )}
    </div>
  )
}

function Versions({ versions }: Pick<SurveyPageProps, 'versions'>) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      {versions.length === 0 ? (
        <p class="soft">
          None yet. Publishing freezes the draft as version 1; a response stays on its own version.
        </p>
      ) : (
        <ol class="plain">
          {versions.toReversed().map(({ number, publishedAt }) => (
            <li key={number}>
              Version {number} <span class="soft">published</span> <Moment at={publishedAt} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function More({ survey, mayEdit, counts, files, home }: SurveyPageProps & { home: string }) {
  return (
    <section aria-labelledby="more">
      <h2 id="more">More</h2>
      <ul class="plain">
        <li>
          <a href={`${home}/export.csv`} download>
            Save the responses as CSV
          </a>
        </li>
        {mayEdit && (
          <li>
            <a href={`${home}/codes`}>Codes that let people in</a>
          </li>
        )}
        <li>
          <a href={`${home}/definition`} download={`${survey.slug}.json`}>
            Save the definition as JSON
          </a>
        </li>
        {files.map(({ id, name }) => (
          <li key={id}>
            <SourceFile address={`/studies/${survey.studyId}/files/${id}`} name={name} />
          </li>
        ))}
      </ul>
      {mayEdit && (
        <Steps survey={survey} home={home} answered={counts.some(({ live, test }) => live + test > 0)} />
      )}
    </section>
  )
}

function SourceFile({ address, name }: { address: string; name: string }) {
  return (
    <>
      <a href={address} download>
        Save “{name}”, from which the answers were read
      </a>
      <ConfirmForm summary="Remove this file" action={`${address}/removal`} label={`Remove “${name}”`}>
        <p>
          It holds every row as it was, also of responses that were withdrawn since. The answers read from it
          stay; brought in again, the same file would become another survey.
        </p>
      </ConfirmForm>
    </>
  )
}

function Steps(props: { survey: SurveyPageProps['survey']; home: string; answered: boolean }) {
  const { survey, home, answered } = props
  return (
    <>
      {survey.state === 'published' && (
        <ConfirmForm summary="Close this survey" action={`${home}/closing`} label="Close the survey">
          <p>
            Nobody can answer after that, and those under way cannot go on. All answers stay; you can open it
            again.
          </p>
        </ConfirmForm>
      )}
      {survey.state === 'closed' && <Action action={`${home}/opening`} label="Open the survey again" />}
      {!answered && (
        <ConfirmForm
          summary="Remove this survey"
          action={`${home}/removal`}
          label={`Remove “${survey.title}” for good`}
        >
          <p>
            The draft and all its versions will be gone, and its link stops working. Nobody has answered it
            yet.
          </p>
        </ConfirmForm>
      )}
    </>
  )
}
