import { charts } from '../charts/index.ts'
import { type Frame, Page } from '../layout.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Filter, type FilterProps } from './filter.tsx'
import { type Neighbour, Neighbours } from './neighbours.tsx'

export interface GroupPageProps {
  page: Frame
  title: string
  base: string
  counted: string
  nothing: string | undefined
  filter: FilterProps
  tables: GroupTable[]
  previous: Neighbour | undefined
  next: Neighbour | undefined
}

/** What was said of several things, a line each. */
export interface GroupTable {
  caption: string
  columns: { label: string; number: true }[]
  rows: {
    label: string
    href: string
    cells: string[]
    /** Parts of one whole, where they are. */
    shares: { label: string; share: number; value: string }[]
  }[]
}

/** A matrix, a ranking or a shared-out sum as one: things beside each other rather than one page each. */
export function GroupPage({
  page,
  title,
  base,
  counted,
  nothing,
  filter,
  tables,
  ...around
}: GroupPageProps) {
  return (
    <Page {...page}>
      <h1>{title}</h1>
      <p class="base">
        <strong>{base}</strong>
      </p>
      <p class="soft small">{counted}</p>
      <Filter {...filter} />
      {nothing ? (
        <EmptyState title={nothing} />
      ) : (
        tables.map((table, index) => (
          <Side key={table.caption} title={title} table={table} id={`side-${index}`} />
        ))
      )}
      <Neighbours {...around} />
    </Page>
  )
}

function Side({ title, table, id }: { title: string; table: GroupTable; id: string }) {
  const { caption, columns, rows } = table
  const isWhole = rows.length > 0 && rows.every(({ shares }) => shares.length > 0)
  return (
    <>
      {isWhole && (
        <figure class="card chart-box">
          <figcaption>
            {caption}. From left to right: {rows[0]?.shares.map(({ label }) => label).join(', ')}.
          </figcaption>
          <charts.stacked id={id} title={title} rows={rows} />
        </figure>
      )}
      <DataTable
        caption={caption}
        columns={[{ label: 'About' }, ...columns]}
        rows={rows.map(({ label, href, cells }) => ({
          key: href,
          cells: [<a href={href}>{label}</a>, ...cells],
        }))}
      />
    </>
  )
}
