import { type Frame, Page } from '../layout.tsx'
import { Badge } from '../parts/badge.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Moment } from '../parts/moment.tsx'
import { Pager } from '../parts/pager.tsx'
import { Arrivals, type StatusCounts } from './survey-page.tsx'

export interface ResponseLine {
  id: string
  status: string
  mode: string
  startedAt: string
  savedAt: string
  language: string
  version: number
  source: string
  excluded: string | null
}

interface ResponseListProps {
  page: Frame
  /** The address of the survey. */
  home: string
  counts: StatusCounts[]
  responses: ResponseLine[]
  summary: string
  first?: string | undefined
  next?: string | undefined
  poll: boolean
}

export function ResponseListPage(props: ResponseListProps) {
  const { page, home, counts, responses, summary, first, next, poll } = props
  return (
    <Page {...page}>
      <div class="head">
        <h1>Responses</h1>
        <p class="actions">
          <a class="button" href={`${home}/results`}>
            See the results
          </a>
          <a class="button" href={`${home}/export.csv`} download>
            Save as CSV
          </a>
        </p>
      </div>
      <Arrivals home={home} counts={counts} poll={poll} />
      {responses.length === 0 ? (
        <EmptyState title="Nobody here yet">
          <p>
            Publish the survey and send people its link, or bring in answers from a file. You can try it
            yourself first: answers given from <a href={home}>the survey’s page</a> by “Try it” count as
            tests.
          </p>
        </EmptyState>
      ) : (
        <>
          <Lines home={home} responses={responses} />
          <Pager of="responses" summary={summary} previous={first} next={next} />
        </>
      )}
    </Page>
  )
}

function Lines({ home, responses }: Pick<ResponseListProps, 'home' | 'responses'>) {
  return (
    <DataTable
      caption="Newest first"
      columns={[
        { label: 'Begun' },
        { label: 'Status' },
        { label: 'Last saved' },
        { label: 'Language' },
        { label: 'Version' },
        { label: 'Came by' },
      ]}
      rows={responses.map((response) => ({
        key: response.id,
        cells: [
          <a href={`${home}/responses/${response.id}`}>
            <Moment at={response.startedAt} />
          </a>,
          <ResponseState {...response} />,
          <Moment at={response.savedAt} />,
          response.language,
          response.version === 0 ? 'draft' : String(response.version),
          response.source,
        ],
      }))}
    />
  )
}

export function ResponseState({
  status,
  mode,
  excluded,
}: Pick<ResponseLine, 'status' | 'mode' | 'excluded'>) {
  const tone = status === 'complete' ? 'good' : status === 'withdrawn' ? 'bad' : undefined
  return (
    <span class="badges">
      <Badge tone={tone}>{status}</Badge>
      {mode === 'test' && <Badge tone="accent">test</Badge>}
      {excluded !== null && <Badge tone="open">left out</Badge>}
    </span>
  )
}
