import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { type Page, pagesOf } from '../../surveys/flow.ts'
import { styleOf } from '../../surveys/aspects/theme.tsx'
import { nameOfLanguage } from '../../surveys/languages.ts'
import { plainText } from '../../surveys/markdown.ts'
import { beginning, takePage } from '../../surveys/progress.ts'
import { askIfSound } from '../../surveys/ask.ts'
import type { Answers } from '../../surveys/response.ts'
import { questionsOf, type Survey } from '../../surveys/survey.ts'
import { textIn } from '../../surveys/text.ts'
import { say } from '../../surveys/words.ts'
import { PreviewBar } from '../../views/design/preview-bar.tsx'
import { Ending } from '../../views/respond/ending.tsx'
import { Intro } from '../../views/respond/intro.tsx'
import { SurveyPage, type SurveyPageProps } from '../../views/respond/survey-page.tsx'
import { asResponse, requestOf } from '../answering/exchange.ts'
import { showRespondPage } from '../answering/page.tsx'
import { isPressed } from '../answering/sent-page.ts'
import type { App, Env, Route, Routes } from '../route.ts'
import { readForm } from '../forms.ts'
import { getSurvey } from '../store/surveys.ts'

const path = '/studies/:study/surveys/:survey/preview'

/** The draft as people would meet it. Nothing is stored: the answers so far travel in the form itself. */
export const previewRoutes: Routes = (app): Route[] => [
  { method: 'GET', path, access: 'viewer', handle: (c) => begin(app, c) },
  { method: 'POST', path: `${path}/:section`, access: 'viewer', handle: (c) => goOn(app, c) },
]

interface Preview {
  survey: Survey
  language: string
  /** The address of the survey. */
  home: string
  mayEdit: boolean
  /** Questions that cannot be shown yet. */
  leftOut: number
}

async function begin(app: App, c: Context<Env>): Promise<Response> {
  const preview = await previewOf(app, c)
  const [first] = pagesOf(preview.survey, {})
  if (textIn(preview.survey.intro, preview.language) && c.req.query('begun') === undefined)
    return show(
      c,
      preview,
      <Intro
        survey={preview.survey}
        language={preview.language}
        begin={`${preview.home}/preview?begun&language=${preview.language}`}
      />,
    )
  return showQuestions(c, preview, first, { answers: {} })
}

async function goOn(app: App, c: Context<Env>): Promise<Response> {
  const preview = await previewOf(app, c)
  const form = await readForm(c)
  const section = c.req.param('section') ?? ''
  const inputsOf = (id: string) => (part?: string) => form.all(part ? `q.${id}.${part}` : `q.${id}`)
  // Wherever one has been is not kept either, so all of it may be looked at again.
  const before = { ...beginning, answers: readCarried(form.first('carried')), reached: Infinity }
  const spoken = preview.survey.languages.find((known) => known === form.first('speak'))
  if (spoken) preview.language = spoken
  const again = isPressed(form) || spoken !== undefined
  const goBack = form.first('go') === 'back'
  const sure = form.first('sure')?.split(' ')
  const goTo = /^to (.+)$/.exec(form.first('go') ?? '')?.[1]
  const step = takePage(preview.survey, before, { section, inputsOf, goBack, again, sure, goTo })
  const page = pagesOf(preview.survey, step.answers).find(({ id }) => id === step.next)
  if (!page) return showEnd(c, preview, step.status)
  const wrong = Object.keys(step.issues).length > 0
  const sent = wrong || again ? inputsOf : undefined
  return showQuestions(
    c,
    preview,
    page,
    { answers: step.answers, issues: step.issues, appeared: step.appeared, unsure: step.unsure, sent },
    wrong ? 422 : 200,
  )
}

type State = Pick<SurveyPageProps, 'answers' | 'issues' | 'appeared' | 'unsure' | 'sent'>

function showQuestions(
  c: Context<Env>,
  preview: Preview,
  page: Page | undefined,
  state: State,
  status: 200 | 422 = 200,
): Promise<Response> {
  const { survey, language, home } = preview
  if (!page) return showEnd(c, preview, 'complete')
  const pages = pagesOf(survey, state.answers)
  const isLast = pages.at(-1)?.id === page.id
  const { unsure = [] } = state
  const button = say(isLast ? 'send' : 'continue', language)
  const notice =
    unsure.length > 0 ? say({ word: 'unsure', with: { count: unsure.length, button } }, language) : undefined
  return show(
    c,
    preview,
    <SurveyPage
      {...state}
      notice={notice}
      survey={survey}
      page={page}
      part={{
        number: pages.findIndex(({ id }) => id === page.id) + 1,
        of: pages.length,
      }}
      language={language}
      action={`${home}/preview/${page.id}?language=${language}`}
      carried={{ carried: JSON.stringify(state.answers), sure: (state.unsure ?? []).join(' ') }}
    />,
    { status, languages: undefined },
  )
}

function showEnd(c: Context<Env>, preview: Preview, status: string): Promise<Response> {
  const { survey, language } = preview
  const [title, text] =
    status === 'screened out'
      ? [say('screened.title', language), say('screened.text', language)]
      : [say('thanks.title', language), textIn(survey.thanks, language) || say('thanks.text', language)]
  return show(
    c,
    preview,
    <Ending
      language={language}
      survey={plainText(textIn(survey.title, language))}
      title={title}
      text={text}
      links={[{ label: 'Begin the preview again', href: `${preview.home}/preview?language=${language}` }]}
    />,
  )
}

async function show(
  c: Context<Env>,
  { survey, language, home, mayEdit, leftOut }: Preview,
  body: ComponentChildren,
  { status = 200, ...frame }: { status?: 200 | 422; languages?: undefined } = {},
): Promise<Response> {
  const answer = await showRespondPage(
    requestOf(c),
    {
      title: `Preview · ${plainText(textIn(survey.title, language))}`,
      language,
      theme: survey.theme && styleOf(survey.theme),
      logo: survey.theme?.logo && `/pictures/${survey.theme.logo.picture}`,
      languages: survey.languages.map((known) => ({
        language: known,
        name: nameOfLanguage(known),
        href: `${home}/preview?language=${known}`,
        current: known === language,
      })),
      body: (
        <>
          <PreviewBar home={home} mayEdit={mayEdit} leftOut={leftOut} />
          {body}
        </>
      ),
      ...frame,
    },
    status,
  )
  return asResponse(c, answer)
}

async function previewOf(app: App, c: Context<Env>): Promise<Preview> {
  const { draft, studyId, id } = await getSurvey(
    app.db,
    c.req.param('study') ?? '',
    c.req.param('survey') ?? '',
  )
  const sections = draft.sections.map((section) => ({
    ...section,
    questions: section.questions.filter((question) => askIfSound(question) !== undefined),
  }))
  const survey = { ...draft, sections }
  const { role } = c.get('visitor')
  return {
    survey,
    language:
      draft.languages.find((known) => known === c.req.query('language')) ?? draft.languages[0] ?? 'en',
    home: `/studies/${studyId}/surveys/${id}`,
    mayEdit: role === 'owner' || role === 'editor',
    leftOut: questionsOf(draft).length - questionsOf(survey).length,
  }
}

/** Only a preview reads it, and nothing is stored: whatever is no answer is as good as none. */
function readCarried(json: string | undefined): Answers {
  try {
    const read: unknown = JSON.parse(json ?? '{}')
    return read !== null && typeof read === 'object' && !Array.isArray(read) ? { ...read } : {}
  } catch {
    return {}
  }
}
