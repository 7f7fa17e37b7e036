import { Hono } from 'hono'
import { guard } from './access.ts'
import { answerFailure } from './failures.tsx'
import { problem } from './problems.ts'
import type { App, Env, Routes } from './route.ts'
import { accessCodeRoutes } from './routes/access-codes.tsx'
import { accountRoutes } from './routes/account.tsx'
import { apiRoutes } from './routes/api/index.ts'
import { assetRoutes } from './routes/assets.ts'
import { attributeRoutes } from './routes/attributes.tsx'
import { demoRoutes } from './routes/demo.ts'
import { editorRoutes } from './routes/editor.tsx'
import { exportRoutes } from './routes/export.ts'
import { fileRoutes } from './routes/files.ts'
import { findingRoutes } from './routes/findings.tsx'
import { helpRoutes } from './routes/help.tsx'
import { importRoutes } from './routes/import.tsx'
import { memberRoutes } from './routes/members.tsx'
import { outboxRoutes } from './routes/outbox.tsx'
import { participantRoutes } from './routes/participants.tsx'
import { passwordRoutes } from './routes/passwords.tsx'
import { peopleRoutes } from './routes/people.tsx'
import { pictureRoutes } from './routes/pictures.ts'
import { previewRoutes } from './routes/preview.tsx'
import { qrRoutes } from './routes/qr.ts'
import { respondRoutes } from './routes/respond.ts'
import { responseRoutes } from './routes/responses.tsx'
import { segmentRoutes } from './routes/segments.tsx'
import { sessionSettingsRoutes } from './routes/session-settings.tsx'
import { sessionRoutes } from './routes/sessions.tsx'
import { setUpRoutes } from './routes/set-up.tsx'
import { signInRoutes } from './routes/sign-in.tsx'
import { studyRoutes } from './routes/studies.tsx'
import { surveyRoutes } from './routes/surveys.tsx'
import { textRoutes } from './routes/texts.tsx'
import { transcriptRoutes } from './routes/transcripts.tsx'
import { turnRoutes } from './routes/turns.tsx'
import { waveRoutes } from './routes/waves.tsx'
import { protect, withHeaders } from './security.ts'

/** The product's table of contents. */
export const allRoutes: Routes = (app) => [
  // Studies and their surveys: written, tried, published.
  ...studyRoutes(app),
  ...surveyRoutes(app),
  ...editorRoutes(app),
  ...previewRoutes(app),
  ...pictureRoutes(app),
  ...accessCodeRoutes(app),
  ...qrRoutes(app),
  // Answers: given, brought along, looked at, taken away.
  ...respondRoutes(app),
  ...importRoutes(app),
  ...responseRoutes(app),
  ...exportRoutes(app),
  ...fileRoutes(app),
  // Interviews and focus groups.
  ...sessionRoutes(app),
  ...sessionSettingsRoutes(app),
  ...participantRoutes(app),
  ...turnRoutes(app),
  ...transcriptRoutes(app),
  // Who took part, and when.
  ...peopleRoutes(app),
  ...attributeRoutes(app),
  ...waveRoutes(app),
  // What it all says.
  ...findingRoutes(app),
  ...segmentRoutes(app),
  ...textRoutes(app),
  // The team: who may come in, and to what.
  ...setUpRoutes(app),
  ...signInRoutes(app),
  ...passwordRoutes(app),
  ...accountRoutes(app),
  ...memberRoutes(app),
  ...outboxRoutes(app),
  // Around it.
  ...apiRoutes(app),
  ...demoRoutes(app),
  ...helpRoutes(app),
  ...assetRoutes(app),
]

export function createApp(app: App): Hono<Env> {
  const hono = new Hono<Env>()
  hono.use(withHeaders(app), protect(app))
  for (const route of allRoutes(app)) hono.on(route.method, route.path, guard(app, route), route.handle)
  hono.notFound(() => {
    throw problem('notFound')
  })
  hono.onError(answerFailure)
  return hono
}
