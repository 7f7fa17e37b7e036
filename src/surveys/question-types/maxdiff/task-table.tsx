import type { ControlProps } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import type { Row } from '../rows.tsx'

interface Props
  extends Pick<
    ControlProps<unknown, unknown>,
    'name' | 'language' | 'describedBy' | 'invalid' | 'autofocus'
  > {
  number: number
  heading: string
  items: readonly Row[]
  /** The two columns of buttons. */
  ends: readonly { part: string; words: string; picked: string | undefined }[]
}

/** One set: the items down the page, a column of buttons at either side. */
export function TaskTable({
  name,
  language,
  describedBy,
  invalid,
  autofocus,
  number,
  heading,
  items,
  ends,
}: Props) {
  const first = number === 1
  const cell = (end: Props['ends'][number] | undefined, item: Row, words: string, top: boolean) =>
    end && (
      <td>
        <label>
          <input
            type="radio"
            name={`${name}.${end.part}`}
            value={item.id}
            id={top ? name : undefined}
            checked={end.picked === item.id}
            autofocus={top && autofocus}
            aria-label={`${end.words}: ${words}`}
            aria-describedby={top && invalid ? describedBy : undefined}
          />
        </label>
      </td>
    )
  return (
    <table class="task">
      <caption>{heading}</caption>
      <thead>
        <tr>
          <th scope="col">{ends[0]?.words}</th>
          <td />
          <th scope="col">{ends[1]?.words}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, at) => {
          const words = textIn(item.label, language)
          return (
            <tr key={item.id}>
              {cell(ends[0], item, words, first && at === 0)}
              <th scope="row">{words}</th>
              {cell(ends[1], item, words, false)}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
