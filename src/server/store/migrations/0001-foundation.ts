import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import { all, belongs, ordered, type Table, tableMaker, unique } from './tables.ts'

/** All tables of the foundation. */
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

async function team(table: Table): Promise<void> {
  await table('settings', 'key', 'key value')
  await table(
    'users',
    'id',
    'id email name password_hash administrator:integer created_at',
    unique('users_email', 'email'),
  )
  await table('sign_ins', 'id_hash', 'id_hash user_id created_at expires_at', belongs('user_id', 'users'))
  await table(
    'api_tokens',
    'id',
    'id token_hash user_id label created_at used_at?',
    all(unique('api_tokens_hash', 'token_hash'), belongs('user_id', 'users')),
  )
  await table(
    'outbox',
    'id',
    'id key recipient subject body created_at sent_at? attempts:integer claimed_until? failure?',
    unique('outbox_once', 'key'),
  )
}

async function studies(table: Table): Promise<void> {
  await table('studies', 'id', 'id title objective demo:integer change_number:bigint created_at')
  await table(
    'memberships',
    'study_id user_id',
    'study_id user_id role',
    all(belongs('study_id', 'studies'), belongs('user_id', 'users')),
  )
  await table('waves', 'id', 'id study_id title starts_on ends_on?', belongs('study_id', 'studies'))
  await table(
    'surveys',
    'id',
    'id study_id slug title state draft draft_revision:integer version:integer created_at',
    all(unique('surveys_slug', 'slug'), belongs('study_id', 'studies')),
  )
  await table(
    'survey_versions',
    'survey_id number',
    'survey_id number:integer definition published_at published_by?',
    belongs('survey_id', 'surveys'),
  )
  await table(
    'segments',
    'id',
    'id study_id title rule created_at created_by?',
    belongs('study_id', 'studies'),
  )
}

async function people(table: Table): Promise<void> {
  await table(
    'attributes',
    'study_id name',
    'study_id name kind scale options',
    belongs('study_id', 'studies'),
  )
  await table(
    'person_attributes',
    'study_id person_id name',
    'study_id person_id name value',
    belongs('person_id', 'people'),
  )
}

async function answers(table: Table): Promise<void> {
  await table(
    'people',
    'id',
    'id study_id reference email? company? created_at',
    all(unique('people_reference', 'study_id', 'reference'), belongs('study_id', 'studies')),
  )
  await table(
    'responses',
    'survey_id id',
    'survey_id id study_id version:integer key_hash status mode answers reached:integer language person_id? wave_id? source excluded? started_at saved_at completed_at?',
    all(
      unique('responses_once', 'survey_id', 'key_hash'),
      belongs('survey_id', 'surveys'),
      belongs('person_id', 'people', 'set null'),
      belongs('wave_id', 'waves', 'set null'),
    ),
  )
  await table(
    'changes',
    'study_id number',
    'study_id number:bigint kind survey_id? item_id at by?',
    all(belongs('study_id', 'studies'), ordered),
  )
  await table('cursors', 'name study_id', 'name study_id number:bigint', belongs('study_id', 'studies'))
  await table(
    'files',
    'id',
    'id study_id survey_id? name media_type size:bigint sha256 created_at',
    all(belongs('study_id', 'studies'), belongs('survey_id', 'surveys')),
  )
  await table(
    'file_chunks',
    'file_id position',
    'file_id position:integer bytes:bytes',
    belongs('file_id', 'files'),
  )
}

async function sessions(table: Table): Promise<void> {
  await table(
    'sessions',
    'id',
    'id study_id title kind guide held_on? wave_id? created_at',
    all(belongs('study_id', 'studies'), belongs('wave_id', 'waves', 'set null')),
  )
  await table(
    'participants',
    'id',
    'id study_id session_id name role person_id? attributes',
    all(belongs('session_id', 'sessions'), belongs('person_id', 'people', 'set null')),
  )
  await table(
    'turns',
    'id',
    'id study_id session_id position:integer participant_id? speaker question_id? text starts_ms?:integer ends_ms?:integer source',
    all(belongs('session_id', 'sessions'), belongs('participant_id', 'participants', 'set null')),
  )
}

async function texts(table: Table): Promise<void> {
  await table(
    'texts',
    'study_id id',
    'study_id id survey_id? session_id? item_id column_key text model? language? sentiment?:real polarity? claimed_until? skipped?',
    all(belongs('study_id', 'studies'), belongs('survey_id', 'surveys'), belongs('session_id', 'sessions')),
  )
  await table(
    'mentions',
    'study_id id',
    'study_id id text_id start_at:integer end_at:integer theme sentiment:real polarity kind confidence:real decided_by? model?',
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
