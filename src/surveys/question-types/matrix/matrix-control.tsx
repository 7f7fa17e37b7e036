import { z } from 'zod'
import type { ControlProps, Inputs } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import { SelectField } from '../fields.tsx'
import type { Option } from '../options.ts'
import type { Row } from '../rows.tsx'
import { Said } from '../said.tsx'

/** How a matrix looks: row by row, or from a certain width on as a table; the inputs are the same. */

export const look = z.enum(['items', 'grid']).optional()
export type Look = z.infer<typeof look>

interface Settings {
  rows: readonly Row[]
  options: readonly Option[]
  look?: Look
}

interface MatrixProps extends Omit<ControlProps<Settings, unknown>, 'answer'> {
  type: 'radio' | 'checkbox'
  chosen(row: string): readonly string[]
}

export function MatrixControl(props: MatrixProps) {
  return props.settings.look === 'grid' ? <Grid {...props} /> : <Items {...props} />
}

export function LookField({ name, value = 'items' }: { name: string; value: Look }) {
  return (
    <SelectField
      name={`${name}.look`}
      label="Look"
      value={value}
      choices={{ items: 'Row by row', grid: 'As a table; row by row on narrow screens' }}
    />
  )
}

export function editLook(inputs: Inputs): { look?: 'grid' } {
  return inputs('look')[0] === 'grid' ? { look: 'grid' } : {}
}

function Items(props: MatrixProps) {
  const { rows, options } = props.settings
  const first = firstRow(props)
  return (
    <>
      {rows.map((row) => (
        <fieldset class="row" key={row.id}>
          <legend>
            <Said text={row.label} language={props.language} />
          </legend>
          {options.map((option, index) => (
            <Choice
              {...props}
              key={option.id}
              row={row}
              option={option}
              first={row === first && index === 0}
            />
          ))}
        </fieldset>
      ))}
    </>
  )
}

function Grid(props: MatrixProps) {
  const { rows, options } = props.settings
  const first = firstRow(props)
  return (
    <table class="grid" aria-labelledby={props.labelledBy}>
      <thead>
        <tr>
          <td />
          {options.map(({ id, label }) => (
            <th key={id} scope="col">
              {textIn(label, props.language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Said text={row.label} language={props.language} />
            </th>
            {options.map((option, index) => (
              <td key={option.id}>
                <Choice {...props} row={row} option={option} first={row === first && index === 0} inGrid />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ChoiceProps extends MatrixProps {
  row: Row
  option: Option
  /** The question's main input, which a link in the summary of errors leads to. */
  first: boolean
  inGrid?: boolean
}

/** In a table the input is called by its row and option, whether or not it looks like one just now. */
function Choice({ name, language, type, chosen, row, option, first, inGrid = false, ...props }: ChoiceProps) {
  const words = textIn(option.label, language)
  return (
    <label class="option">
      <input
        type={type}
        name={`${name}.${row.id}`}
        value={option.id}
        id={first ? name : undefined}
        checked={chosen(row.id).includes(option.id)}
        autofocus={first && props.autofocus}
        aria-label={inGrid ? `${textIn(row.label, language)}: ${words}` : undefined}
        aria-describedby={first && props.invalid ? props.describedBy : undefined}
        aria-invalid={first && props.invalid && type === 'checkbox' ? 'true' : undefined}
      />
      {inGrid ? <span>{words}</span> : words}
    </label>
  )
}

/** Where there is something to mend, most likely the first row without an answer. */
function firstRow({ settings: { rows }, invalid, chosen }: MatrixProps): Row | undefined {
  const open = invalid && rows.find(({ id }) => chosen(id).length === 0)
  return open || rows[0]
}
