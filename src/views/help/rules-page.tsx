import { type Frame, Page } from '../layout.tsx'
import { DataTable } from '../parts/data-table.tsx'

interface RulesPageProps {
  page: Frame
  /** By what they are about. */
  functions: { about: string; functions: { name: string; example: string; summary: string }[] }[]
}

const examples: [string, string][] = [
  ['{age} >= 30', 'A number question'],
  ["{travel_class} = 'first'", 'One choice: the option’s id in quotes'],
  ["{travel_class} in ('first', 'business')", 'One of several options'],
  ["{devices} contains 'phone'", 'Several choices'],
  [
    "{devices} contains any ('phone', 'tablet')",
    'At least one of these was picked; “contains all” wants each',
  ],
  ['{recommend} <= 6', 'A rating or the 0–10 recommendation question'],
  ['{consent} = true', 'Consent that was given; false where it was refused'],
  ['{joined} >= 2025-01-01', 'A date'],
  ["{woke_up} < '06:30'", 'A time of day'],
  ['{brands.speed} >= 4', 'One part of an answer: a row of a matrix, one of several numbers'],
  ['answered({comment})', 'Anything was answered'],
  [
    "{age} >= 30 and not {devices} contains 'phone'",
    'Joined with and, or, not; parentheses where it matters',
  ],
  ['{adults} + {children} * 2 > 6', 'Numbers calculate with + − * / %, and ^ for powers'],
  ["{first_name} & ' ' & {last_name}", 'Texts are joined with &'],
]

const missing: [string, string][] = [
  ['{age} > 30', 'A comparison with it does not hold, and neither does “not” of that comparison.'],
  ['{age} = missing', 'Asks for just that, as do != missing and answered({age}).'],
  ['{hours} + 1', 'What is calculated from it is missing as well; so is a division by zero.'],
  [
    'sum({adults}, {children})',
    'sum, average, min, max and concat leave it out. Where nothing is left, they are missing too.',
  ],
  ['coalesce({hours}, 0)', 'The first that is there.'],
  [
    "{age} > 30 or {member} = 'yes'",
    '“or” holds where one side holds, “and” does not where one side does not, whatever is missing beside it.',
  ],
  ["if({age} > 30, 'a', 'b')", 'Gives the last, as it does wherever the condition does not hold.'],
]

const otherSpellings: [string, string][] = [
  ['== <> && || ! *=', '= != and or not contains'],
  ['{q} notempty, {q} empty', 'answered({q}), not answered({q})'],
  ["{q} anyof ['a', 'b'], allof, noneof", "{q} contains any ('a', 'b'), contains all, not … contains any"],
  ['iif(…), avg(…)', 'if(…), average(…)'],
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
        <CodeTable caption="Examples" columns={['Rule', 'Reads']} rows={examples} />
        <h2>Functions</h2>
        {functions.map(({ about, functions: own }) => (
          <CodeTable
            key={about}
            caption={about}
            columns={['Example', 'Gives']}
            rows={own.map(({ example, summary }) => [example, summary])}
          />
        ))}
        <h2>What is missing</h2>
        <p>
          A question that was not answered, or not shown, is missing: that is a value of its own, neither 0
          nor an empty text. A rule holds only where it is true.
        </p>
        <CodeTable
          caption="With {age} or {hours} missing"
          columns={['Rule', 'What it comes to']}
          rows={missing}
        />
        <h2>Patterns</h2>
        <p>
          <code>matches</code> takes a regular expression that the whole text has to fit: letters and signs as
          they are, <code>.</code> for any, classes like <code>[a-z0-9]</code>, <code>\d</code>,{' '}
          <code>\w</code>, <code>\s</code> and <code>\p{'{L}'}</code>, groups, <code>|</code>, and repeats by{' '}
          <code>?</code> <code>*</code> <code>+</code> <code>{'{2,4}'}</code>. With <code>(?i)</code> at the
          start capitals do not matter. It takes little time on every text, so there is no looking ahead and
          no going back to what a group held; a text longer than 10,000 characters is not tried and comes to
          missing.
        </p>
        <h2>Written for another tool</h2>
        <p>These are read as ours, and shown in our spelling.</p>
        <CodeTable caption="Other spellings" columns={['Written', 'Read as']} rows={otherSpellings} />
        <p>
          In a survey a rule reads what was asked before it. In a segment it reads any question, and
          attributes of people.
        </p>
      </div>
    </Page>
  )
}

function CodeTable({
  caption,
  columns,
  rows,
}: {
  caption: string
  columns: [string, string]
  rows: [string, string][]
}) {
  return (
    <DataTable
      caption={caption}
      columns={columns.map((label) => ({ label }))}
      rows={rows.map(([rule, says]) => ({ key: rule, cells: [<code>{rule}</code>, says] }))}
    />
  )
}
