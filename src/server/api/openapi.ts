import { z } from 'zod'
import { type QuestionTypeName, questionTypes } from '../../surveys/question-types/index.ts'
import type { Operation } from './operation.ts'
import { named, problemSchema } from './schemas.ts'

const prefix = '#/components/schemas/'

/** The API's description (OpenAPI 3.1), made from the operations themselves. */
export function describeApi(operations: readonly Operation[], server: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const each of operations) {
    const path = each.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [each.method.toLowerCase()]: describe(each) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Verbatim',
      version: '1',
      description:
        'Studies, surveys, responses and results. Answers are checked as on the survey’s page and refused with the same words.',
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'From your account page' } },
      schemas: { ...namedSchemas(), ...typeSchemas() },
    },
  }
}

function describe({ summary, path, headers, query, body, answer, statuses, access }: Operation) {
  const failure = { description: 'What to do instead', content: json(problemSchema) }
  const done = Object.entries(statuses).map(([status, description]) => [
    status,
    { description, content: json(answer) },
  ])
  return {
    summary,
    description: `Needs: ${access}.`,
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...queryParameters(query),
      ...Object.entries(headers).map(([name, description]) => ({
        name,
        in: 'header',
        required: true,
        description,
        schema: { type: 'string' },
      })),
    ],
    ...(body && { requestBody: { required: true, content: json(body) } }),
    responses: { ...Object.fromEntries(done), '4XX': failure },
  }
}

function queryParameters(query: z.ZodObject | undefined) {
  if (!query) return []
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: plain(schema),
  }))
}

function json(schema: z.ZodType) {
  const id = named.get(schema)?.id
  return { 'application/json': { schema: id ? { $ref: prefix + id } : plain(schema) } }
}

function namedSchemas(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(named, { ...options, uri: (id) => prefix + id })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]))
}

/** What the settings and the answers of each question type look like. */
function typeSchemas(): Record<string, unknown> {
  // The list's own keys.
  const names = Object.keys(questionTypes) as QuestionTypeName[]
  return Object.fromEntries(
    names.flatMap((name) => {
      const { settings, answer } = questionTypes[name]
      return [[`${name}.settings`, plain(settings)], ...(answer ? [[`${name}.answer`, plain(answer)]] : [])]
    }),
  )
}

const options = { io: 'input', unrepresentable: 'any' } as const

function plain(schema: z.core.$ZodType) {
  const id = schema instanceof z.ZodType ? named.get(schema)?.id : undefined
  return id ? { $ref: prefix + id } : bare(z.toJSONSchema(schema, options))
}

/** Without the marks of a document of its own, which it is not here. */
function bare({ $schema: _, $id: __, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema
}
