import { describeApi } from '../../api/openapi.ts'
import type { Operation } from '../../api/operation.ts'
import { compressed } from '../../compression.ts'
import { originOf } from '../../links.ts'
import type { App, Route, Routes } from '../../route.ts'
import { responseOperations } from './responses.ts'
import { resultOperations } from './results.ts'
import { studyOperations } from './studies.ts'
import { surveyOperations } from './surveys.ts'

/** Everything that programs may ask; each entry carries its description. */
export const apiOperations = (app: App): Operation[] => [
  ...studyOperations(app),
  ...surveyOperations(app),
  ...responseOperations(app),
  ...resultOperations(app),
]

export const apiRoutes: Routes = (app): Route[] => {
  const operations = apiOperations(app)
  return [
    ...operations,
    {
      method: 'GET',
      path: '/api/v1/openapi.json',
      access: 'anyone',
      handle: (c) =>
        compressed(c, JSON.stringify(describeApi(operations, originOf(app, c))), {
          status: 200,
          headers: { 'Content-Type': 'application/json' },
        }),
    },
  ]
}
