import { z } from 'zod'
import { type Operation, ok, operation } from '../../api/operation.ts'
import { newStudy, studySchema } from '../../api/schemas.ts'
import type { App } from '../../route.ts'
import { createStudy, getStudy, listStudies } from '../../store/studies.ts'

export const studyOperations = ({ db }: App): Operation[] => [
  operation({
    method: 'GET',
    path: '/studies',
    access: 'signed in',
    summary: 'The studies you may see, newest first',
    answer: z.object({ studies: z.array(studySchema) }),
    respond: async ({ c }) => ok({ studies: await listStudies(db, c.get('visitor').user?.id) }),
  }),
  operation({
    method: 'POST',
    path: '/studies',
    access: 'signed in',
    summary: 'Create a study and own it',
    body: newStudy,
    answer: studySchema,
    statuses: { 201: 'The study is there' },
    respond: async ({ c, body }) => ({
      status: 201,
      value: await createStudy(db, body, c.get('visitor').user?.id),
    }),
  }),
  operation({
    method: 'GET',
    path: '/studies/:study',
    access: 'viewer',
    summary: 'One study',
    answer: studySchema,
    respond: async ({ c }) => ok(await getStudy(db, c.req.param('study') ?? '')),
  }),
]
