/** The tables, in their own words. Times are ISO texts, yes/no is 1/0, JSON is text: the same on both engines. */

export interface Tables {
  settings: { key: string; value: string }
  users: {
    id: string
    email: string
    name: string
    password_hash: string
    administrator: number
    created_at: string
  }
  /** A browser that is signed in. */
  sign_ins: { id_hash: string; user_id: string; created_at: string; expires_at: string }
  /** A link to choose a password, sent to one user; used once. */
  password_links: { token_hash: string; user_id: string; expires_at: string }
  api_tokens: {
    id: string
    token_hash: string
    user_id: string
    label: string
    created_at: string
    used_at: string | null
  }
  studies: {
    id: string
    title: string
    objective: string
    demo: number
    /** The number of the last change to collected data; locked while changes are written, so numbers commit in order. */
    change_number: number
    created_at: string
  }
  memberships: { study_id: string; user_id: string; role: 'owner' | 'editor' | 'viewer' }
  waves: { id: string; study_id: string; title: string; starts_on: string; ends_on: string | null }
  surveys: {
    id: string
    study_id: string
    /** Its place in the public link /s/:slug. */
    slug: string
    title: string
    state: 'draft' | 'published' | 'closed'
    draft: string
    /** Goes up with each saved draft; an editor must name the one it read. */
    draft_revision: number
    /** The draft before its newest change; none before the first one. */
    previous_draft: string | null
    /** The version that answers now; 0 before the first publication. */
    version: number
    created_at: string
  }
  survey_versions: {
    survey_id: string
    number: number
    definition: string
    published_at: string
    published_by: string | null
  }
  responses: {
    survey_id: string
    id: string
    study_id: string
    version: number
    /** SHA-256 of the browser's or caller's key; one key, one response. */
    key_hash: string
    status: 'started' | 'complete' | 'screened out' | 'over quota' | 'withdrawn'
    mode: 'live' | 'test'
    /** JSON by question id; {} once withdrawn. */
    answers: string
    /** How many sections were sent. */
    reached: number
    language: string
    person_id: string | null
    wave_id: string | null
    source: 'page' | 'api' | 'import' | 'demo'
    /** Why it is left out of results, reversibly. */
    excluded: string | null
    started_at: string
    saved_at: string
    completed_at: string | null
  }
  /** Every change to collected data, one number per study in commit order. */
  changes: {
    study_id: string
    number: number
    kind: ChangeKind
    survey_id: string | null
    item_id: string
    at: string
    by: string | null
  }
  /** How far a reader has followed a study's changes. */
  cursors: { name: string; study_id: string; number: number }
  files: {
    id: string
    study_id: string
    survey_id: string | null
    name: string
    media_type: string
    size: number
    sha256: string
    created_at: string
    /** The hash of a response’s key, where the file came with an answer. */
    owner: string | null
  }
  file_chunks: { file_id: string; position: number; bytes: Uint8Array }
  people: {
    id: string
    study_id: string
    /** The team's own name for this person: a customer number, never shown to others. */
    reference: string
    email: string | null
    company: string | null
    created_at: string
  }
  attributes: {
    study_id: string
    name: string
    kind: 'demographic' | 'psychographic' | 'geographic' | 'behavioural'
    scale: 'nominal' | 'ordinal' | 'interval' | 'time' | 'text'
    /** JSON list in order, for nominal and ordinal ones. */
    options: string
  }
  person_attributes: { study_id: string; person_id: string; name: string; value: string }
  /** An interview or a focus group. */
  sessions: {
    id: string
    study_id: string
    title: string
    kind: 'interview' | 'focus group'
    /** JSON: a survey definition whose questions are the guide. */
    guide: string
    held_on: string | null
    wave_id: string | null
    created_at: string
  }
  participants: {
    id: string
    study_id: string
    session_id: string
    name: string
    role: 'participant' | 'moderator'
    person_id: string | null
    /** JSON: attribute name → value. */
    attributes: string
  }
  turns: {
    id: string
    study_id: string
    session_id: string
    position: number
    participant_id: string | null
    speaker: string
    /** The question of the guide under which it was said. */
    question_id: string | null
    text: string
    starts_ms: number | null
    ends_ms: number | null
    source: 'note' | 'transcript'
  }
  /** Each open answer and turn once; pending while `model` is not the current one. */
  texts: {
    study_id: string
    /** `response id/column key` or `turn/turn id`. */
    id: string
    survey_id: string | null
    session_id: string | null
    item_id: string
    column_key: string
    text: string
    model: string | null
    language: string | null
    sentiment: number | null
    polarity: string | null
    claimed_until: string | null
    /** Why the model skipped it. */
    skipped: string | null
  }
  mentions: {
    study_id: string
    id: string
    text_id: string
    start_at: number
    end_at: number
    theme: string
    sentiment: number
    polarity: string
    kind: 'praise' | 'complaint' | 'wish' | 'neutral'
    confidence: number
    /** Who said so: null for the model named beside it. */
    decided_by: string | null
    model: string | null
  }
  segments: {
    id: string
    study_id: string
    title: string
    rule: string
    created_at: string
    created_by: string | null
  }
  /** Who has a place in which cell of a survey's quotas: for good, or kept until a moment. */
  quota_places: {
    survey_id: string
    cell: string
    response_id: string
    kept_until: string | null
    /** The response is left out of results, and so is its place. */
    left_out: number
  }
  /** Keys of the responses that codes of people's own are good for. */
  access_codes: {
    survey_id: string
    key_hash: string
    created_at: string
  }
  /** When somebody first opened a section that has a time limit. */
  section_openings: {
    survey_id: string
    key_hash: string
    section: string
    opened_at: string
  }
  /** A respondent's secret, sealed with a code of which only the hash is kept. */
  resume_codes: {
    code_hash: string
    survey_id: string
    sealed: string
    expires_at: string
  }
  outbox: {
    id: string
    /** One message per key, however often it is asked for. */
    key: string
    recipient: string
    subject: string
    body: string
    created_at: string
    sent_at: string | null
    attempts: number
    claimed_until: string | null
    failure: string | null
  }
}

export type ChangeKind =
  | 'response'
  | 'withdrawal'
  | 'exclusion'
  | 'turn'
  | 'participant'
  | 'person'
  | 'attribute'
  | 'tag'
  | 'decision'
  | 'segment'
