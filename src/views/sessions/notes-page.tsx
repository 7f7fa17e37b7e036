import type { GuideQuestion, Participant, Turn } from '../../surveys/session.ts'
import { type Frame, Page } from '../layout.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import { counted } from '../parts/numbers.ts'

export interface TurnEntries {
  /** A participant's id, or '' for somebody new or unknown. */
  participant: string
  newSpeaker: string
  question: string
  text: string
}

export interface NotesPageProps {
  page: Frame
  here: string
  participants: Participant[]
  questions: GuideQuestion[]
  entered: TurnEntries
  errors: Record<string, string>
  /** The newest first. */
  recent: Turn[]
  turns: number
}

/** The moderator's page: one note after the other, without a script. */
export function NotesPage(props: NotesPageProps) {
  const { page, here, participants, questions, entered, errors, recent, turns } = props
  const hasErrors = Object.keys(errors).length > 0
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>Take notes</h1>
      <form method="post" action={`${here}/turns`} novalidate>
        <TurnFields
          participants={participants}
          questions={questions}
          entered={entered}
          errors={errors}
          focus={!hasErrors}
        />
        <button type="submit" class="main">
          Note it
        </button>{' '}
        <a href={here}>Done with notes</a>
      </form>
      <section aria-labelledby="recent">
        <h2 id="recent">Noted so far: {counted(turns, 'turn')}</h2>
        <ol class="turns" reversed>
          {recent.map((turn) => (
            <li key={turn.id}>
              <p class="speaker">
                <strong>{turn.speaker || 'Somebody'}</strong>
              </p>
              <p class="said">{turn.text}</p>
            </li>
          ))}
        </ol>
      </section>
    </Page>
  )
}

interface TurnFieldsProps extends Pick<NotesPageProps, 'participants' | 'questions' | 'entered' | 'errors'> {
  focus?: boolean | undefined
}

export function TurnFields({ participants, questions, entered, errors, focus }: TurnFieldsProps) {
  return (
    <>
      <Speakers participants={participants} entered={entered} errors={errors} />
      <TextField
        name="newSpeaker"
        label="Name of somebody else"
        help="They become a participant. Left empty, the turn is nobody’s and counts for nobody."
        value={entered.newSpeaker}
        error={errors.newSpeaker}
      />
      <SelectField
        name="question"
        label="Under which question"
        value={entered.question}
        options={[
          { value: '', label: 'Under none' },
          ...questions.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <Said entered={entered} errors={errors} focus={focus} />
    </>
  )
}

function Speakers({
  participants,
  entered,
  errors,
}: Pick<TurnFieldsProps, 'participants' | 'entered' | 'errors'>) {
  return (
    <fieldset class={errors.participant ? 'field wrong speakers' : 'field speakers'} id="participant">
      <legend>Who</legend>
      {errors.participant && <p class="error">{errors.participant}</p>}
      {participants.map(({ id, name, role }) => (
        <label class="check" key={id}>
          <input type="radio" name="participant" value={id} checked={entered.participant === id} />
          <span>{role === 'moderator' ? `${name} (moderator)` : name}</span>
        </label>
      ))}
      <label class="check">
        <input
          type="radio"
          name="participant"
          value=""
          checked={!participants.some(({ id }) => id === entered.participant)}
        />
        <span>Somebody else</span>
      </label>
    </fieldset>
  )
}

function Said({ entered, errors, focus }: Pick<TurnFieldsProps, 'entered' | 'errors' | 'focus'>) {
  return (
    <div class={errors.text ? 'field wrong' : 'field'}>
      <label for="text">What was said</label>
      {errors.text && (
        <p class="error" id="text-error">
          {errors.text}
        </p>
      )}
      <textarea
        id="text"
        name="text"
        rows={3}
        autofocus={focus}
        aria-describedby={errors.text ? 'text-error' : undefined}
        aria-invalid={errors.text ? 'true' : undefined}
      >
        {entered.text}
      </textarea>
    </div>
  )
}
