import type { GuideQuestion, Participant } from '../../surveys/session.ts'
import type { Speech } from '../../surveys/transcript.ts'
import { type Frame, Page } from '../layout.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { FileField, SelectField, TextAreaField } from '../parts/field.tsx'
import { counted } from '../parts/numbers.ts'
import { Clock } from './clock.tsx'

interface TranscriptPageProps {
  page: Frame
  here: string
  text: string
  errors: Record<string, string>
}

export function TranscriptPage({ page, here, text, errors }: TranscriptPageProps) {
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>Bring in a transcript</h1>
      <p>
        WebVTT and SubRip files as recorders write them, or plain text where each turn starts with its
        speaker: <code>Ana: I like it</code> or <code>Ana [00:01:02]: I like it</code>. You see what we read
        before it is kept.
      </p>
      <form method="post" action={`${here}/transcript/preview`} enctype="multipart/form-data" novalidate>
        <FileField
          name="file"
          label="A file"
          accept=".vtt,.srt,.txt,text/vtt,text/plain"
          error={errors.file}
        />
        <TextAreaField
          name="transcript"
          label="Or its text, pasted"
          value={text}
          error={errors.transcript}
          rows={10}
        />
        <button type="submit" class="main">
          Look at it first
        </button>
      </form>
    </Page>
  )
}

export interface TranscriptPreviewProps {
  page: Frame
  here: string
  format: string
  transcript: string
  speakers: { speaker: string; speeches: number; chosen: string }[]
  participants: Participant[]
  questions: GuideQuestion[]
  question: string
  /** The beginning. */
  speeches: Speech[]
  total: number
}

export function TranscriptPreviewPage(props: TranscriptPreviewProps) {
  const { page, here, format, transcript, speakers, participants, questions, question, speeches, total } =
    props
  return (
    <Page {...page}>
      <h1>Is this how it was said?</h1>
      <p>
        We read {counted(total, 'turn')} of {counted(speakers.length, 'speaker')} from this {format}. Nothing
        is kept yet.
      </p>
      <form method="post" action={`${here}/transcript`} enctype="multipart/form-data">
        <input type="hidden" name="transcript" value={transcript} />
        <h2>Who is who</h2>
        {speakers.map(({ speaker, speeches, chosen }, index) => (
          <SelectField
            key={speaker}
            name={`speaker.${index}`}
            label={speaker === '' ? 'Where no speaker is named' : speaker}
            help={counted(speeches, 'turn')}
            value={chosen}
            options={choicesFor(speaker, participants)}
          />
        ))}
        <SelectField
          name="question"
          label="Under which question of the guide"
          value={question}
          options={[
            { value: 'follow', label: 'Each under the question that the moderator asked last, word by word' },
            { value: '', label: 'Under none' },
            ...questions.map(({ id, title }) => ({ value: `under ${id}`, label: title })),
          ]}
        />
        <button type="submit" class="main">
          Keep {counted(total, 'turn')}
        </button>{' '}
        <a href={`${here}/transcript`}>Start over</a>
      </form>
      <Beginning speeches={speeches} />
    </Page>
  )
}

function Beginning({ speeches }: Pick<TranscriptPreviewProps, 'speeches'>) {
  return (
    <>
      <h2>How it begins</h2>
      <ol class="turns">
        {speeches.map((speech, index) => (
          // A preview never changes its order.
          <li key={index}>
            <p class="speaker">
              <strong>{speech.speaker || 'Somebody'}</strong> <Clock ms={speech.startsMs} />
            </p>
            <p class="said">{speech.text}</p>
          </li>
        ))}
      </ol>
    </>
  )
}

function choicesFor(speaker: string, participants: Participant[]) {
  const known = participants.map(({ id, name, role }) => ({
    value: `is ${id}`,
    label:
      role === 'moderator' ? `${name} (moderator of this session)` : `${name} (participant of this session)`,
  }))
  const named =
    speaker === ''
      ? []
      : [
          { value: 'participant', label: `Add ${speaker} as a participant` },
          { value: 'moderator', label: `Add ${speaker} as a moderator` },
        ]
  return [
    ...known,
    ...named,
    { value: 'unknown', label: 'Nobody known: kept, counted for nobody' },
    { value: 'joined', label: 'No speaker: part of what was said before' },
  ]
}
