import type { GuideQuestion } from '../../surveys/session.ts'
import { type Frame, Page } from '../layout.tsx'
import { ConfirmForm } from '../parts/action.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { TextAreaField, TextField } from '../parts/field.tsx'
import { counted } from '../parts/numbers.ts'
import { type SessionEntries, SessionFields } from './session-list.tsx'

export interface SessionSettingsProps {
  page: Frame
  here: string
  title: string
  entered: SessionEntries
  /** The wording as entered. */
  guide: GuideQuestion[]
  errors: Record<string, string>
  holds: { participants: number; turns: number }
}

export function SessionSettingsPage(props: SessionSettingsProps) {
  const { page, here, title, entered, guide, errors, holds } = props
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>Guide and settings</h1>
      <form method="post" action={`${here}/settings`} novalidate>
        <SessionFields entered={entered} errors={errors} />
        <Guide guide={guide} entered={entered} errors={errors} />
        <button type="submit" class="main">
          Save the session
        </button>
      </form>
      <Removal here={here} title={title} holds={holds} />
    </Page>
  )
}

function Guide({ guide, entered, errors }: Pick<SessionSettingsProps, 'guide' | 'entered' | 'errors'>) {
  return (
    <>
      <h2>Guide</h2>
      {guide.length > 0 && (
        <p class="soft">
          Reword a question here, and what was said stays under it. Empty its field to remove it, as long as
          nothing was said under it.
        </p>
      )}
      {guide.map((question, index) => (
        <TextField
          key={question.id}
          name={`guide.${question.id}`}
          label={`Question ${index + 1}`}
          value={question.title}
          error={errors[`guide.${question.id}`]}
        />
      ))}
      <TextAreaField
        name="questions"
        label={guide.length > 0 ? 'Further questions' : 'Questions'}
        help="One a line."
        value={entered.questions}
        error={errors.questions}
        rows={4}
      />
    </>
  )
}

function Removal({ here, title, holds }: Pick<SessionSettingsProps, 'here' | 'title' | 'holds'>) {
  return (
    <>
      <hr />
      <h2>Remove the session</h2>
      <ConfirmForm
        summary="Remove this session and everything said in it"
        action={`${here}/removal`}
        label={`Remove “${title}” for good`}
      >
        <p>
          {counted(holds.participants, 'participant')} and {counted(holds.turns, 'turn')} will be gone for
          good, with their themes and quotes. People behind the participants stay.
        </p>
      </ConfirmForm>
    </>
  )
}
