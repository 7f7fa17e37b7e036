/** A place in a recording: 1:02:03. */
export function Clock({ ms }: { ms: number | null }) {
  if (ms === null) return null
  return <span class="soft small">{clock(ms)}</span>
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part, place) => (place === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
