import type { ControlProps, Inputs, Parsed } from '../question-type.ts'

/** The one value of an input; a form that sends several where one belongs is refused rather than half read. */
export function single(inputs: Inputs, part?: string): Parsed<string> {
  const values = inputs(part).filter((value) => value.trim() !== '')
  return values.length > 1 ? { ok: false, issue: { word: 'answer.once' } } : { ok: true, answer: values[0] }
}

/** What a single input shows: what was sent and not accepted, else the stored answer. */
export function shownValue({
  inputs,
  answer,
}: Pick<ControlProps<unknown, string | number>, 'inputs' | 'answer'>): string {
  if (inputs) return inputs()[0] ?? ''
  return answer === undefined ? '' : String(answer)
}

/** Attributes every single input shares. */
export function inputProps({
  name,
  id = name,
  labelledBy,
  describedBy,
  invalid,
  required,
  autofocus,
}: ControlProps<unknown, unknown>) {
  return {
    id,
    name,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': invalid ? ('true' as const) : undefined,
    'aria-required': required ? ('true' as const) : undefined,
    autofocus,
  }
}
