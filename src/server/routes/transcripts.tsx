import type { Context } from 'hono'
import {
  guideQuestions,
  likelyModerator,
  type Participant,
  underQuestionAsked,
} from '../../surveys/session.ts'
import { readTranscript, type Speech, speakersOf, withoutSpeaker } from '../../surveys/transcript.ts'
import { counted } from '../../views/parts/numbers.ts'
import { TranscriptPage, TranscriptPreviewPage } from '../../views/sessions/transcript-page.tsx'
import type { App, Env, Routes } from '../route.ts'
import { type Form, readForm } from '../forms.ts'
import { leaveNotice } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { problem } from '../problems.ts'
import { placeOf, sessionFrame } from '../session-frame.ts'
import { inTransaction } from '../store/db.ts'
import { listParticipants, saveParticipant } from '../store/participants.ts'
import { getSession } from '../store/sessions.ts'
import { addTurns, listTurns, type NewTurn } from '../store/turns.ts'

const path = '/studies/:study/sessions/:session/transcript'
const limit = 6 << 20

export const transcriptRoutes: Routes = (app) => [
  { method: 'GET', path, access: 'editor', handle: (c) => show(app, c, '', {}) },
  { method: 'POST', path: `${path}/preview`, access: 'editor', limit, handle: (c) => preview(app, c) },
  { method: 'POST', path, access: 'editor', limit, handle: (c) => keep(app, c) },
]

async function show(
  app: App,
  c: Context<Env>,
  text: string,
  errors: Record<string, string>,
): Promise<Response> {
  const { studyId, sessionId, here } = placeOf(c)
  const session = await getSession(app.db, studyId, sessionId)
  const { page } = await sessionFrame(app, c, session, 'Bring in a transcript')
  const view = <TranscriptPage page={page} here={here} text={text} errors={errors} />
  return showPage(c, view, Object.keys(errors).length > 0 ? 422 : 200)
}

async function preview(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId, here } = placeOf(c)
  const session = await getSession(app.db, studyId, sessionId)
  const { transcript, field } = readGiven(await readForm(c))
  const read = readTranscript(transcript)
  // What came from a file is not shown in the field for pasting.
  if (!read.ok) return show(app, c, field === 'file' ? '' : transcript, { [field]: read.message })
  const participants = await listParticipants(app.db, studyId, sessionId)
  const { page } = await sessionFrame(app, c, session, 'Is this how it was said?')
  const moderator = likelyModerator(session.guide, read.speeches)
  return showPage(
    c,
    <TranscriptPreviewPage
      page={page}
      here={here}
      format={read.format}
      transcript={transcript}
      speakers={speakersOf(read.speeches).map((line) => ({
        ...line,
        chosen: guess(line.speaker, participants, moderator),
      }))}
      participants={participants}
      questions={guideQuestions(session.guide)}
      question="follow"
      speeches={read.speeches.slice(0, 30)}
      total={read.speeches.length}
    />,
  )
}

function readGiven(form: Form): { transcript: string; field: 'file' | 'transcript' } {
  const file = form.file('file')
  if (file && file.bytes.length > 0) return { transcript: decode(file.bytes), field: 'file' }
  return { transcript: form.first('transcript') ?? '', field: 'transcript' }
}

/** UTF-8, UTF-16 with its mark, else what Windows calls Latin 1, as older recorders write it. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function guess(speaker: string, participants: readonly Participant[], moderator: string | undefined): string {
  const same = participants.find(({ name }) => name.toLowerCase() === speaker.toLowerCase())
  if (same) return `is ${same.id}`
  if (speaker === '') return 'unknown'
  if (speaker === moderator) return 'moderator'
  return /^(moderator|interviewer|researcher|host|facilitator|interviewerin|moderatorin)\b/i.test(speaker)
    ? 'moderator'
    : 'participant'
}

async function keep(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId, here, by } = placeOf(c)
  const session = await getSession(app.db, studyId, sessionId)
  const form = await readForm(c)
  const transcript = form.first('transcript') ?? ''
  const read = readTranscript(transcript)
  if (!read.ok) return show(app, c, transcript, { transcript: read.message })
  const chosen = new Map(
    speakersOf(read.speeches).map(({ speaker }, index) => [
      speaker,
      form.first(`speaker.${index}`) ?? 'unknown',
    ]),
  )
  const notSpeakers = new Set(
    [...chosen].filter(([, choice]) => choice === 'joined').map(([speaker]) => speaker),
  )
  const speeches = withoutSpeaker(read.speeches, notSpeakers)
  const count = await inTransaction(app.db, async (trx) => {
    await refuseTwice(trx, studyId, sessionId, speeches)
    const participants = await speakersIn(trx, c, chosen)
    const questions = questionFor(form.first('question') ?? '', session.guide, speeches, participants)
    const turns = speeches.map((speech, index): NewTurn => {
      const participant = participants.get(speech.speaker)
      return {
        ...speech,
        participantId: participant?.id ?? null,
        questionId: questions[index] ?? null,
        source: 'transcript',
      }
    })
    await addTurns(trx, studyId, sessionId, turns, by)
    return turns.length
  })
  leaveNotice(c, `${counted(count, 'turn')} ${count === 1 ? 'is' : 'are'} kept.`)
  return back(c, here)
}

type Trx = Parameters<Parameters<typeof inTransaction>[1]>[0]
type Speaker = Pick<Participant, 'id' | 'role'>

/** A second press of the button, or the same file once more. */
async function refuseTwice(trx: Trx, studyId: string, sessionId: string, speeches: readonly Speech[]) {
  const signOf = ({ startsMs, text }: Pick<Speech, 'startsMs' | 'text'>) => `${startsMs} ${text}`
  const known = new Set((await listTurns(trx, studyId, sessionId)).map(signOf))
  if (speeches.every((speech) => known.has(signOf(speech))))
    throw problem('conflict', { why: 'This transcript is already in this session; nothing was added.' })
}

/** The participant behind each speaker's name; new ones are added. */
async function speakersIn(trx: Trx, c: Context<Env>, chosen: ReadonlyMap<string, string>) {
  const { studyId, sessionId, by } = placeOf(c)
  const present = await listParticipants(trx, studyId, sessionId)
  const speakers = new Map<string, Speaker>()
  for (const [name, choice] of chosen) {
    const known = present.find(({ id }) => choice === `is ${id}`)
    if (known) speakers.set(name, known)
    else if ((choice === 'participant' || choice === 'moderator') && name !== '') {
      const details = { name, role: choice, personId: null, attributes: {} } as const
      const id = await saveParticipant(trx, studyId, sessionId, undefined, details, by)
      speakers.set(name, { id, role: choice })
    }
  }
  return speakers
}

function questionFor(
  choice: string,
  guide: Parameters<typeof guideQuestions>[0],
  speeches: readonly Speech[],
  participants: ReadonlyMap<string, Speaker>,
): (string | null)[] {
  if (choice === 'follow')
    return underQuestionAsked(guide, speeches, (speaker) => participants.get(speaker)?.role === 'moderator')
  const found = guideQuestions(guide).find(({ id }) => choice === `under ${id}`)
  return speeches.map(() => found?.id ?? null)
}
