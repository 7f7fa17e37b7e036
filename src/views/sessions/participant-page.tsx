import type { Attribute } from '../../surveys/person.ts'
import type { Role } from '../../surveys/session.ts'
import { type Frame, Page } from '../layout.tsx'
import { ConfirmForm } from '../parts/action.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { counted } from '../parts/numbers.ts'
import { AttributeFields } from '../people/attribute-fields.tsx'

export interface ParticipantPageProps {
  page: Frame
  here: string
  home: string
  /** Undefined adds one. */
  participant: { id: string; name: string; turns: number } | undefined
  entered: { name: string; role: Role; person: string; attributes: Record<string, string> }
  attributes: Attribute[]
  errors: Record<string, string>
}

export function ParticipantPage(props: ParticipantPageProps) {
  const { page, here, home, participant, entered, attributes, errors } = props
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>{participant ? participant.name : 'Add a participant'}</h1>
      <form
        method="post"
        action={`${here}/participants${participant ? `/${participant.id}` : ''}`}
        novalidate
      >
        <TextField
          name="name"
          label="Name in this session"
          value={entered.name}
          error={errors.name}
          required
        />
        <SelectField
          name="role"
          label="Role"
          value={entered.role}
          options={[
            { value: 'participant', label: 'Participant: counted as one person' },
            { value: 'moderator', label: 'Moderator: asks, and is not counted' },
          ]}
        />
        <TextField
          name="person"
          label="Person"
          help="Your own reference of the person behind, such as a customer number. Responses and sessions with the same one count as one person; a new one is added to the people of this study."
          value={entered.person}
          error={errors.person}
        />
        <AttributeFields attributes={attributes} values={entered.attributes} errors={errors} home={home} />
        <button type="submit" class="main">
          {participant ? 'Save the participant' : 'Add the participant'}
        </button>
      </form>
      {participant && <Removal here={here} participant={participant} />}
    </Page>
  )
}

function Removal(props: { here: string; participant: NonNullable<ParticipantPageProps['participant']> }) {
  const { here, participant } = props
  return (
    <>
      <hr />
      <h2>Remove the participant</h2>
      <ConfirmForm
        summary="Remove this participant"
        action={`${here}/participants/${participant.id}/removal`}
        label={`Remove ${participant.name}`}
      >
        <p>
          {counted(participant.turns, 'turn')} stay under the name they were said by, but are counted for
          nobody.
        </p>
      </ConfirmForm>
    </>
  )
}
