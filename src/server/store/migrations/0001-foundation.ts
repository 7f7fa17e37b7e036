import { type CreateTableBuilder, type Expression, type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'

type Kind = 'text' | 'integer' | 'bigint' | 'real' | 'bytes'
type Columns = Record<string, Kind | `${Kind}?`>

/** All tables of the foundation; a question mark after a kind means that the column may be empty. */
export async function foundation(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const table = tableMaker(db, engine)
  await team(table)
  await studies(table)
  await answers(table)
  await people(table)
  await sessions(table)
  await texts(table)
  for (const index of indexes) await sql.raw(`create ${index}`).execute(db)
}

type Builder = CreateTableBuilder<string, string>
type Table = (
  name: string,
  key: string[],
  columns: Columns,
  more?: (table: Builder, engine: Engine) => Builder,
) => Promise<void>

function tableMaker(db: Kysely<unknown>, engine: Engine): Table {
  const types = engine === 'postgres' ? postgresTypes : sqliteTypes
  return async (name, key, columns, more = (table) => table) => {
    let table: Builder = db.schema.createTable(name)
    for (const [column, kind] of Object.entries(columns)) {
      const known = kind.replace('?', '') as Kind // The question mark is all that sets the two apart.
      table = table.addColumn(column, types[known], (it) => (kind.endsWith('?') ? it : it.notNull()))
    }
    table = table.addPrimaryKeyConstraint(`${name}_key`, key)
    await more(table, engine).execute()
  }
}

/** Texts are compared byte by byte, as SQLite does, so that both engines sort and page alike. */
const postgresTypes: Record<Kind, Expression<unknown>> = {
  text: sql`text collate "C"`,
  integer: sql`integer`,
  bigint: sql`bigint`,
  real: sql`double precision`,
  bytes: sql`bytea`,
}

const sqliteTypes: Record<Kind, Expression<unknown>> = {
  text: sql`text`,
  integer: sql`integer`,
  bigint: sql`integer`,
  real: sql`real`,
  bytes: sql`blob`,
}

type Rule = 'cascade' | 'set null'

/** A column whose row goes, or is emptied, together with the row it names. */
const belongs =
  (column: string, to: string, rule: Rule = 'cascade') =>
  (table: Builder): Builder =>
    table.addForeignKeyConstraint(`${column}_of_${to}`, [column], to, ['id'], (it) => it.onDelete(rule))

const all =
  (...steps: ((table: Builder) => Builder)[]) =>
  (table: Builder): Builder =>
    steps.reduce((built, step) => step(built), table)

const unique =
  (name: string, ...columns: string[]) =>
  (table: Builder): Builder =>
    table.addUniqueConstraint(name, columns)

/** Kept in the order of its key by both engines; SQLite would keep a second order beside it. */
function ordered(table: Builder, engine: Engine): Builder {
  return engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table
}

async function team(table: Table): Promise<void> {
  await table('settings', ['key'], { key: 'text', value: 'text' })
  await table(
    'users',
    ['id'],
    {
      id: 'text',
      email: 'text',
      name: 'text',
      password_hash: 'text',
      administrator: 'integer',
      created_at: 'text',
    },
    unique('users_email', 'email'),
  )
  await table(
    'sign_ins',
    ['id_hash'],
    { id_hash: 'text', user_id: 'text', created_at: 'text', expires_at: 'text' },
    belongs('user_id', 'users'),
  )
  await table(
    'api_tokens',
    ['id'],
    {
      id: 'text',
      token_hash: 'text',
      user_id: 'text',
      label: 'text',
      created_at: 'text',
      used_at: 'text?',
    },
    all(unique('api_tokens_hash', 'token_hash'), belongs('user_id', 'users')),
  )
  await table(
    'outbox',
    ['id'],
    {
      id: 'text',
      key: 'text',
      recipient: 'text',
      subject: 'text',
      body: 'text',
      created_at: 'text',
      sent_at: 'text?',
      attempts: 'integer',
      claimed_until: 'text?',
      failure: 'text?',
    },
    unique('outbox_once', 'key'),
  )
}

async function studies(table: Table): Promise<void> {
  await table('studies', ['id'], {
    id: 'text',
    title: 'text',
    objective: 'text',
    demo: 'integer',
    change_number: 'bigint',
    created_at: 'text',
  })
  await table(
    'memberships',
    ['study_id', 'user_id'],
    { study_id: 'text', user_id: 'text', role: 'text' },
    all(belongs('study_id', 'studies'), belongs('user_id', 'users')),
  )
  await table(
    'waves',
    ['id'],
    { id: 'text', study_id: 'text', title: 'text', starts_on: 'text', ends_on: 'text?' },
    belongs('study_id', 'studies'),
  )
  await table(
    'surveys',
    ['id'],
    {
      id: 'text',
      study_id: 'text',
      slug: 'text',
      title: 'text',
      state: 'text',
      draft: 'text',
      draft_revision: 'integer',
      version: 'integer',
      created_at: 'text',
    },
    all(unique('surveys_slug', 'slug'), belongs('study_id', 'studies')),
  )
  await table(
    'survey_versions',
    ['survey_id', 'number'],
    {
      survey_id: 'text',
      number: 'integer',
      definition: 'text',
      published_at: 'text',
      published_by: 'text?',
    },
    belongs('survey_id', 'surveys'),
  )
  await table(
    'segments',
    ['id'],
    {
      id: 'text',
      study_id: 'text',
      title: 'text',
      rule: 'text',
      created_at: 'text',
      created_by: 'text?',
    },
    belongs('study_id', 'studies'),
  )
}

async function people(table: Table): Promise<void> {
  await table(
    'attributes',
    ['study_id', 'name'],
    { study_id: 'text', name: 'text', kind: 'text', scale: 'text', options: 'text' },
    belongs('study_id', 'studies'),
  )
  await table(
    'person_attributes',
    ['study_id', 'person_id', 'name'],
    { study_id: 'text', person_id: 'text', name: 'text', value: 'text' },
    belongs('person_id', 'people'),
  )
}

async function answers(table: Table): Promise<void> {
  await table(
    'people',
    ['id'],
    {
      id: 'text',
      study_id: 'text',
      reference: 'text',
      email: 'text?',
      company: 'text?',
      created_at: 'text',
    },
    all(unique('people_reference', 'study_id', 'reference'), belongs('study_id', 'studies')),
  )
  await table(
    'responses',
    ['survey_id', 'id'],
    {
      survey_id: 'text',
      id: 'text',
      study_id: 'text',
      version: 'integer',
      key_hash: 'text',
      status: 'text',
      mode: 'text',
      answers: 'text',
      reached: 'integer',
      language: 'text',
      person_id: 'text?',
      wave_id: 'text?',
      source: 'text',
      excluded: 'text?',
      started_at: 'text',
      saved_at: 'text',
      completed_at: 'text?',
    },
    all(
      unique('responses_once', 'survey_id', 'key_hash'),
      belongs('survey_id', 'surveys'),
      belongs('person_id', 'people', 'set null'),
      belongs('wave_id', 'waves', 'set null'),
    ),
  )
  await table(
    'changes',
    ['study_id', 'number'],
    {
      study_id: 'text',
      number: 'bigint',
      kind: 'text',
      survey_id: 'text?',
      item_id: 'text',
      at: 'text',
      by: 'text?',
    },
    (table, engine) => ordered(belongs('study_id', 'studies')(table), engine),
  )
  await table(
    'cursors',
    ['name', 'study_id'],
    { name: 'text', study_id: 'text', number: 'bigint' },
    belongs('study_id', 'studies'),
  )
  await table(
    'files',
    ['id'],
    {
      id: 'text',
      study_id: 'text',
      survey_id: 'text?',
      name: 'text',
      media_type: 'text',
      size: 'bigint',
      sha256: 'text',
      created_at: 'text',
    },
    all(belongs('study_id', 'studies'), belongs('survey_id', 'surveys')),
  )
  await table(
    'file_chunks',
    ['file_id', 'position'],
    { file_id: 'text', position: 'integer', bytes: 'bytes' },
    belongs('file_id', 'files'),
  )
}

async function sessions(table: Table): Promise<void> {
  await table(
    'sessions',
    ['id'],
    {
      id: 'text',
      study_id: 'text',
      title: 'text',
      kind: 'text',
      guide: 'text',
      held_on: 'text?',
      wave_id: 'text?',
      created_at: 'text',
    },
    all(belongs('study_id', 'studies'), belongs('wave_id', 'waves', 'set null')),
  )
  await table(
    'participants',
    ['id'],
    {
      id: 'text',
      study_id: 'text',
      session_id: 'text',
      name: 'text',
      role: 'text',
      person_id: 'text?',
      attributes: 'text',
    },
    all(belongs('session_id', 'sessions'), belongs('person_id', 'people', 'set null')),
  )
  await table(
    'turns',
    ['id'],
    {
      id: 'text',
      study_id: 'text',
      session_id: 'text',
      position: 'integer',
      participant_id: 'text?',
      speaker: 'text',
      question_id: 'text?',
      text: 'text',
      starts_ms: 'integer?',
      ends_ms: 'integer?',
      source: 'text',
    },
    all(belongs('session_id', 'sessions'), belongs('participant_id', 'participants', 'set null')),
  )
}

async function texts(table: Table): Promise<void> {
  await table(
    'texts',
    ['study_id', 'id'],
    {
      study_id: 'text',
      id: 'text',
      survey_id: 'text?',
      session_id: 'text?',
      item_id: 'text',
      column_key: 'text',
      text: 'text',
      model: 'text?',
      language: 'text?',
      sentiment: 'real?',
      polarity: 'text?',
      claimed_until: 'text?',
      skipped: 'text?',
    },
    all(belongs('study_id', 'studies'), belongs('survey_id', 'surveys'), belongs('session_id', 'sessions')),
  )
  await table(
    'mentions',
    ['study_id', 'id'],
    {
      study_id: 'text',
      id: 'text',
      text_id: 'text',
      start_at: 'integer',
      end_at: 'integer',
      theme: 'text',
      sentiment: 'real',
      polarity: 'text',
      kind: 'text',
      confidence: 'real',
      decided_by: 'text?',
      model: 'text?',
    },
    (table) =>
      table.addForeignKeyConstraint(
        'mentions_of_texts',
        ['study_id', 'text_id'],
        'texts',
        ['study_id', 'id'],
        (it) => it.onDelete('cascade'),
      ),
  )
}

/** What is looked for other than by key, and what a removal follows. */
const indexes = [
  'index sign_ins_user on sign_ins (user_id)',
  'index api_tokens_user on api_tokens (user_id)',
  'index outbox_pending on outbox (created_at) where sent_at is null',
  'index memberships_user on memberships (user_id)',
  'index waves_study on waves (study_id, starts_on)',
  'index surveys_study on surveys (study_id)',
  'index segments_study on segments (study_id)',
  'index person_attributes_person on person_attributes (person_id)',
  'index responses_count on responses (survey_id, mode, status)',
  'index responses_person on responses (person_id) where person_id is not null',
  'index responses_wave on responses (wave_id) where wave_id is not null',
  'index files_study on files (study_id)',
  'index files_survey on files (survey_id) where survey_id is not null',
  'index sessions_study on sessions (study_id)',
  'index participants_session on participants (session_id)',
  'index participants_person on participants (person_id) where person_id is not null',
  'index turns_session on turns (session_id, position)',
  'index turns_participant on turns (participant_id) where participant_id is not null',
  'index texts_item on texts (study_id, item_id)',
  'index texts_survey on texts (survey_id) where survey_id is not null',
  'index texts_session on texts (session_id) where session_id is not null',
  'index texts_model on texts (model)',
  'index texts_pending on texts (model)',
  'index mentions_text on mentions (study_id, text_id)',
  'index mentions_theme on mentions (study_id, theme)',
]
