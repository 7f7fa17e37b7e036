import { type Frame, Page } from '../layout.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField, TextField } from '../parts/field.tsx'
import { thousands } from '../parts/numbers.ts'

/** One question, or column beside the questions, as it would be stored. */
export interface GuessLine {
  /** Prefix of its inputs. */
  name: string
  header: string
  samples: string[]
  use: string
  type: string
  title: string
  /** Its answers, one on each line; where there are too many to show, none. */
  options?: string | undefined
  ordered: boolean
  why: string
  /** It stands in several columns of the file. */
  columns: number
}

interface ImportGuessPageProps {
  page: Frame
  here: string
  file: string
  count: number
  title: string
  lines: GuessLine[]
  types: { value: string; label: string }[]
  notes: string[]
  errors: { field?: string; message: string }[]
  /** People may answer the new survey at once. */
  open: boolean
}

const uses = [
  { value: 'question', label: 'A question' },
  { value: 'ignore', label: 'Leave out' },
  { value: 'person', label: 'Who answered' },
  { value: 'date', label: 'When it was answered' },
]

/** The second step: what each column seems to mean, to be corrected before it is stored. */
export function ImportGuessPage(props: ImportGuessPageProps) {
  const { page, here, file, count, title, lines, types, notes, errors, open } = props
  return (
    <Page {...page}>
      <h1>Is this what the columns mean?</h1>
      <ErrorSummary errors={errors} />
      <p>
        {`${file}: ${thousands(count)} ${count === 1 ? 'row' : 'rows'} of answers. Nothing is stored yet.`}
      </p>
      <form method="post" action={here}>
        <TextField name="title" label="Title of the survey" value={title} maxLength={300} />
        <div class="table-box" role="region" tabindex={0} aria-label="Columns of the file">
          <table class="guess">
            <caption>Columns of the file, and what each becomes</caption>
            <thead>
              <tr>
                <th scope="col">Column and its commonest answers</th>
                <th scope="col">Use</th>
                <th scope="col">Kind of question and title</th>
                <th scope="col">Answers, from little to much</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line key={line.name} line={line} types={types} />
              ))}
            </tbody>
          </table>
        </div>
        <Notes notes={notes} />
        <CheckField
          name="open"
          label="Let people answer the new survey by its link at once; else it is closed until you open it on its page"
          checked={open}
        />
        <p class="actions">
          <button type="submit" class="main">
            {`Store the survey and ${thousands(count)} responses`}
          </button>
          <button type="submit" formaction={`${here}/check`}>
            Check again without storing
          </button>
        </p>
      </form>
    </Page>
  )
}

function Line({ line, types }: { line: GuessLine; types: ImportGuessPageProps['types'] }) {
  const { name, header, samples, use, type, title, options, why, columns } = line
  const of = header || title
  return (
    <tr>
      <th scope="row">
        {of}
        {columns > 1 && <span class="soft">{` (${columns} columns)`}</span>}
        <span class="soft">{samples.length > 0 ? ` ${samples.join(' · ')}` : ' empty'}</span>
      </th>
      <td>
        <Select name={`${name}.use`} label={`Use of “${of}”`} value={use} options={uses} />
        <p class="soft">{why}</p>
      </td>
      <td>
        {columns > 1 ? (
          <p>Several choices</p>
        ) : (
          <Select name={`${name}.type`} label={`Kind of “${of}”`} value={type} options={types} />
        )}
        <input
          type="text"
          name={`${name}.title`}
          aria-label={`Title of “${of}”`}
          value={title}
          autocomplete="off"
        />
      </td>
      <td>{options !== undefined && <Order line={line} options={options} of={of} />}</td>
    </tr>
  )
}

function Order({ line, options, of }: { line: GuessLine; options: string; of: string }) {
  const { name, ordered, columns } = line
  return (
    <>
      <textarea
        name={`${name}.options`}
        id={`${name}.options`}
        aria-label={`Answers of “${of}” in their order, one on each line`}
        rows={Math.min(8, options.split('\n').length + 1)}
      >
        {options}
      </textarea>
      {columns === 1 && (
        <label class="check">
          <input type="checkbox" name={`${name}.ordered`} value="yes" checked={ordered} />
          <span>in an order</span>
        </label>
      )}
    </>
  )
}

function Select(props: {
  name: string
  label: string
  value: string
  options: { value: string; label: string }[]
}) {
  const { name, label, value, options } = props
  return (
    <select name={name} aria-label={label}>
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

function Notes({ notes }: { notes: string[] }) {
  if (notes.length === 0) return <p>Every cell can be taken over as it is.</p>
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">What would not come over as it is</h2>
      <ul>
        {notes.slice(0, 200).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {notes.length > 200 && <p>{`${thousands(notes.length - 200)} more.`}</p>}
    </section>
  )
}
