import type { Readable } from 'node:stream'
import { z } from 'zod'
import { accountFields } from '../account-fields.ts'
import { readConfig } from '../config.ts'
import { hashPassword, noPassword } from '../passwords.ts'
import { problem } from '../problems.ts'
import { findAddress } from '../store/address.ts'
import { closeDb, type Db, openDb } from '../store/db.ts'
import { saveMembership } from '../store/memberships.ts'
import { createPasswordLink } from '../store/password-links.ts'
import { isServed } from '../store/running.ts'
import { removeSignInsOf } from '../store/sign-ins.ts'
import { findStudyByName } from '../store/studies.ts'
import {
  countUsers,
  createUser,
  findUserByEmail,
  listUsers,
  removeUser,
  saveUserPassword,
  type User,
} from '../store/users.ts'
import type { Args, Command, Io } from './command.ts'
import { wrongUse } from './wrong-use.ts'

export const user: Command = {
  name: 'user',
  summary: 'Add, list and remove users, and let them choose a new password',
  usage: 'add EMAIL [--name NAME] [--study STUDY --role ROLE] | list | remove EMAIL | password EMAIL',
  options: {
    name: { type: 'string', about: 'What the user is called; the e-mail address if not told' },
    study: { type: 'string', about: 'A study the user becomes a member of, by its title or id' },
    role: { type: 'string', about: 'owner, editor or viewer of that study' },
    administrator: { type: 'boolean', about: 'Sees every study and the outbox; the first user always does' },
    'password-stdin': { type: 'boolean', about: 'Read the password from the first line of standard input' },
  },
  async run(args, io) {
    const [verb, email, ...more] = args.positionals
    if (more.length > 0)
      throw wrongUse(`“${more[0]}” is one word too many. “verbatim user --help” tells more.`)
    const work = verbs[verb ?? '']
    if (!work) throw wrongUse('Say what to do: verbatim user add, list, remove or password.')
    const db = await openDb(readConfig(io.env).databaseUrl)
    try {
      await work(db, email, args, io)
      return 0
    } finally {
      await closeDb(db)
    }
  },
}

type Verb = (db: Db, email: string | undefined, args: Args, io: Io) => Promise<void>

const verbs: Record<string, Verb | undefined> = {
  add,
  remove,
  password: renewPassword,
  async list(db, _email, _args, io) {
    const users = await listUsers(db)
    const lines = users.map(
      ({ email, name, administrator }) => `${email}  ${name}${administrator ? '  (administrator)' : ''}`,
    )
    io.result(users, lines.join('\n') || 'There are no users yet.')
  },
}

async function add(db: Db, given: string | undefined, args: Args, io: Io): Promise<void> {
  const email = readOr(accountFields.email, given, 'verbatim user add EMAIL')
  const name = readOr(accountFields.name, args.text('name') ?? email, '--name NAME')
  const membership = await membershipOf(db, args)
  const passwordHash = args.flag('password-stdin') ? await readPassword(io.stdin) : noPassword
  const known = await findUserByEmail(db, email)
  if (known && !membership)
    throw problem('conflict', { why: `There is already a user with the address ${known.email}.` })
  const administrator = args.flag('administrator') || (await countUsers(db)) === 0
  const added = known ?? (await createUser(db, { email, name, passwordHash, administrator }))
  if (membership) await saveMembership(db, membership.study.id, added.id, membership.role)
  const link = known || passwordHash !== noPassword ? undefined : await linkFor(db, added, io)
  const said = [
    known ? `${added.email} was a user already.` : `${added.email} is a user now.`,
    ...(membership ? [`They are ${membership.role} of “${membership.study.title}”.`] : []),
    ...(link ? [`They choose a password here, within a week:\n${shown(link)}`] : []),
  ]
  io.result({ user: userOnly(added), ...link }, said.join(' '))
}

async function remove(db: Db, given: string | undefined, _args: Args, io: Io): Promise<void> {
  const known = await userCalled(db, given, 'verbatim user remove EMAIL')
  await removeUser(db, known.id)
  io.result({ removed: known.email }, `${known.email} is removed, with their tokens and memberships.`)
}

async function renewPassword(db: Db, given: string | undefined, args: Args, io: Io): Promise<void> {
  const known = await userCalled(db, given, 'verbatim user password EMAIL')
  if (args.flag('password-stdin')) {
    await saveUserPassword(db, known.id, await readPassword(io.stdin))
    await removeSignInsOf(db, known.id)
    io.result({ changed: known.email }, `${known.email} has the new password; every browser is signed out.`)
    return
  }
  const link = await linkFor(db, known, io)
  io.result(link, `${known.email} chooses a new password here, within a week:\n${shown(link)}`)
}

async function userCalled(db: Db, given: string | undefined, usage: string): Promise<User> {
  const email = readOr(accountFields.email, given, usage)
  const known = await findUserByEmail(db, email)
  if (!known) throw problem('unknownItem', { what: `user ${email}` })
  return known
}

async function membershipOf(db: Db, args: Args) {
  const name = args.text('study')
  const role = args.text('role')
  if (name === undefined && role === undefined) return undefined
  if (name === undefined || role === undefined)
    throw wrongUse('Give --study and --role together: --study "Title" --role editor.')
  const study = await findStudyByName(db, name)
  if (!study) throw problem('unknownItem', { what: `study “${name}”` })
  return { study, role: readOr(accountFields.role, role, '--role owner|editor|viewer') }
}

function readOr<T>(schema: z.ZodType<T>, given: string | undefined, usage: string): T {
  const read = schema.safeParse(given ?? '')
  if (!read.success) throw wrongUse(`${read.error.issues[0]?.message}: ${usage}`)
  return read.data
}

async function readPassword(stdin: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
  const [line = ''] = Buffer.concat(chunks).toString('utf8').split(/\r?\n/)
  return hashPassword(
    readOr(accountFields.password, line, 'echo PASSWORD | verbatim user … --password-stdin'),
  )
}

interface Link {
  link: string
  /** Nobody told us the address of the server. */
  guessed: boolean
}

/** By the address of the environment, else of the running server, else where one would listen. */
async function linkFor(db: Db, { id }: User, io: Io): Promise<Link> {
  const { baseUrl, host, port, databaseUrl } = readConfig(io.env)
  const known = baseUrl ?? ((await isServed(databaseUrl)) ? await findAddress(db) : undefined)
  const link = `${known ?? `http://${host}:${port}`}/passwords/${await createPasswordLink(db, id)}`
  return { link, guessed: known === undefined }
}

function shown({ link, guessed }: Link): string {
  if (!guessed) return `  ${link}`
  return `  ${link}\nIts address is a guess, as no server runs on this store now. Set BASE_URL to the one people use.`
}

function userOnly({ id, email, name, administrator }: User): User {
  return { id, email, name, administrator }
}
