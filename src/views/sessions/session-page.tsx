import type { GuideQuestion, Participant, SessionKind, Turn } from '../../surveys/session.ts'
import { type Frame, Page } from '../layout.tsx'
import { Badge } from '../parts/badge.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { counted, thousands } from '../parts/numbers.ts'
import { Pager } from '../parts/pager.tsx'
import { Clock } from './clock.tsx'
import { attributeWords } from '../people/attribute-words.ts'

export interface ParticipantLine extends Participant {
  /** The reference of the person behind. */
  person: string | undefined
  turns: number
}

export interface SessionPageProps {
  page: Frame
  /** Address of the session. */
  here: string
  home: string
  session: { title: string; kind: SessionKind; heldOn: string | null; wave: string | undefined }
  participants: ParticipantLine[]
  /** How many people said something. */
  people: number
  turns: number
  groups: { question: GuideQuestion | undefined; turns: Turn[] }[]
  pager: { summary: string; previous: string | undefined; next: string | undefined }
  mayEdit: boolean
}

export function SessionPage(props: SessionPageProps) {
  const { page, here, home, session, participants, people, turns, mayEdit } = props
  return (
    <Page {...page}>
      <div class="head">
        <div>
          <h1>{session.title}</h1>
          <p class="soft">
            <Badge>{session.kind}</Badge> {session.heldOn ? `held on ${session.heldOn}` : 'no date yet'}
            {session.wave && `, in the wave “${session.wave}”`} · {counted(turns, 'turn')} of{' '}
            {counted(people, 'person', 'people')}
          </p>
        </div>
        {mayEdit && (
          <p class="actions">
            <a class="button main" href={`${here}/notes`}>
              Take notes
            </a>
            <a class="button" href={`${here}/transcript`}>
              Bring in a transcript
            </a>
            <a class="button" href={`${here}/settings`}>
              Guide and settings
            </a>
          </p>
        )}
      </div>
      <Participants here={here} home={home} participants={participants} mayEdit={mayEdit} />
      <Turns {...props} />
    </Page>
  )
}

type ParticipantsProps = Pick<SessionPageProps, 'here' | 'home' | 'participants' | 'mayEdit'>

function Participants({ here, home, participants, mayEdit }: ParticipantsProps) {
  return (
    <section aria-labelledby="participants">
      <h2 id="participants">Participants</h2>
      {participants.length === 0 ? (
        <p class="soft">Nobody yet. A transcript brings its speakers along.</p>
      ) : (
        <DataTable
          caption="Who takes part"
          columns={[
            { label: 'Name' },
            { label: 'Role' },
            { label: 'Known as' },
            { label: 'Attributes' },
            { label: 'Turns', number: true },
          ]}
          rows={participants.map((participant) => ({
            key: participant.id,
            cells: [
              mayEdit ? (
                <a href={`${here}/participants/${participant.id}`}>{participant.name}</a>
              ) : (
                participant.name
              ),
              participant.role,
              participant.personId && participant.person ? (
                <a href={`${home}/people/${participant.personId}`}>{participant.person}</a>
              ) : (
                '–'
              ),
              attributeWords(participant.attributes),
              thousands(participant.turns),
            ],
          }))}
        />
      )}
      {mayEdit && (
        <p>
          <a class="button tight" href={`${here}/participants/new`}>
            Add a participant
          </a>
        </p>
      )}
    </section>
  )
}

function Turns({ here, groups, turns, pager, participants, mayEdit }: SessionPageProps) {
  const names = new Map(participants.map(({ id, name }) => [id, name]))
  return (
    <section aria-labelledby="turns">
      <h2 id="turns">What was said</h2>
      {turns === 0 && (
        <EmptyState title="Nothing noted yet">
          <p>
            Take notes while you talk, or bring in a transcript afterwards (WebVTT, SubRip or plain text).
          </p>
        </EmptyState>
      )}
      {groups.map(({ question, turns }) => (
        <section key={question?.id ?? 'none'} aria-labelledby={`under-${question?.id ?? 'none'}`}>
          <h3 id={`under-${question?.id ?? 'none'}`}>
            {question?.title ?? 'Under no question of the guide'}
          </h3>
          {turns.length === 0 ? (
            <p class="soft">Nothing said under this question.</p>
          ) : (
            <ol class="turns">
              {turns.map((turn) => (
                <li key={turn.id} id={`turn-${turn.id}`}>
                  <p class="speaker">
                    <strong>{names.get(turn.participantId ?? '') ?? (turn.speaker || 'Somebody')}</strong>{' '}
                    <Clock ms={turn.startsMs} />
                    {mayEdit && (
                      <a
                        class="small"
                        href={`${here}/turns/${turn.id}`}
                        aria-label={`Edit what ${turn.speaker || 'somebody'} said as turn ${turn.position}`}
                      >
                        Edit
                      </a>
                    )}
                  </p>
                  <p class="said">{turn.text}</p>
                </li>
              ))}
            </ol>
          )}
        </section>
      ))}
      {turns > 0 && <Pager of="turns" {...pager} />}
    </section>
  )
}
