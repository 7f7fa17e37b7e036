import type { Context } from 'hono'
import { readUpload } from '../forms.ts'
import { pictureRule, storePicture } from '../pictures.ts'
import { problem } from '../problems.ts'
import type { App, Env, Route, Routes } from '../route.ts'
import { readFileBytes } from '../store/files.ts'
import { findRole } from '../store/memberships.ts'
import { findPicture, type StoredPicture } from '../store/pictures.ts'
import { getSurvey } from '../store/surveys.ts'

export const pictureRoutes: Routes = (app): Route[] => [
  { method: 'GET', path: '/pictures/:picture', access: 'anyone', handle: (c) => send(app, c) },
  {
    method: 'POST',
    path: '/studies/:study/surveys/:survey/pictures',
    access: 'editor',
    limit: 2 << 20,
    handle: (c) => take(app, c),
  },
]

/** A published picture never changes and is everybody's; one of a draft is its team's. */
async function send(app: App, c: Context<Env>): Promise<Response> {
  const id = c.req.param('picture') ?? ''
  const picture = /^[0-9a-z]{1,64}$/.test(id) ? await findPicture(app.db, id) : undefined
  if (!picture || !(picture.isPublic || (await isOfTeam(app, c, picture)))) throw problem('notFound')
  const chunks: Uint8Array[] = []
  for await (const chunk of readFileBytes(app.db, picture)) chunks.push(chunk)
  return new Response(Buffer.concat(chunks), {
    headers: {
      'Content-Type': picture.mediaType,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': picture.isPublic ? 'public, max-age=31536000, immutable' : 'private, max-age=60',
    },
  })
}

async function isOfTeam({ db }: App, c: Context<Env>, { studyId }: StoredPicture): Promise<boolean> {
  const { user } = c.get('visitor')
  return user !== undefined && (user.administrator || (await findRole(db, studyId, user.id)) !== undefined)
}

/** For definitions that are written as JSON: the id is what an option calls its `picture`. */
async function take(app: App, c: Context<Env>): Promise<Response> {
  const survey = await getSurvey(app.db, c.req.param('study') ?? '', c.req.param('survey') ?? '')
  const upload = await readUpload(c, 'picture')
  const stored = await storePicture(app.db, { studyId: survey.studyId, surveyId: survey.id }, upload)
  if (!stored) throw problem('notValid', { why: `${pictureRule}.` }, { picture: pictureRule })
  return c.json({ id: stored.id, address: `/pictures/${stored.id}` }, 201)
}
