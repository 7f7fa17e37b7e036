import { z } from 'zod'
import { aspect } from '../aspect.ts'
import {
  CheckField,
  fieldChecked,
  fieldNumber,
  fieldText,
  NumberField,
  SelectField,
} from '../question-types/fields.tsx'

const settings = z.strictObject({
  /** Whole sections, or one question at a time. */
  pages: z.enum(['sections', 'questions']).default('sections'),
  progress: z.enum(['parts', 'bar', 'none']).default('parts'),
  /** All answers are shown once more before they are sent. */
  review: z.boolean().default(false),
  /** Sent answers may be changed while the survey is open. */
  editable: z.boolean().default(false),
  /** A screen that many use one after the other: after so many seconds without a touch it begins anew. */
  kiosk: z
    .number('Write the seconds as a whole number')
    .int('Write the seconds as a whole number')
    .min(15, 'Give people at least 15 seconds')
    .max(3_600, 'At most 3,600 seconds')
    .optional(),
})

export const display = aspect<z.infer<typeof settings>>({
  label: 'Pages',
  summary: 'How many questions on a page, progress, review before sending, changes afterwards',
  settings,
  blank: { pages: 'sections', progress: 'parts', review: false, editable: false },
  Editor: ({ name, settings: { pages, progress, review, editable, kiosk } }) => (
    <>
      <SelectField
        name={`${name}.pages`}
        label="On one page"
        value={pages}
        choices={{ sections: 'a whole section', questions: 'one question' }}
      />
      <SelectField
        name={`${name}.progress`}
        label="Progress"
        value={progress}
        choices={{ parts: '“Part 2 of 5”', bar: 'a bar', none: 'not shown' }}
      />
      <CheckField name={`${name}.review`} label="Show all answers before they are sent" checked={review} />
      <CheckField
        name={`${name}.editable`}
        label="Sent answers may be changed while the survey is open"
        checked={editable}
      />
      <NumberField
        name={`${name}.kiosk`}
        label="On a screen for many: begin anew after so many seconds without a touch"
        hint="Left empty: never"
        value={kiosk}
      />
    </>
  ),
  edit: (inputs) => ({
    pages: fieldText(inputs, 'pages'),
    progress: fieldText(inputs, 'progress'),
    review: fieldChecked(inputs, 'review'),
    editable: fieldChecked(inputs, 'editable'),
    kiosk: fieldNumber(inputs, 'kiosk'),
  }),
})
