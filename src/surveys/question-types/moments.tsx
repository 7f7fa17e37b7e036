import type { ControlProps } from '../question-type.ts'
import { inputProps, shownValue } from './inputs.ts'

interface Props extends ControlProps<{ min?: string | undefined; max?: string | undefined }, string> {
  type: 'date' | 'time' | 'datetime-local'
  example: string
  /** Is it what such an input can hold? Anything else would vanish from it, and so is shown as text to be mended. */
  holds(text: string): boolean
}

/** A browser's own input for a day, a time or both. */
export function MomentInput({ type, example, holds, ...props }: Props) {
  const { min, max } = props.settings
  const value = shownValue(props)
  const shared = { ...inputProps(props), value, placeholder: example }
  if (value !== '' && !holds(value)) return <input type="text" {...shared} />
  return <input type={type} {...shared} {...(min && { min })} {...(max && { max })} />
}
