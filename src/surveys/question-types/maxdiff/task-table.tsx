import type { ControlProps } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import type { Row } from '../rows.tsx'
import { Said } from '../said.tsx'

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
export function TaskTable(props: Props) {
  const { language, number, heading, items, ends } = props
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
        {items.map((item, at) => (
          <tr key={item.id}>
            <PickCell {...props} end={ends[0]} item={item} top={number === 1 && at === 0} />
            <th scope="row">
              <Said text={item.label} language={language} />
            </th>
            <PickCell {...props} end={ends[1]} item={item} top={false} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface PickProps extends Props {
  end: Props['ends'][number] | undefined
  item: Row
  /** The question's main input, which a link in the summary of errors leads to. */
  top: boolean
}

function PickCell({ name, language, describedBy, invalid, autofocus, end, item, top }: PickProps) {
  return (
    <td>
      <label>
        <input
          type="radio"
          name={`${name}.${end?.part}`}
          value={item.id}
          id={top ? name : undefined}
          checked={end?.picked === item.id}
          autofocus={top && autofocus}
          aria-label={`${end?.words}: ${textIn(item.label, language)}`}
          aria-describedby={top && invalid ? describedBy : undefined}
        />
      </label>
    </td>
  )
}
