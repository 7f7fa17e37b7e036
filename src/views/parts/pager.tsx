interface PagerProps {
  /** What the pages hold, for those who hear the links: "responses". */
  of: string
  /** Such as "1–50 of 1 040". */
  summary: string
  previous?: string | undefined
  next?: string | undefined
}

export function Pager({ of, summary, previous, next }: PagerProps) {
  if (!previous && !next) return <p class="soft">{summary}</p>
  return (
    <nav class="pager" aria-label={`Pages of ${of}`}>
      <p class="soft">{summary}</p>
      {previous && (
        <a class="button tight" href={previous} rel="prev">
          Previous
        </a>
      )}
      {next && (
        <a class="button tight" href={next} rel="next">
          Next
        </a>
      )}
    </nav>
  )
}
