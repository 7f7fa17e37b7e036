import { linesOf } from './lines.ts'

export interface StackedProps {
  id: string
  title: string
  rows: { label: string; shares: { label: string; share: number; value: string }[] }[]
}

const rowGap = 14
const lineHeight = 20
const barHeight = 18

/**
 * Parts of one whole for each of several rows: bars of the same width, cut in the same order from pale to full, each
 * under its label. Places along the bar are percentages.
 */
export function Stacked({ id, title, rows }: StackedProps) {
  let top = 0
  const placed = rows.map((row) => {
    const lines = linesOf(row.label)
    const place = { row, lines, top }
    top += lines.length * lineHeight + barHeight + rowGap
    return place
  })
  return (
    <svg
      class="chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      width="100%"
      height={Math.max(top, 1)}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{spoken(rows)}</desc>
      {placed.map(({ row, lines, top }) => (
        <g key={row.label}>
          <text class="chart-label" y={top + 14}>
            {lines.map((line, place) => (
              <tspan key={line} x="0" dy={place === 0 ? 0 : lineHeight}>
                {line}
              </tspan>
            ))}
          </text>
          <Parts shares={row.shares} top={top + lines.length * lineHeight} />
        </g>
      ))}
    </svg>
  )
}

function Parts({ shares, top }: { shares: StackedProps['rows'][number]['shares']; top: number }) {
  let start = 0
  return (
    <svg x="0" y={top} width="100%" height={barHeight}>
      {shares.map(({ label, share }, index) => {
        const x = start
        start += share
        return (
          <rect
            key={label}
            class="chart-part"
            x={along(x)}
            width={along(share)}
            height={barHeight}
            fill-opacity={shadeOf(index, shares.length)}
          />
        )
      })}
    </svg>
  )
}

function spoken(rows: StackedProps['rows']): string {
  const parts = rows.map(
    ({ label, shares }) => `${label}: ${shares.map(({ label, value }) => `${label} ${value}`).join(', ')}`,
  )
  return `${parts.join('; ')}.`
}

/** The palest part can still be told from the page. */
function shadeOf(index: number, count: number): string {
  return (count < 2 ? 1 : 0.25 + (0.75 * index) / (count - 1)).toFixed(2)
}

function along(share: number): string {
  return `${(100 * share).toFixed(2)}%`
}
