import { z } from 'zod'
import { plainText } from '../../markdown.ts'
import { questionType } from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import { fieldText, LinesField } from '../fields.tsx'
import { columnOptions, optionId, optionLines, optionNamed, optionsFromLines } from '../options.ts'
import { UnseenNote, unseen } from '../unseen.tsx'

const arm = z.strictObject({
  id: optionId,
  label: text,
  /** How many fall to it, in proportion to the other arms' shares. */
  share: z.number().positive('A share is above 0').max(1_000_000).default(1),
})

const settings = z.strictObject({
  arms: z
    .array(arm)
    .min(2, 'Write at least two arms, one on each line')
    .max(100, 'At most 100 arms can be drawn')
    .refine((arms) => new Set(arms.map(({ id }) => id)).size === arms.length, 'Two arms have the same id'),
})
type Settings = z.infer<typeof settings>

export const arms = questionType<Settings, string>({
  label: 'Drawn by chance (A/B)',
  summary: 'Puts each person into one of several groups that rules can read',
  settings,
  answer: z.string('send the id of an arm'),
  blank: {
    arms: [
      { id: 'a', label: { en: 'A' }, share: 1 },
      { id: 'b', label: { en: 'B' }, share: 1 },
    ],
  },
  ...unseen,
  check: (id, { arms }) => (arms.some((arm) => arm.id === id) ? undefined : { word: 'choice.unknown' }),
  columns: (key, label, { arms }, language) => [
    { key, label, scale: 'nominal', options: columnOptions(arms, language, false) },
  ],
  cells: (id) => [id],
  value: (id) => id,
  valueKind: 'text',
  fill: ({ arms }, { chance }) => drawn(arms, chance),
  read(cell, { arms }) {
    if (cell.trim() === '') return { ok: true, answer: undefined }
    const named = optionNamed(arms, cell)
    return named ? { ok: true, answer: named.id } : { ok: false, issue: { word: 'choice.unknown' } }
  },
  write(id, { arms }, language) {
    const label = arms.find((arm) => arm.id === id)?.label
    return label ? plainText(textIn(label, language)) : id
  },
  Editor: ({ name, settings: { arms }, language }) => (
    <>
      <UnseenNote>Each person gets one arm and keeps it.</UnseenNote>
      <LinesField
        name={`${name}.arms`}
        label="Arms, one on each line"
        hint="For unequal shares write id | words | share, such as: new | New page | 3"
        value={optionLines(
          arms.map(({ id, label, share }) => ({ id, label, ...(share !== 1 && { points: share }) })),
          language,
        )}
      />
    </>
  ),
  edit: (inputs, before, language) => ({
    arms: optionsFromLines(
      fieldText(inputs, 'arms'),
      before.arms.map(({ id, label }) => ({ id, label })),
      language,
    ).map(({ id, label, points = 1 }) => ({ id, label, share: points })),
  }),
  examples: [
    {
      settings: {
        arms: [
          { id: 'old', label: { en: 'Old page', de: 'Alte Seite' }, share: 1 },
          { id: 'new', label: { en: 'New page' }, share: 3 },
        ],
      },
      accepts: [],
      rejects: [],
      refuses: ['other', 1, ['old'], true],
      reads: [{ cell: 'alte seite', answer: 'old' }],
      fills: [
        { chance: 0, answer: 'old' },
        { chance: 0.2499, answer: 'old' },
        { chance: 0.25, answer: 'new' },
        { chance: 0.9999, answer: 'new' },
      ],
    },
  ],
})

function drawn(arms: Settings['arms'], chance: number): string | undefined {
  let left = chance * arms.reduce((sum, { share }) => sum + share, 0)
  return (arms.find(({ share }) => (left -= share) < 0) ?? arms.at(-1))?.id
}
