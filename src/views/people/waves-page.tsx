import type { Wave } from '../../surveys/person.ts'
import { type Frame, Page } from '../layout.tsx'
import { ConfirmForm } from '../parts/action.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import { Day } from '../parts/day.tsx'
import { counted, thousands } from '../parts/numbers.ts'

export interface WavesPageProps {
  page: Frame
  home: string
  waves: (Wave & { responses: number; sessions: number })[]
  /** Responses that fall in no wave. */
  outside: number
  entered: WaveEntries
  errors: Record<string, string>
  mayEdit: boolean
}

export interface WaveEntries {
  title: string
  startsOn: string
  endsOn: string
}

export function WavesPage({ page, home, waves, outside, entered, errors, mayEdit }: WavesPageProps) {
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>Waves</h1>
      {waves.length === 0 ? (
        <EmptyState title="No wave yet">
          <p>
            Waves are rounds of asking, each with its dates, to see what changes. A response falls in the wave
            whose days hold its start, an interview in the one that holds its day.
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Waves of this study; days are counted in UTC"
          columns={[
            { label: 'Wave' },
            { label: 'First day' },
            { label: 'Last day' },
            { label: 'Responses', number: true },
            { label: 'Sessions', number: true },
          ]}
          rows={waves.map((wave) => ({
            key: wave.id,
            cells: [
              mayEdit ? <a href={`${home}/waves/${wave.id}`}>{wave.title}</a> : wave.title,
              <Day at={wave.startsOn} />,
              <Day at={wave.endsOn} otherwise="goes on" />,
              thousands(wave.responses),
              thousands(wave.sessions),
            ],
          }))}
        />
      )}
      {waves.length > 0 && outside > 0 && <p class="soft">{counted(outside, 'response')} in no wave.</p>}
      {mayEdit && (
        <>
          <h2>Add a wave</h2>
          <form method="post" action={`${home}/waves`} novalidate>
            <WaveFields entered={entered} errors={errors} />
            <button type="submit" class="main">
              Add the wave
            </button>
          </form>
        </>
      )}
    </Page>
  )
}

function WaveFields({ entered, errors }: Pick<WavesPageProps, 'entered' | 'errors'>) {
  return (
    <>
      <TextField name="title" label="Title" value={entered.title} error={errors.title} required />
      <TextField
        name="startsOn"
        label="First day"
        type="date"
        value={entered.startsOn}
        error={errors.startsOn}
        required
      />
      <TextField
        name="endsOn"
        label="Last day"
        type="date"
        help="Leave it empty while the wave goes on."
        value={entered.endsOn}
        error={errors.endsOn}
      />
    </>
  )
}

export interface WavePageProps extends Pick<WavesPageProps, 'page' | 'home' | 'entered' | 'errors'> {
  wave: Wave
  holds: { responses: number; sessions: number }
}

export function WavePage({ page, home, wave, holds, entered, errors }: WavePageProps) {
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>{wave.title}</h1>
      <p>
        Holds {counted(holds.responses, 'response')} and {counted(holds.sessions, 'session')}. With other
        dates, everything moves to the wave that then holds its day, or to none.
      </p>
      <form method="post" action={`${home}/waves/${wave.id}`} novalidate>
        <WaveFields entered={entered} errors={errors} />
        <button type="submit" class="main">
          Save the wave
        </button>
      </form>
      <hr />
      <h2>Remove the wave</h2>
      <ConfirmForm
        summary="Remove this wave"
        action={`${home}/waves/${wave.id}/removal`}
        label={`Remove “${wave.title}”`}
      >
        <p>
          {counted(holds.responses, 'response')} and {counted(holds.sessions, 'session')} stay, but are in no
          wave any more.
        </p>
      </ConfirmForm>
    </Page>
  )
}
