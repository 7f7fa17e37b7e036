import { type Frame, Page } from '../layout.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { thousands } from '../parts/numbers.ts'
import { Filter, type FilterProps } from './filter.tsx'

export interface ResultsPageProps {
  page: Frame
  title: string
  /** "428 complete live responses; …" */
  counted: string
  /** Why there is nothing to show, where there is not. */
  nothing: string | undefined
  filter: FilterProps
  questions: { key: string; label: string; href: string; base: number; inShort: string }[]
}

/** Every question of a survey with what its answers come to, in a line each. */
export function ResultsPage({ page, title, counted, nothing, filter, questions }: ResultsPageProps) {
  return (
    <Page {...page}>
      <h1>{title}</h1>
      <p class="base">{counted}</p>
      <Filter {...filter} />
      {nothing ? (
        <EmptyState title={nothing} />
      ) : (
        <DataTable
          caption="Each question in short, with 95 % intervals; open one for all of its answers"
          columns={[{ label: 'Question' }, { label: 'Answered', number: true }, { label: 'In short' }]}
          rows={questions.map(({ key, label, href, base, inShort }) => ({
            key,
            cells: [<a href={href}>{label}</a>, thousands(base), inShort],
          }))}
        />
      )}
    </Page>
  )
}
