import { CheckField, SelectField, TextAreaField, TextField } from '../../parts/field.tsx'

/** What an author settles of the logic of a question or a section, besides when it is shown. */

export interface ListForm {
  name: string
  label: string
  order: string
  /** The question whose items are taken over. */
  from: string
  which: 'chosen' | 'not chosen'
  rules: string
  anchored: string
}

export interface QuestionLogicForm {
  soft: boolean
  checks: string
  anchored: boolean
  lists: ListForm[]
}

export interface SectionLogicForm {
  jumps: string
  over: string
  which: 'chosen' | 'not chosen'
  shuffled: boolean
  anchored: boolean
  seconds: string
  warnAt: string
}

/** A question with options that may be taken over or looped over. */
export interface Source {
  id: string
  title: string
}

type ErrorOf = (field: string) => string | undefined

interface QuestionLogicProps {
  logic: QuestionLogicForm
  sources: Source[]
  takesAnswer: boolean
  /** The questions of its section come in a random order. */
  inShuffle: boolean
  errorOf: ErrorOf
}

export function QuestionLogic({ logic, sources, takesAnswer, inShuffle, errorOf }: QuestionLogicProps) {
  return (
    <>
      {takesAnswer && (
        <CheckField
          name="soft"
          label="If it is left empty, ask once whether that is on purpose"
          checked={logic.soft}
        />
      )}
      {inShuffle && (
        <CheckField
          name="anchored"
          label="Stays at its place in the random order of its section"
          checked={logic.anchored}
        />
      )}
      {logic.lists.map((list) => (
        <ListLogic key={list.name} list={list} sources={sources} errorOf={errorOf} />
      ))}
      {errorOf('lists') && <p class="error">{errorOf('lists')}</p>}
      <details class="more" open={logic.checks !== '' || errorOf('checks') !== undefined}>
        <summary>Checks with words of your own</summary>
        <TextAreaField
          name="checks"
          label="What must hold once the page is sent, one on each line"
          help="A rule | what is said where it does not hold: {low} <= {high} | The lower price is above the higher one. It may read this question and earlier ones."
          value={logic.checks}
          error={errorOf('checks')}
          rows={3}
          code
        />
      </details>
    </>
  )
}

const orders = [
  { value: '', label: 'As written' },
  { value: 'shuffled', label: 'In a random order' },
  { value: 'rotated', label: 'Beginning anywhere, then as written' },
  { value: 'reversed', label: 'Backwards for half of the people' },
]

const whiches = [
  { value: 'chosen', label: 'what was chosen there' },
  { value: 'not chosen', label: 'what was not chosen there' },
]

function ListLogic({ list, sources, errorOf }: { list: ListForm; sources: Source[]; errorOf: ErrorOf }) {
  const { name, label, order, from, which, rules, anchored } = list
  const field = (part: string) => `list.${name}.${part}`
  const used = order !== '' || from !== '' || rules !== '' || anchored !== ''
  return (
    <details class="more" open={used || errorOf(field('rules')) !== undefined}>
      <summary>{label}: order, rules, taken over from earlier</summary>
      <SelectField name={field('order')} label="Order" value={order} options={orders} />
      <TextField
        name={field('anchored')}
        label="Stay at their places, by their ids"
        help="With commas between them. “Other” and “none of these” stay anyway."
        value={anchored}
        code
      />
      <TextAreaField
        name={field('rules')}
        label="Offered only if, one on each line"
        help="The id | a rule: beer | {age} >= 18"
        value={rules}
        error={errorOf(field('rules'))}
        rows={2}
        code
      />
      <SourceField name={field('from')} label="Take over from" value={from} sources={sources} />
      <SelectField name={field('which')} label="Which of them" value={which} options={whiches} />
    </details>
  )
}

function SourceField(props: {
  name: string
  label: string
  value: string
  sources: Source[]
  error?: string | undefined
}) {
  const { name, label, value, sources, error } = props
  const known = sources.some(({ id }) => id === value) || value === ''
  const options = [
    { value: '', label: 'Nothing' },
    ...sources.map(({ id, title }) => ({ value: id, label: `${title} {${id}}` })),
    ...(known ? [] : [{ value, label: `{${value}}` }]),
  ]
  return <SelectField name={name} label={label} value={value} options={options} error={error} />
}

interface SectionLogicProps {
  logic: SectionLogicForm
  sources: Source[]
  /** Later sections, which a jump may lead to. */
  targets: Source[]
  /** The sections of the survey come in a random order. */
  inShuffle: boolean
  errorOf: ErrorOf
}

export function SectionLogic({ logic, sources, targets, inShuffle, errorOf }: SectionLogicProps) {
  const { jumps, over, which, shuffled, anchored, seconds, warnAt } = logic
  return (
    <>
      <TextAreaField
        name="jumps"
        label="After it, go on elsewhere, one line each"
        help="A later section, or end | a rule: end | {age} < 18. The first line whose rule holds leads; one without a rule always does."
        value={jumps}
        error={errorOf('jumps')}
        rows={2}
        code
      />
      <Targets targets={targets} />
      <SourceField
        name="over"
        label="Ask it once for each option of"
        value={over}
        sources={sources}
        error={errorOf('over')}
      />
      <SelectField name="which" label="Namely for" value={which} options={whiches} />
      <p class="soft small">
        <code>{'{loop}'}</code> in its texts is the option. Later rules read one round as{' '}
        <code>{'{question:option}'}</code>.
      </p>
      <CheckField name="shuffled" label="Its questions come in a random order" checked={shuffled} />
      {inShuffle && (
        <CheckField
          name="anchored"
          label="Stays at its place in the random order of sections"
          checked={anchored}
        />
      )}
      <TextField
        name="seconds"
        label="Time limit in seconds"
        help="Empty: none. People are told beforehand; then the page is sent as it is."
        value={seconds}
        error={errorOf('seconds')}
      />
      <TextField name="warnAt" label="Warn so many seconds before" value={warnAt} />
    </>
  )
}

function Targets({ targets }: Pick<SectionLogicProps, 'targets'>) {
  if (targets.length === 0) return null
  return (
    <details class="more">
      <summary>Where it can go on</summary>
      <ul class="plain">
        {targets.slice(0, 100).map(({ id, title }) => (
          <li key={id}>
            <code>{id}</code> <span class="soft small">{title}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
