import { z } from 'zod'
import type { ControlProps, Inputs } from '../question-type.ts'
import { foreign, textIn } from '../text.ts'
import { say } from '../words.ts'
import { fieldText, SelectField } from './fields.tsx'
import { inputProps } from './inputs.ts'
import { OwnWords } from './option-rows.tsx'
import { findOption, type Option, otherOption } from './options.ts'

/** How options are laid out; what an author says nothing about follows from how many there are. */
export const layout = {
  look: z.enum(['rows', 'list', 'search']).optional(),
  columns: z.int().min(2).max(4).optional(),
}
export interface Layout {
  look?: 'rows' | 'list' | 'search' | undefined
  columns?: number | undefined
}

const mostRows = 15

export function lookOf({
  look,
  options,
}: Layout & { options: readonly Option[] }): 'rows' | 'list' | 'search' {
  return look ?? (options.length > mostRows && options.every(({ picture }) => !picture) ? 'list' : 'rows')
}

interface ListProps extends ControlProps<unknown, unknown> {
  options: readonly Option[]
  /** The option's id, or what was typed and names none. */
  chosen: string | undefined
  /** The words of one's own. */
  other: string
}

/** One of many, opened to pick from. */
export function OptionList({ options, chosen, other, ...props }: ListProps) {
  const { name, language } = props
  return (
    <>
      <select {...inputProps(props)}>
        <option value="">{say('choice.pick', language)}</option>
        {options.map(({ id, label }) => (
          <option key={id} value={id} selected={id === chosen} {...foreign(label, language)}>
            {textIn(label, language)}
          </option>
        ))}
      </select>
      {otherOption(options) && <OwnWords name={name} value={other} language={language} />}
    </>
  )
}

/** One of very many, found by typing; browsers suggest what fits. */
export function OptionSearch({ options, chosen = '', other, ...props }: ListProps) {
  const { name, language } = props
  const known = findOption(options, chosen)
  return (
    <>
      <input
        type="text"
        list={`${name}-list`}
        autocomplete="off"
        placeholder={say('choice.search', language)}
        {...inputProps(props)}
        value={known ? textIn(known.label, language) : chosen}
      />
      <datalist id={`${name}-list`}>
        {options.map(({ id, label }) => (
          <option key={id} value={textIn(label, language)} />
        ))}
      </datalist>
      {otherOption(options) && <OwnWords name={name} value={other} language={language} />}
    </>
  )
}

interface LayoutFieldsProps {
  name: string
  settings: Layout
  looks: Readonly<Record<string, string>>
}

export function LayoutFields({ name, settings: { look, columns }, looks }: LayoutFieldsProps) {
  return (
    <>
      <SelectField name={`${name}.look`} label="How the options look" value={look ?? ''} choices={looks} />
      <SelectField
        name={`${name}.columns`}
        label="Rows side by side on wide screens"
        value={columns === undefined ? '' : String(columns)}
        choices={{ '': 'One', '2': 'Two', '3': 'Three', '4': 'Four' }}
      />
    </>
  )
}

export function editLayout(inputs: Inputs) {
  const look = fieldText(inputs, 'look')
  const columns = fieldText(inputs, 'columns')
  return { ...(look && { look }), ...(columns && { columns: Number(columns) }) }
}
