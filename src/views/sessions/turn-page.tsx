import type { Turn } from '../../surveys/session.ts'
import { Page } from '../layout.tsx'
import { ConfirmForm } from '../parts/action.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { type NotesPageProps, TurnFields } from './notes-page.tsx'

export interface TurnPageProps extends Omit<NotesPageProps, 'recent' | 'turns'> {
  turn: Turn
}

export function TurnPage({ page, here, turn, participants, questions, entered, errors }: TurnPageProps) {
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>Edit a turn</h1>
      <p class="soft">
        Turn {turn.position}, {turn.source === 'note' ? 'noted by hand' : 'from a transcript'}
        {turn.speaker && `, said by ${turn.speaker}`}. Its themes and sentiment are found anew after a change.
      </p>
      <form method="post" action={`${here}/turns/${turn.id}`} novalidate>
        <TurnFields participants={participants} questions={questions} entered={entered} errors={errors} />
        <button type="submit" class="main">
          Save the turn
        </button>
      </form>
      <hr />
      <h2>Remove the turn</h2>
      <ConfirmForm
        summary="Remove this turn"
        action={`${here}/turns/${turn.id}/removal`}
        label="Remove the turn"
      >
        <p>It will be gone for good, with its themes and quotes.</p>
      </ConfirmForm>
    </Page>
  )
}
