import { type Frame, Page } from '../layout.tsx'
import { DataTable } from '../parts/data-table.tsx'

interface RulesPageProps {
  page: Frame
  functions: { name: string; example: string; summary: string }[]
}

const examples: [string, string][] = [
  ['{age} >= 30', 'A number question'],
  ["{travel_class} = 'first'", 'One choice: the option’s id in quotes'],
  ["{travel_class} in ('first', 'business')", 'One of several options'],
  ["{devices} contains 'phone'", 'Several choices'],
  ['{recommend} <= 6', 'A rating or the 0–10 recommendation question'],
  ['{consent} = true', 'Consent that was given; false where it was refused'],
  ['{joined} >= 2025-01-01', 'A date'],
  ['answered({comment})', 'Anything was answered'],
  [
    "{age} >= 30 and not {devices} contains 'phone'",
    'Joined with and, or, not; parentheses where it matters',
  ],
]

/** How a rule is written: who is shown a question, who is screened out, who is in a segment. */
export function RulesPage({ page, functions }: RulesPageProps) {
  return (
    <Page {...page}>
      <div class="prose">
        <h1>Rules</h1>
        <p class="lead">
          A rule decides who is shown a question or section, who is screened out, and who belongs to a
          segment. It reads answers by the id of their question, in braces.
        </p>
        <DataTable
          caption="Examples"
          columns={[{ label: 'Rule' }, { label: 'Reads' }]}
          rows={examples.map(([rule, reads]) => ({ key: rule, cells: [<code>{rule}</code>, reads] }))}
        />
        <DataTable
          caption="Functions"
          columns={[{ label: 'Example' }, { label: 'Gives' }]}
          rows={functions.map(({ name, example, summary }) => ({
            key: name,
            cells: [<code>{example}</code>, summary],
          }))}
        />
        <h2>What is missing</h2>
        <p>
          A question that was not answered, or not shown, is missing: a comparison with it does not hold,
          whichever way it goes. Ask with <code>answered(…)</code> where that matters.
        </p>
        <p>
          In a survey a rule reads what was asked before it. In a segment it reads any question, and
          attributes of people.
        </p>
      </div>
    </Page>
  )
}
