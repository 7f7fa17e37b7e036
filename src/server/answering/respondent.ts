import type { PageRequest } from './exchange.ts'
import { parse, serialize } from 'hono/utils/cookie'
import { seedOf } from '../../surveys/chance.ts'
import type { Known } from '../../surveys/flow.ts'
import { hashOf, newSecret } from '../ids.ts'

/** Who answers, as far as we know: a browser with a secret, which is the key of its one response. */
export interface Respondent {
  secret: string
  /** Answers on trial, kept apart. */
  test: boolean
  /** The team's name for this person, from the link. */
  reference: string | undefined
  /** When the first page was opened, signed; only where the survey looks at it. */
  opening?: string | undefined
  /** What the link said for the survey's own use. */
  link?: Readonly<Record<string, string>> | undefined
}

export function newRespondent(known: Partial<Respondent> = {}): Respondent {
  return { secret: newSecret(), test: false, reference: undefined, ...known }
}

/** What the flow may know of them besides their answers. */
export function knownOf(respondent: Respondent | undefined): Known {
  const today = new Date().toISOString().slice(0, 10)
  if (!respondent) return { today }
  return { seed: seedOf(keyHashOf(respondent)), link: respondent.link, today }
}

const keyHashes = new WeakMap<Respondent, string>()

/** The hash of the secret, which is the key of their response; asked for at each turn, and made once. */
export function keyHashOf(respondent: Respondent): string {
  const known = keyHashes.get(respondent) ?? hashOf(respondent.secret)
  keyHashes.set(respondent, known)
  return known
}

/** The browser's cookie for this survey. */
export function findRespondent(request: PageRequest, surveyId: string): Respondent | undefined {
  return readRespondent(readCookie(request, cookieName(surveyId)))
}

/** Its text, for the cookie or a form's field where cookies are refused. */
export function writeRespondent({ secret, test, reference, opening, link }: Respondent): string {
  const person = reference === undefined ? '' : encoded(reference)
  return `${secret}.${test ? 'test' : ''}.${person}${opening ? `.${opening}` : ''}${link ? `.~${encoded(JSON.stringify(link))}` : ''}`
}

export function readRespondent(text: string | undefined): Respondent | undefined {
  const [, secret, test, person, opening, link] =
    /^([0-9a-z]{32})\.(test)?\.([\w-]{0,1100})(?:\.([0-9a-z]{1,10}\.[0-9a-f]{24}))?(?:\.~([\w-]{1,2000}))?$/.exec(
      text ?? '',
    ) ?? []
  if (!secret) return undefined
  return {
    secret,
    test: test !== undefined,
    reference: person ? decoded(person) : undefined,
    ...(opening && { opening }),
    ...(link && { link: readLink(decoded(link)) }),
  }
}

/** It comes from the reader's own browser, as the link itself did: whatever is no text is as good as none. */
function readLink(json: string): Record<string, string> {
  try {
    const read: unknown = JSON.parse(json)
    return Object.fromEntries(
      Object.entries(read ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return {}
  }
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64url').toString()
}

const fourHundredDays = 34_560_000

/** The browser's new cookie, sent with whatever page follows. */
export function rememberRespondent(
  request: PageRequest,
  survey: { id: string; slug: string },
  respondent: Respondent,
): void {
  const options = {
    path: `/s/${survey.slug}`,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: fourHundredDays,
  } as const
  const text = serialize(cookieName(survey.id), writeRespondent(respondent), {
    ...options,
    secure: request.https,
  })
  request.cookie = text
}

function readCookie(request: PageRequest, name: string): string | undefined {
  const all = request.header('cookie')
  return all === undefined ? undefined : parse(all, name)[name]
}

function cookieName(surveyId: string): string {
  return `go_${surveyId}`
}
