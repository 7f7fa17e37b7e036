import { linesOf } from './lines.ts'

export interface Bar {
  label: string
  /** 0 to 1. */
  share: number
  low: number
  high: number
  /** As written at the bar's end. */
  value: string
}

export interface BarsProps {
  id: string
  title: string
  /** Every value, read aloud. */
  description: string
  bars: Bar[]
}

const rowGap = 14
const lineHeight = 20
const barHeight = 16

/**
 * Shares as bars from zero, each under its label so that long ones have room on a phone too, with the 95 % interval as
 * a whisker and the value behind it. Places along the bar are percentages: it is as wide as its page.
 */
export function Bars({ id, title, description, bars }: BarsProps) {
  let top = 0
  const rows = bars.map((bar) => {
    const lines = linesOf(bar.label)
    const row = { bar, lines, top, middle: top + lines.length * lineHeight + barHeight / 2 }
    top += lines.length * lineHeight + barHeight + rowGap
    return row
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
      <desc id={`${id}-desc`}>{description}</desc>
      {rows.map(({ bar, lines, top, middle }) => (
        <g key={bar.label}>
          <text class="chart-label" y={top + 14}>
            {lines.map((line, place) => (
              <tspan key={line} x="0" dy={place === 0 ? 0 : lineHeight}>
                {line}
              </tspan>
            ))}
          </text>
          {/* Room is kept at the right for the value. */}
          <Measure bar={bar} top={middle - barHeight / 2} />
        </g>
      ))}
    </svg>
  )
}

/** The bar itself, from the left edge of its room. */
function Measure({ bar, top }: { bar: Bar; top: number }) {
  const [low, high] = [along(bar.low), along(bar.high)]
  return (
    <svg class="chart-room" x="0" y={top} width="84%" height={barHeight} overflow="visible">
      <rect class="chart-track" width="100%" height={barHeight} rx="2" />
      <rect class="chart-bar" width={along(bar.share)} height={barHeight} rx="2" />
      <line class="chart-halo" x1={low} x2={high} y1={barHeight / 2} y2={barHeight / 2} />
      <line class="chart-whisker" x1={low} x2={high} y1={barHeight / 2} y2={barHeight / 2} />
      <line class="chart-whisker" x1={low} x2={low} y1="4" y2={barHeight - 4} />
      <line class="chart-whisker" x1={high} x2={high} y1="4" y2={barHeight - 4} />
      <text class="chart-value" x={along(Math.max(bar.high, bar.share))} dx="8" y={barHeight / 2 + 5}>
        {bar.value}
      </text>
    </svg>
  )
}

function along(share: number): string {
  return `${(100 * share).toFixed(2)}%`
}
