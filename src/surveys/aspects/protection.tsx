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

const whole = (most: number, sentence: string) =>
  z.number(sentence).int(sentence).min(1, sentence).max(most, sentence).optional()

const settings = z.strictObject({
  /** Whoever has the link, or only those with a code of their own, once each. */
  entry: z.enum(['link', 'code']).default('link'),
  /** A field that people do not see and programs fill in. */
  trap: z.boolean().default(false),
  /** Responses sent sooner after the first page are suspect. */
  leastSeconds: whole(3_600, 'Write the seconds as a whole number, from 1 to 3,600'),
  /** More responses than so many from one network address within a quarter of an hour are suspect. */
  mostPerAddress: whole(10_000, 'Write how many from one address as a whole number, from 1'),
  /** More than so many through the link within a quarter of an hour are suspect. */
  mostPerLink: whole(1_000_000, 'Write how many through the link as a whole number, from 1'),
  /** Many people behind one address, as in a lecture room: addresses are not counted. */
  event: z.boolean().default(false),
})
export type Protection = z.infer<typeof settings>

export const protection = aspect<Protection>({
  label: 'Robots and repeats',
  summary:
    'Who may answer, and which responses are left out as suspect. Those are stored with the reason, and can be taken in again',
  settings,
  blank: { entry: 'link', trap: false, event: false },
  Editor: ({ name, settings: { entry, trap, leastSeconds, mostPerAddress, mostPerLink, event } }) => (
    <>
      <SelectField
        name={`${name}.entry`}
        label="Who may answer"
        value={entry}
        choices={{
          link: 'everybody with the link, once per browser',
          code: 'only with a code of one’s own, once per code',
        }}
        hint="Codes are made and downloaded from the survey’s page."
      />
      <CheckField
        name={`${name}.trap`}
        label="A hidden field that only programs fill in marks them"
        checked={trap}
      />
      <NumberField
        name={`${name}.leastSeconds`}
        label="Suspect if sent within so many seconds"
        value={leastSeconds}
      />
      <NumberField
        name={`${name}.mostPerAddress`}
        label="Suspect beyond so many from one address in a quarter of an hour"
        hint="Addresses are counted in memory and never stored."
        value={mostPerAddress}
      />
      <NumberField
        name={`${name}.mostPerLink`}
        label="Suspect beyond so many through the link in a quarter of an hour"
        value={mostPerLink}
      />
      <CheckField
        name={`${name}.event`}
        label="Event: many people behind one address, so do not count addresses"
        checked={event}
      />
    </>
  ),
  edit: (inputs) => ({
    entry: fieldText(inputs, 'entry'),
    trap: fieldChecked(inputs, 'trap'),
    leastSeconds: fieldNumber(inputs, 'leastSeconds'),
    mostPerAddress: fieldNumber(inputs, 'mostPerAddress'),
    mostPerLink: fieldNumber(inputs, 'mostPerLink'),
    event: fieldChecked(inputs, 'event'),
  }),
})
