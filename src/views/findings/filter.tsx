export interface FilterProps {
  /** The page it filters. */
  action: string
  segments: { id: string; title: string }[]
  segment: string | undefined
  partial: boolean
  test: boolean
}

/** Whose answers are counted; works by itself as a form. */
export function Filter({ action, segments, segment, partial, test }: FilterProps) {
  return (
    <form class="filter" method="get" action={action}>
      {segments.length > 0 && (
        <label>
          <span>Answers of</span>
          <select name="segment">
            <option value="">everyone</option>
            {segments.map(({ id, title }) => (
              <option key={id} value={id} selected={id === segment}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="check">
        <input type="checkbox" name="include" value="partial" checked={partial} />
        <span>with unfinished ones</span>
      </label>
      <label class="check">
        <input type="checkbox" name="include" value="test" checked={test} />
        <span>with test ones</span>
      </label>
      <button type="submit">Show</button>
    </form>
  )
}
