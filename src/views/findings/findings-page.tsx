import { type Frame, Page } from '../layout.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { thousands } from '../parts/numbers.ts'

interface FindingsPageProps {
  page: Frame
  home: string
  surveys: { id: string; title: string; complete: number }[]
}

/** Where to find what the answers come to. */
export function FindingsPage({ page, home, surveys }: FindingsPageProps) {
  return (
    <Page {...page}>
      <h1>Findings</h1>
      {surveys.length === 0 ? (
        <EmptyState title="No answers yet">
          <p>
            Results appear here as soon as a survey is published.{' '}
            <a href={`${home}/surveys`}>Go to the surveys</a>
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Results by survey; responses are complete live ones"
          columns={[{ label: 'Survey' }, { label: 'Responses', number: true }]}
          rows={surveys.map(({ id, title, complete }) => ({
            key: id,
            cells: [<a href={`${home}/surveys/${id}/results`}>{title}</a>, thousands(complete)],
          }))}
        />
      )}
      <p>
        More: <a href={`${home}/texts`}>themes of what people say</a>, and{' '}
        <a href={`${home}/segments`}>segments with their profiles</a>.
      </p>
    </Page>
  )
}
