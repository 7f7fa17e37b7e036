import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Every failure we can explain: its name, its status, and a sentence that says what to do. */
const catalogue = {
  notFound: [404, 'There is no page here. Check the link, or start from the first page.'],
  unknownStudy: [404, 'This study does not exist, or it is not yours to see.'],
  unknownItem: [
    404,
    'There is no {what} here. It may have been removed; go back to the study and look again.',
  ],
  signInNeeded: [401, 'Please sign in to see this.'],
  notAllowed: [
    403,
    'Your role does not allow this. Ask an owner of the study to do it or to change your role.',
  ],
  foreignForm: [
    403,
    'This request did not come from our own page. Open the page again and send it from there.',
  ],
  setUpDone: [
    410,
    'This set-up link was used already, or it is not the newest one. Start the server again to see whether one is still needed.',
  ],
  passwordLinkDone: [
    410,
    'This link was used already or is older than a week. Ask an owner of your study to send a new one.',
  ],
  badSignIn: [401, 'E-mail and password do not fit together. Try again, or ask an owner for a new password.'],
  badToken: [401, 'This token is not known here. Create one on your account page and send it as “Bearer …”.'],
  tooManyTries: [429, 'Too many tries. Wait {wait} and try again.'],
  badText: [400, 'The text sent is not valid UTF-8. Save or send it as UTF-8 and try again.'],
  badBody: [400, 'We could not read what was sent: {why}'],
  codeNeeded: [403, 'This survey asks for a code. Open its link and enter yours.'],
  badAddress: [400, 'We cannot read this address. Check the link.'],
  tooLarge: [413, 'This is larger than the {limit} we take here. Make it smaller or split it.'],
  wrongMedia: [415, 'This takes {expected}; something else was sent.'],
  notValid: [422, '{why}'],
  stale: [409, 'Somebody saved a newer version meanwhile. Look at theirs, then make your change again.'],
  conflict: [409, '{why}'],
  surveyNotOpen: [409, 'This survey does not take answers now.'],
  keyNeeded: [
    400,
    'Send an Idempotency-Key header: your own name for this response, up to 255 plain characters.',
  ],
  keyUsed: [409, 'This key was already used for other content. Send a new key with a new response.'],
  storeBusy: [503, 'We could not save this just now. Nothing was stored; send it again in a moment.'],
  newerStore: [
    409,
    'This store was written by a newer Verbatim: its tables are at level {level}, this program knows {known}. Start the newer program.',
  ],
  storeMissing: [404, 'There is no store at {place} yet. Check DATABASE_URL.'],
  storeInUse: [
    409,
    'This store holds a study or an account already. Give --replace to lose all of it and keep what the backup holds.',
  ],
  serverRunning: [409, 'A server is running on this store. Stop it, then restore.'],
  restoreRunning: [409, 'A restore is filling this store. Start again when it is done.'],
  brokenBackup: [422, 'This is not a whole backup: {why} Nothing was changed; take another file.'],
  newerBackup: [
    422,
    'This backup was made by a newer Verbatim: its tables are at level {level}, this program knows {known}. Restore it with the newer program.',
  ],
  nulInText: [422, 'A text here holds the character NUL, which cannot be stored. Remove it and try again.'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>

export type ProblemName = keyof typeof catalogue

export class Problem extends Error {
  readonly status: ContentfulStatusCode
  readonly kind: ProblemName
  /** Further places to mend: field or question → sentence. */
  readonly details: Record<string, string>

  constructor(
    kind: ProblemName,
    values: Record<string, string | number> = {},
    details: Record<string, string> = {},
  ) {
    const [status, sentence] = catalogue[kind]
    super(sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')))
    this.name = 'Problem'
    this.status = status
    this.kind = kind
    this.details = details
  }
}

export function problem(
  kind: ProblemName,
  values?: Record<string, string | number>,
  details?: Record<string, string>,
): Problem {
  return new Problem(kind, values, details)
}
