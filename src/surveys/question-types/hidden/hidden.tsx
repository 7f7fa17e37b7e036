import { z } from 'zod'
import { questionType } from '../../question-type.ts'
import { fieldText, LinesField, TextField } from '../fields.tsx'
import { checkText, textAnswer, tidyText } from '../plain-text.ts'
import { UnseenNote, unseen } from '../unseen.tsx'

const most = 500

const settings = z.strictObject({
  /** The name it has in the link: `?source=newsletter`. */
  parameter: z
    .string()
    .regex(
      /^[A-Za-z][\w.-]{0,62}$/,
      'A link’s value is named with a–z, 0–9, ., - and _, and starts with a letter',
    )
    .refine(
      (name) => !['person', 'test', 'language'].includes(name),
      'Links use this name for something else. Choose another',
    ),
  /** What it may be; anything else is left out. */
  allowed: z.array(z.string().min(1).max(most)).max(500, 'At most 500 values can be listed').optional(),
})

export const hidden = questionType<z.infer<typeof settings>, string>({
  label: 'Value from the link',
  summary: 'Something the link says, such as where it was posted',
  settings,
  answer: textAnswer,
  blank: { parameter: 'source' },
  ...unseen,
  tidy: tidyText,
  check(value, { allowed }) {
    if (allowed && !allowed.includes(value)) return { word: 'choice.unknown' }
    return checkText(value, { max: most })
  },
  columns: (key, label, { allowed }) => [
    allowed
      ? { key, label, scale: 'nominal', options: allowed.map((id) => ({ id, label: id })) }
      : { key, label, scale: 'text' },
  ],
  cells: (value) => [value],
  value: (value) => value,
  valueKind: 'text',
  fill({ parameter, allowed }, source) {
    const value = tidyText(source.link(parameter) ?? '')
    if (value === undefined || checkText(value, { max: most })) return undefined
    return !allowed || allowed.includes(value) ? value : undefined
  },
  read: (cell) => ({ ok: true, answer: cell }),
  write: (value) => value,
  Editor: ({ name, settings: { parameter, allowed = [] } }) => (
    <>
      <UnseenNote>
        The link <code>…?{parameter}=spring</code> answers it with “spring”.
      </UnseenNote>
      <TextField name={`${name}.parameter`} label="Its name in the link" value={parameter} />
      <LinesField
        name={`${name}.allowed`}
        label="Values that count, one on each line"
        hint="Left empty, any text counts. Listed values can be compared like options."
        value={allowed.join('\n')}
      />
    </>
  ),
  edit(inputs) {
    const allowed = [
      ...new Set(
        fieldText(inputs, 'allowed')
          .split('\n')
          .map((line) => line.trim()),
      ),
    ].filter(Boolean)
    return { parameter: fieldText(inputs, 'parameter'), ...(allowed.length > 0 && { allowed }) }
  },
  examples: [
    {
      settings: { parameter: 'source' },
      accepts: [],
      rejects: [],
      refuses: [12, ['a'], 'a\0b', 'x'.repeat(501), '\ud800'],
      reads: [{ cell: ' spring ', answer: 'spring' }],
      fills: [
        { link: { source: ' newsletter ' }, answer: 'newsletter' },
        { link: { other: 'x' }, answer: undefined },
        { link: { source: 'a\0b' }, answer: undefined },
        { link: { source: 'x'.repeat(501) }, answer: undefined },
      ],
    },
    {
      settings: { parameter: 'shop', allowed: ['Berlin', 'Köln'] },
      accepts: [],
      rejects: [],
      refuses: ['Rome', 'berlin'],
      fills: [
        { link: { shop: 'Köln' }, answer: 'Köln' },
        { link: { shop: 'Rome' }, answer: undefined },
      ],
    },
  ],
})
