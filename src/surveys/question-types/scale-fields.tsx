import type { Inputs, ItemList } from '../question-type.ts'
import { CheckField, fieldChecked, fieldText, LinesField } from './fields.tsx'
import { type Option, optionLines, optionList, optionsFromLines } from './options.ts'
import { mapRows } from './rows.tsx'

/** The options that every row of a question is answered with; none takes words of one's own. */

export const scaleList = optionList.refine(
  (options) => options.every(({ kind }) => kind !== 'other'),
  'Rows take no “Other” with words of one’s own',
)

/** For logic: the options of every row; `only` gives what a row's part of the answer still says. */
export function offeredOptions<S extends { options: Option[] }>(
  only: (cell: unknown, offered: ReadonlySet<string>) => unknown,
): ItemList<S> {
  return {
    label: 'Options',
    items: ({ options }) => options,
    with: (settings, items) => ({ ...settings, options: [...items] }),
    only: (answer, offered) => mapRows(answer, (cell) => only(cell, offered)),
  }
}

interface ScaleFieldsProps {
  name: string
  label: string
  options: readonly Option[]
  language: string
  /** What the options that stand apart are. */
  apart: { label: string; hint: string }
}

export const besideTheOrder = {
  label: 'Options beside the others, one on each line',
  hint: 'Such as: I do not know. They stand last, outside any order.',
}

export const excludingAll = {
  label: 'Options that exclude all others, one on each line',
  hint: 'Such as: None of these',
}

export function ScaleFields({ name, label, options, language, apart }: ScaleFieldsProps) {
  const plain = options.filter(({ kind }) => !kind)
  return (
    <>
      <LinesField
        name={`${name}.options`}
        label={label}
        hint="One on each line. To reword an option and keep its answers, write its id before the new words: id | new words"
        value={optionLines(plain, language)}
        rows={Math.min(20, Math.max(5, plain.length + 1))}
      />
      <LinesField
        name={`${name}.none`}
        {...apart}
        value={optionLines(
          options.filter(({ kind }) => kind === 'none'),
          language,
        )}
        rows={2}
      />
    </>
  )
}

export function editScale(inputs: Inputs, before: readonly Option[], language: string): Option[] {
  const of = (part: string, kind: Option['kind']) =>
    optionsFromLines(
      fieldText(inputs, part),
      before.filter((option) => option.kind === kind),
      language,
    )
  return [
    ...of('options', undefined),
    ...of('none', 'none').map((option) => ({ ...option, kind: 'none' as const })),
  ]
}

/** What both kinds of matrix ask an author about its rows. */
export function EveryField({ name, every = false }: { name: string; every: boolean | undefined }) {
  return (
    <CheckField name={`${name}.every`} label="Whoever answers a row must answer every row" checked={every} />
  )
}

export function editEvery(inputs: Inputs): { every?: true } {
  return fieldChecked(inputs, 'every') ? { every: true } : {}
}
