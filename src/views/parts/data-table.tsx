import type { ComponentChild } from 'preact'

export interface DataColumn {
  label: string
  number?: boolean
}

interface DataTableProps {
  caption: ComponentChild
  columns: DataColumn[]
  /** Cells in the columns' order; the first one is the row's heading. */
  rows: { key: string; cells: ComponentChild[] }[]
}

/** A table one can read aloud: caption, column headings, and each row named by its first cell. */
export function DataTable({ caption, columns, rows }: DataTableProps) {
  return (
    <div
      class="table-box"
      role="region"
      tabindex={0}
      aria-label={typeof caption === 'string' ? caption : 'Table'}
    >
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, number }) => (
              <th key={label} scope="col" class={number ? 'number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [heading, ...others] }) => (
            <tr key={key}>
              <th scope="row">{heading}</th>
              {others.map((cell, index) => (
                // Cells have no identity but their column.
                <td key={columns[index + 1]?.label} class={columns[index + 1]?.number ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
