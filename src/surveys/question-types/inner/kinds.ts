import { z } from 'zod'
import type { QuestionType } from '../../question-type.ts'
import { text } from '../../text.ts'
import { choice } from '../choice/choice.tsx'
import { date } from '../date/date.tsx'
import { number } from '../number/number.tsx'
import { optionId } from '../options.ts'
import { rating } from '../rating/rating.tsx'
import { shortText } from '../short-text/short-text.tsx'

/** The simple kinds of question that stand within another one: the columns beside a row, what is asked of each entry. */
export const kinds = { choice, rating, number, short_text: shortText, date } as const
export type KindName = keyof typeof kinds

const kindName = z.enum(['choice', 'rating', 'number', 'short_text', 'date'])

const field = z
  .strictObject({
    id: optionId,
    label: text,
    type: kindName,
    /** Needs an answer wherever something else beside it has one. */
    required: z.boolean().optional(),
    /** Read by the kind. */
    settings: z.record(z.string(), z.unknown()).default({}),
  })
  .superRefine(({ type, label, settings }, context) => {
    const name = Object.values(label)[0] ?? ''
    for (const { message } of kinds[type].settings.safeParse(settings).error?.issues ?? [])
      context.addIssue({ code: 'custom', message: `${name}: ${message}` })
  })
export type Field = z.infer<typeof field>

export const fieldList = z
  .array(field)
  .min(1, 'Say at least one thing to be asked')
  .max(20, 'At most 20 things can be asked beside each other')
  .superRefine((fields, context) => {
    const ids = fields.map(({ id }) => id)
    const twice = ids.find((id, index) => ids.indexOf(id) < index)
    if (twice)
      context.addIssue({ code: 'custom', message: `Two fields have the id “${twice}”. Give one another id` })
  })

/** The kind of a field, whose settings and answers are read by nothing else. */
export function kindOf({ type }: Pick<Field, 'type'>): QuestionType<unknown, unknown> {
  // Each kind is only ever given the settings that it read itself, and answers that it made or took.
  return kinds[type] as unknown as QuestionType<unknown, unknown>
}
