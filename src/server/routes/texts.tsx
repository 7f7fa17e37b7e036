import type { Context } from 'hono'
import { fastModel } from '../../analysis/text/card.ts'
import { generalCodebook, themeLabel, unclearTheme } from '../../analysis/text/codebook.ts'
import type { MentionKind } from '../../analysis/text/index.ts'
import { columnsOf } from '../../surveys/table.ts'
import { type QuoteShown, TextsPage } from '../../views/texts/texts-page.tsx'
import { piecesOf } from '../../views/texts/pieces.ts'
import type { App, Env, Routes } from '../route.ts'
import { readForm } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { problem } from '../problems.ts'
import { decideMention, listMentions, removeMention, type StoredMention } from '../store/mentions.ts'
import { listSurveys, type SurveyRecord } from '../store/surveys.ts'
import { countTexts } from '../store/texts.ts'
import { listWaves } from '../store/waves.ts'
import { waveAsked } from '../wave-asked.ts'
import {
  countSpeakers,
  countThemes,
  type ThemeCount,
  inSessions,
  listTexts,
  type QuotedText,
  type TextFilter,
} from '../store/themes.ts'

const all = '/studies/:study/texts'
const mention = '/studies/:study/mentions/:mention'
const perPage = 20

export const textRoutes: Routes = (app) => [
  { method: 'GET', path: all, access: 'viewer', handle: (c) => show(app, c) },
  { method: 'POST', path: `${mention}/decision`, access: 'editor', handle: (c) => decide(app, c) },
  { method: 'POST', path: `${mention}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

async function show(app: App, c: Context<Env>): Promise<Response> {
  const studyId = c.req.param('study') ?? ''
  const filter = filterOf((name) => c.req.query(name))
  const after = c.req.query('after')
  // Only a wave of this study is looked for.
  await waveAsked(app, c, studyId)
  const [{ page, mayEdit, study }, surveys, waves, progress, themes, counted, found] = await Promise.all([
    studyFrame(app, c, { section: 'texts', title: 'Texts' }),
    listSurveys(app.db, studyId),
    listWaves(app.db, studyId),
    countTexts(app.db, studyId, fastModel.name),
    countThemes(app.db, studyId, filter),
    countSpeakers(app.db, studyId, filter),
    listTexts(app.db, studyId, filter, { limit: perPage + 1, after }),
  ])
  const texts = found.slice(0, perPage)
  const mentions = await listMentions(
    app.db,
    studyId,
    texts.map(({ id }) => id),
  )
  const home = `/studies/${study.id}`
  const labels = questionLabels(surveys)
  const byText = Map.groupBy(mentions, ({ textId }) => textId)
  return showPage(
    c,
    <TextsPage
      page={page}
      home={home}
      mayEdit={mayEdit}
      model={fastModel}
      progress={progress}
      filter={filter}
      query={queryOf(filter)}
      sources={[
        ...surveys.map(({ id, title }) => ({ value: id, label: title })),
        { value: inSessions, label: 'Interviews and focus groups' },
      ]}
      waves={waves.map(({ id, title }) => ({ value: id, label: title }))}
      themes={themeLines(themes, filter, home)}
      codebook={generalCodebook}
      counted={counted}
      quotes={texts.map((text) => quote(text, byText.get(text.id) ?? [], home, labels))}
      next={found.length > perPage ? `${home}/texts${queryOf(filter, texts.at(-1)?.id)}` : undefined}
      first={after === undefined ? undefined : `${home}/texts${queryOf(filter)}`}
    />,
  )
}

/** What the columns of texts are called now, by survey and key. */
function questionLabels(surveys: SurveyRecord[]): Map<string, string> {
  return new Map(
    surveys.flatMap(({ id, draft }) =>
      columnsOf([draft]).map(({ key, label }): [string, string] => [`${id}/${key}`, label]),
    ),
  )
}

/** The unclear ones last, each with the page of its texts. */
function themeLines(themes: ThemeCount[], filter: TextFilter, home: string) {
  return themes
    .toSorted((one, other) => Number(one.theme === unclearTheme) - Number(other.theme === unclearTheme))
    .map((line) => ({
      ...line,
      label: themeLabel(line.theme),
      href: `${home}/texts${queryOf({ ...filter, theme: line.theme })}`,
    }))
}

function quote(
  text: QuotedText,
  mentions: StoredMention[],
  home: string,
  labels: Map<string, string>,
): QuoteShown {
  const { surveyId, sessionId, itemId, columnKey, speaker } = text
  const own = mentions.map((one) => ({ ...one, label: themeLabel(one.theme) }))
  return {
    id: text.id,
    href:
      surveyId === null
        ? `${home}/sessions/${sessionId}?turn=${itemId}#turn-${itemId}`
        : `${home}/surveys/${surveyId}/responses/${itemId}`,
    from:
      surveyId === null
        ? `${speaker ?? 'Somebody'}, in a session`
        : `Answer to “${labels.get(`${surveyId}/${columnKey}`) ?? columnKey}”`,
    language: text.language,
    polarity: text.polarity,
    skipped: text.skipped,
    pieces: piecesOf(text.text, own),
    mentions: own,
  }
}

async function decide(app: App, c: Context<Env>): Promise<Response> {
  const form = await readForm(c)
  const theme = generalCodebook.find(({ slug }) => slug === form.first('theme'))
  const kind = kinds.find((name) => name === form.first('kind'))
  if (!theme || !kind)
    throw problem('notValid', { why: 'Choose a theme and a sentiment from the lists, then save again.' })
  const { studyId, mentionId, by } = placeOf(c)
  await decideMention(app.db, studyId, mentionId, { theme: theme.slug, kind }, by)
  leaveNotice(c, 'Saved. From now on your decision stands, whatever the model says.')
  return back(c, backTo(studyId, form.first('query'), form.first('text')))
}

const kinds: readonly MentionKind[] = ['praise', 'complaint', 'wish', 'neutral']

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const form = await readForm(c)
  const { studyId, mentionId, by } = placeOf(c)
  await removeMention(app.db, studyId, mentionId, by)
  leaveNotice(c, 'Removed. The model will not bring it back.')
  return back(c, backTo(studyId, form.first('query'), form.first('text')))
}

function placeOf(c: Context<Env>) {
  return {
    studyId: c.req.param('study') ?? '',
    mentionId: c.req.param('mention') ?? '',
    // Only editors come here, and they are signed in.
    by: c.get('visitor').user?.id ?? 'a token',
  }
}

/** The page the form stood on, rebuilt from what it may hold, so that nobody is sent elsewhere. */
function backTo(studyId: string, query: string | undefined, textId: string | undefined): string {
  const given = new URLSearchParams(query)
  const filter = filterOf((name) => given.get(name) ?? undefined)
  const anchor = textId ? `#${encodeURIComponent(`text-${textId}`)}` : ''
  return `/studies/${studyId}/texts${queryOf(filter, given.get('after') ?? undefined)}${anchor}`
}

function filterOf(given: (name: string) => string | undefined): TextFilter {
  const read = (name: string) => given(name) || undefined
  return { theme: read('theme'), polarity: read('polarity'), source: read('source'), wave: read('wave') }
}

function queryOf({ theme, polarity, source, wave }: TextFilter, after?: string): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ theme, polarity, source, wave, after }))
    if (value !== undefined) query.set(name, value)
  return query.size === 0 ? '' : `?${query}`
}
