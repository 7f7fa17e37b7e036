import { z } from 'zod'
import { aspect } from '../aspect.ts'
import {
  CheckField,
  fieldChecked,
  fieldNumber,
  fieldText,
  fieldWords,
  LinesField,
  NumberField,
  TextField,
} from '../question-types/fields.tsx'
import { text, textIn } from '../text.ts'

const whole = (most: number, sentence: string) =>
  z.number(sentence).int(sentence).min(1, sentence).max(most, sentence)

const contact = z
  .string()
  .max(300)
  .regex(
    /^(https:\/\/\S+|[^\s@]+@[^\s@]+\.[^\s@]+|\+?[\d ()/-]{6,})$/,
    'Write the contact as an e-mail address, a phone number or a link beginning with https://',
  )

const settings = z.strictObject({
  /** Who asks. */
  asker: text.optional(),
  contact: contact.optional(),
  /** What the answers are for. */
  purpose: text.optional(),
  /** Answers are removed so many days after they were last saved. */
  keptDays: whole(36_500, 'Write how long answers are kept in whole days, from 1').optional(),
  /** How long it takes, if not as reckoned from the questions. */
  minutes: whole(600, 'Write the minutes as a whole number, from 1').optional(),
  /** Answers may be joined to a person that the team knows. */
  joined: z.boolean().default(true),
})
export type Trust = z.infer<typeof settings>

export const trust = aspect<Trust>({
  label: 'Who asks, and what for',
  summary: 'What people are told before they answer; we keep to it',
  settings,
  blank: { joined: true },
  Editor: ({ name, settings: { asker, contact, purpose, keptDays, minutes, joined }, language }) => (
    <>
      <TextField
        name={`${name}.asker`}
        label="Who asks"
        hint="The team or company, as people know it."
        value={textIn(asker, language)}
      />
      <TextField
        name={`${name}.contact`}
        label="Contact"
        hint="An e-mail address, a phone number, or a link."
        value={contact}
      />
      <LinesField
        name={`${name}.purpose`}
        label="What the answers are for"
        rows={3}
        value={textIn(purpose, language)}
      />
      <NumberField
        name={`${name}.keptDays`}
        label="Days that answers are kept"
        hint="After so many days answers are removed, texts, tags and files too. Empty: until the study is removed."
        value={keptDays}
      />
      <NumberField
        name={`${name}.minutes`}
        label="Minutes it takes"
        hint="Empty: reckoned from the questions."
        value={minutes}
      />
      <CheckField
        name={`${name}.joined`}
        label="Answers may be joined to a person we know, through their own link"
        checked={joined}
      />
    </>
  ),
  edit: (inputs, before, language) => ({
    asker: fieldWords(inputs, 'asker', before.asker, language),
    contact: fieldText(inputs, 'contact') || undefined,
    purpose: fieldWords(inputs, 'purpose', before.purpose, language),
    keptDays: fieldNumber(inputs, 'keptDays'),
    minutes: fieldNumber(inputs, 'minutes'),
    joined: fieldChecked(inputs, 'joined'),
  }),
})
