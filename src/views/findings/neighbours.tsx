export interface Neighbour {
  label: string
  href: string
}

interface NeighboursProps {
  previous: Neighbour | undefined
  next: Neighbour | undefined
}

/** To the results before and after these. */
export function Neighbours({ previous, next }: NeighboursProps) {
  return (
    <nav aria-label="Questions" class="neighbours">
      {previous && (
        <a href={previous.href} rel="prev">
          <span class="soft small">Question before</span> {previous.label}
        </a>
      )}
      {next && (
        <a href={next.href} rel="next">
          <span class="soft small">Next question</span> {next.label}
        </a>
      )}
    </nav>
  )
}
