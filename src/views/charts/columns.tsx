export interface ColumnsProps {
  id: string
  title: string
  description: string
  columns: { label: string; count: number }[]
}

const height = 150

/** Counts side by side in their order: a histogram, or months. Labels thin out so that they never touch. */
export function Columns({ id, title, description, columns }: ColumnsProps) {
  const most = Math.max(1, ...columns.map(({ count }) => count))
  const step = 100 / Math.max(1, columns.length)
  const every = Math.ceil(columns.length / 6)
  return (
    <svg
      class="chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      width="100%"
      height={height + 50}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <line class="chart-axis" x1="0" x2="100%" y1={height + 22} y2={height + 22} />
      {columns.map(({ label, count }, place) => {
        const tall = (height * count) / most
        return (
          <g key={label}>
            <rect
              class="chart-bar"
              x={`${(place + 0.06) * step}%`}
              width={`${0.88 * step}%`}
              y={height + 22 - tall}
              height={tall}
            />
            {columns.length <= 12 && (
              <text
                class="chart-count"
                x={`${(place + 0.5) * step}%`}
                y={height + 16 - tall}
                text-anchor="middle"
              >
                {count}
              </text>
            )}
            {place % every === 0 && (
              <text class="chart-tick" x={`${(place + 0.06) * step}%`} y={height + 40}>
                {label}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
