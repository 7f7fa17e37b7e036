import { Action } from '../../parts/action.tsx'
import type { Direction } from '../../../surveys/draft.ts'

export interface OutlineQuestion {
  id: string
  title: string
  /** The kind of question, in words. */
  kind: string
  condition: boolean
  required: boolean | 'soft'
  problems: number
}

export interface OutlineSection {
  id: string
  title: string
  condition: boolean
  screensOut: boolean
  problems: number
  questions: OutlineQuestion[]
  /** So many questions are not listed here, as the survey is long; opening the section lists them. */
  folded: number
}

export interface OutlineProps {
  /** The address of the editor. */
  base: string
  revision: number
  /** There is a change that can be taken back. */
  undoable: boolean
  sections: OutlineSection[]
  /** The other sides of the whole survey. */
  aspects: { id: string; label: string }[]
  kinds: { value: string; label: string; summary: string }[]
  /** The id of what is open now; `survey` for the survey as a whole. */
  open: string
}

/** Sections and questions in their order, with the means to reorder and add. */
export function Outline(props: OutlineProps) {
  const { base, revision, undoable, sections } = props
  return (
    <nav class="outline" aria-label="Outline of the survey" id="outline">
      <WholeLines {...props} />
      {undoable && (
        <Action
          action={`${base}/undo`}
          values={{ revision: String(revision) }}
          label="Undo the last change"
          look="quiet"
          tight
        />
      )}
      <noscript>
        <p class="soft small">Save what you typed before you move, add or undo: these load the page anew.</p>
      </noscript>
      <ol class="plain">
        {sections.map((section, index) => (
          <li key={section.id} class="outline-section">
            <SectionLine
              {...props}
              section={section}
              first={index === 0}
              last={index === sections.length - 1}
            />
            <ol class="plain">
              {section.questions.map((question, place) => (
                <QuestionLine
                  {...props}
                  key={question.id}
                  question={question}
                  first={index === 0 && place === 0}
                  last={index === sections.length - 1 && place === section.questions.length - 1}
                />
              ))}
            </ol>
            {section.folded > 0 ? (
              <p class="soft small">{section.folded} questions; open the section to see them</p>
            ) : (
              <AddQuestion {...props} section={section} />
            )}
          </li>
        ))}
      </ol>
      <AddSection base={base} revision={revision} />
    </nav>
  )
}

/** The survey as a whole, and its other sides. */
function WholeLines({ base, aspects, open }: OutlineProps) {
  return (
    <p>
      <a class="outline-item" href={base} aria-current={open === 'survey' ? 'page' : undefined}>
        Title, introduction, languages
      </a>
      {aspects.map(({ id, label }) => (
        <a
          key={id}
          class="outline-item"
          href={`${base}/aspects/${id}`}
          aria-current={open === id ? 'page' : undefined}
        >
          {label}
        </a>
      ))}
    </p>
  )
}

function AddSection({ base, revision }: Pick<OutlineProps, 'base' | 'revision'>) {
  return (
    <details>
      <summary>Add a section</summary>
      <form method="post" action={`${base}/sections`} class="card">
        <input type="hidden" name="revision" value={revision} />
        <label class="stacked">
          Title of the section
          <input name="title" maxlength={200} autocomplete="off" />
        </label>
        <button type="submit" class="tight">
          Add the section
        </button>
      </form>
    </details>
  )
}

type Ends = { first: boolean; last: boolean }

function SectionLine({
  base,
  revision,
  open,
  section,
  first,
  last,
}: OutlineProps & Ends & { section: OutlineSection }) {
  const address = `${base}/sections/${section.id}`
  return (
    <div class="outline-line">
      <a
        class="outline-item head-item"
        href={address}
        aria-current={open === section.id ? 'page' : undefined}
      >
        {section.title}
        <Marks {...section} />
      </a>
      <Moves {...{ address, revision, open, first, last }} name={section.title} />
    </div>
  )
}

function QuestionLine({
  base,
  revision,
  open,
  question,
  first,
  last,
}: OutlineProps & Ends & { question: OutlineQuestion }) {
  const address = `${base}/questions/${question.id}`
  return (
    <li class="outline-line">
      <a class="outline-item" href={address} aria-current={open === question.id ? 'page' : undefined}>
        {question.title}
        <Marks {...question} />
      </a>
      <Moves {...{ address, revision, open, first, last }} name={question.title} />
    </li>
  )
}

interface MarksProps {
  kind?: string
  condition: boolean
  required?: boolean | 'soft'
  screensOut?: boolean
  problems: number
}

function Marks({ kind, condition, required, screensOut, problems }: MarksProps) {
  const must = required === 'soft' ? 'asked about if empty' : required && 'required'
  const marks = [kind, must, condition && 'shown if …', screensOut && 'screens out']
  return (
    <>
      {marks.some(Boolean) && <span class="soft small">{marks.filter(Boolean).join(' · ')}</span>}
      {problems > 0 && <span class="mend small">to mend before publishing</span>}
    </>
  )
}

function Moves(props: { address: string; revision: number; open: string; name: string } & Ends) {
  const { address, revision, open, name, first, last } = props
  const move = (direction: Direction, sign: string, disabled: boolean) => (
    <Action
      action={`${address}/place`}
      values={{ revision: String(revision), move: direction, open }}
      enhanced={{
        'hx-post': `${address}/place`,
        'hx-target': '#outline',
        'hx-select': '#outline',
        // Typed words stay; what names the draft's revision follows.
        'hx-select-oob': '#revision,#below',
        'hx-swap': 'outerHTML',
      }}
      label={<span aria-hidden="true">{sign}</span>}
      id={`${direction}-${address.split('/').at(-1)}`}
      saying={`Move “${name}” ${direction}`}
      look="quiet"
      disabled={disabled}
      tight
    />
  )
  return (
    <div class="moves">
      {move('up', '↑', first)}
      {move('down', '↓', last)}
    </div>
  )
}

function AddQuestion({ base, revision, kinds, section }: OutlineProps & { section: OutlineSection }) {
  return (
    <details open={section.questions.length === 0}>
      <summary>
        Add a question <span class="unseen">to {section.title}</span>
      </summary>
      <form method="post" action={`${base}/questions`} class="card">
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="section" value={section.id} />
        <label class="stacked">
          Kind
          <select name="type">
            {kinds.map(({ value, label, summary }) => (
              <option key={value} value={value}>
                {`${label} – ${summary}`}
              </option>
            ))}
          </select>
        </label>
        <label class="stacked">
          Question
          <textarea name="title" rows={2} />
        </label>
        <button type="submit" class="tight main">
          Add the question
        </button>
      </form>
    </details>
  )
}
