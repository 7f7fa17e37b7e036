export interface FilterProps {
  /** The page it filters. */
  action: string
  /** Whose answers; a page about one segment does not ask. */
  segments?: Choice[]
  segment?: string | undefined
  waves: Choice[]
  wave: string | undefined
  /** What counts besides complete live responses; some pages do not ask. */
  include?: { partial: boolean; test: boolean }
}

interface Choice {
  id: string
  title: string
}

/** Whose answers are counted, and of when; works by itself as a form. A study without waves is not asked for one. */
export function Filter({ action, segments = [], segment, waves, wave, include }: FilterProps) {
  if (!include && segments.length === 0 && waves.length === 0) return null
  return (
    <form class="filter" method="get" action={action}>
      {segments.length > 0 && (
        <Select label="Answers of" name="segment" all="everyone" choices={segments} chosen={segment} />
      )}
      {waves.length > 0 && (
        <Select label="Wave" name="wave" all="all together" choices={waves} chosen={wave} />
      )}
      {include && (
        <>
          <label class="check">
            <input type="checkbox" name="include" value="partial" checked={include.partial} />
            <span>with unfinished ones</span>
          </label>
          <label class="check">
            <input type="checkbox" name="include" value="test" checked={include.test} />
            <span>with test ones</span>
          </label>
        </>
      )}
      <button type="submit">Show</button>
    </form>
  )
}

interface SelectProps {
  label: string
  name: string
  /** What the choice of nothing means. */
  all: string
  choices: Choice[]
  chosen: string | undefined
}

function Select({ label, name, all, choices, chosen }: SelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        <option value="">{all}</option>
        {choices.map(({ id, title }) => (
          <option key={id} value={id} selected={id === chosen}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}
