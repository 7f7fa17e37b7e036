import { renderSVG } from 'uqr'
import { publicLink } from '../links.ts'
import type { Routes } from '../route.ts'
import { getSurvey } from '../store/surveys.ts'

/** A survey's link as a picture that cameras read. */
export const qrRoutes: Routes = (app) => [
  {
    method: 'GET',
    path: '/studies/:study/surveys/:survey/qr.svg',
    access: 'viewer',
    async handle(c) {
      const survey = await getSurvey(app.db, c.req.param('study') ?? '', c.req.param('survey') ?? '')
      const picture = renderSVG(publicLink(app, c, survey), { ecc: 'M', border: 4 })
      return c.body(picture, 200, { 'Content-Type': 'image/svg+xml' })
    },
  },
]
