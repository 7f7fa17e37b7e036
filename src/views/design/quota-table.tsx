import { DataTable } from '../parts/data-table.tsx'
import { thousands } from '../parts/numbers.ts'

/** One kind of people, with its places. */
export interface QuotaRow {
  id: string
  label: string
  target: number
  filled: number
  /** By people who are answering now. */
  kept: number
}

/** How full the quotas of the published version are. */
export function QuotaTable({ rows, edit }: { rows: QuotaRow[]; edit: string | undefined }) {
  return (
    <section aria-labelledby="quotas">
      <h2 id="quotas">Quotas</h2>
      <DataTable
        caption="Places by kind of people; test responses take none"
        columns={[
          { label: 'Who' },
          { label: 'Places', number: true },
          { label: 'Taken', number: true },
          { label: 'Kept', number: true },
          { label: 'Free', number: true },
        ]}
        rows={rows.map(({ id, label, target, filled, kept }) => ({
          key: id,
          cells: [label, thousands(target), thousands(filled), thousands(kept), free(target - filled - kept)],
        }))}
      />
      <p class="small soft">
        A place is kept for somebody who is answering, and free again after an hour without an answer.
        {edit && (
          <>
            {' '}
            <a href={edit}>Change the quotas</a>; the change counts from the next publication on, with
            everybody who is there already.
          </>
        )}
      </p>
    </section>
  )
}

function free(places: number): string {
  return places > 0 ? thousands(places) : 'full'
}
