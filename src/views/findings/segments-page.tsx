import { type Frame, Page } from '../layout.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'

export interface SegmentLine {
  id: string
  title: string
  rule: string
  people: string
  share: string
  /** Why its profile is held back. */
  note?: string | undefined
}

interface SegmentsPageProps {
  page: Frame
  home: string
  mayEdit: boolean
  segments: SegmentLine[]
}

export function SegmentsPage({ page, home, mayEdit, segments }: SegmentsPageProps) {
  const create = mayEdit && (
    <p class="actions">
      <a class="button main" href={`${home}/segments/new`}>
        Define a segment
      </a>
    </p>
  )
  return (
    <Page {...page}>
      <div class="head">
        <h1>Segments</h1>
        {segments.length > 0 && create}
      </div>
      {segments.length === 0 ? (
        <EmptyState title="No segment yet">
          <p>
            A segment is everybody for whom a rule holds, like <code>{'{age} >= 30'}</code>. Its profile says
            what they answer more and less often than everyone else.
          </p>
          {create}
        </EmptyState>
      ) : (
        <DataTable
          caption="Segments of this study; sizes are of everybody with a complete response or in a session"
          columns={[
            { label: 'Segment' },
            { label: 'Rule' },
            { label: 'People', number: true },
            { label: 'Share', number: true },
          ]}
          rows={segments.map(({ id, title, rule, people, share, note }) => ({
            key: id,
            cells: [
              <>
                <a href={`${home}/segments/${id}`}>{title}</a>
                {note && <p class="soft small">{note}</p>}
              </>,
              <code>{rule}</code>,
              people,
              share,
            ],
          }))}
        />
      )}
    </Page>
  )
}
