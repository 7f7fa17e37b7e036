import { z } from 'zod'

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('PORT=3000'),
  HOST: z.string().default('localhost').describe('HOST=0.0.0.0'),
  BASE_URL: z.url().optional().describe('BASE_URL=https://surveys.example.org'),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|sqlite:|\/|\.|\w)/)
    .default('data/verbatim.db')
    .describe('DATABASE_URL=postgres://user:password@host/database or data/verbatim.db'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional()
    .describe('SMTP_URL=smtps://user:password@mail.example.org'),
  MAIL_FROM: z
    .string()
    .default('Verbatim <verbatim@localhost>')
    .describe('MAIL_FROM="Our team <team@example.org>"'),
})

export interface Config {
  port: number
  host: string
  /** Without it the address is taken from the request. */
  baseUrl: string | undefined
  databaseUrl: string
  smtpUrl: string | undefined
  mailFrom: string
}

/** The environment holds what we cannot use; the message says how to write it. */
export class WrongSetting extends Error {
  override readonly name = 'wrongSetting'
}

/** Reads the environment once; a wrong value stops the start with its name and an example. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read = environment.safeParse(env)
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0])
    // The schema's own keys lead its paths.
    const example = environment.shape[name as keyof typeof environment.shape].description
    throw new WrongSetting(`${name} cannot be “${env[name]}”. Write it like ${example}`)
  }
  const { PORT, HOST, BASE_URL, DATABASE_URL, SMTP_URL, MAIL_FROM } = read.data
  return {
    port: PORT,
    host: HOST,
    baseUrl: BASE_URL?.replace(/\/$/, ''),
    databaseUrl: DATABASE_URL,
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM,
  }
}
