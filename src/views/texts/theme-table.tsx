import { EmptyState } from '../parts/empty-state.tsx'
import { thousands } from '../parts/numbers.ts'

export interface ThemeLine {
  theme: string
  label: string
  href: string
  people: number
  answers: number
  positive: number
  negative: number
  neutral: number
}

/** Themes by how many people spoke of them, with how they spoke as a bar and as numbers. */
export function ThemeTable({ themes, current }: { themes: ThemeLine[]; current: string | undefined }) {
  return (
    <section>
      <h2 id="themes">Themes</h2>
      {themes.length === 0 ? (
        <EmptyState title="No themes yet" />
      ) : (
        <div class="table-box" role="region" tabindex={0} aria-label="Themes">
          <table>
            <caption>
              Each person counts once per theme and sentiment; somebody may both praise and complain
            </caption>
            <thead>
              <tr>
                <th scope="col">Theme</th>
                {['People', 'Texts', 'Positive', 'Negative', 'Neutral'].map((label) => (
                  <th key={label} scope="col" class="number">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {themes.map((line) => (
                <tr key={line.theme} class={line.theme === current ? 'current' : undefined}>
                  <th scope="row">
                    <a href={line.href} aria-current={line.theme === current ? 'true' : undefined}>
                      {line.label}
                    </a>
                    <Split {...line} />
                  </th>
                  {[line.people, line.answers, line.positive, line.negative, line.neutral].map(
                    (count, place) => (
                      // Cells have no identity but their column.
                      <td key={place} class="number">
                        {thousands(count)}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** The table's own numbers as a bar; those who hear the table hear the numbers. */
function Split({ positive, negative, neutral }: ThemeLine) {
  const parts = [
    ['positive', positive],
    ['neutral', neutral],
    ['negative', negative],
  ] as const
  const starts = [0, positive, positive + neutral]
  return (
    <svg
      class="split"
      viewBox={`0 0 ${positive + neutral + negative} 4`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {parts.map(([name, count], place) => (
        <rect key={name} class={name} x={starts[place]} y="0" width={count} height="4" />
      ))}
    </svg>
  )
}
