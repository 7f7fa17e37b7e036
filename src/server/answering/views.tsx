import type { ComponentChildren } from 'preact'
import { styleOf } from '../../surveys/aspects/theme.tsx'
import { type Known, type Page, walkOf } from '../../surveys/flow.ts'
import { nameOfLanguage } from '../../surveys/languages.ts'
import { liveOn } from '../../surveys/live.ts'
import { plainText } from '../../surveys/markdown.ts'
import type { Answers } from '../../surveys/response.ts'
import type { Survey } from '../../surveys/survey.ts'
import { textIn } from '../../surveys/text.ts'
import { say } from '../../surveys/words.ts'
import { Ending, type EndingProps } from '../../views/respond/ending.tsx'
import type { LanguageLink } from '../../views/respond/frame.tsx'
import { Intro } from '../../views/respond/intro.tsx'
import { pageTitle, SurveyPage, type SurveyPageProps } from '../../views/respond/survey-page.tsx'
import type { RespondPage } from './page.tsx'
import type { Clocked } from './time.ts'

/** A survey as one respondent has it before them. */
export interface Setting {
  slug: string
  definition: Survey
  version: number
  language: string
  test: boolean
  /** Whose pages these are, where somebody's time is limited. */
  whose?: Clocked | undefined
  known?: Known | undefined
}

export type PageState = Pick<
  SurveyPageProps,
  'sent' | 'issues' | 'appeared' | 'unsure' | 'saved' | 'notice'
> & {
  answers: Answers
  /** The respondent's secret, where the browser keeps no cookie. */
  key?: string | undefined
  /** What is left of the time for the section. */
  secondsLeft?: number | undefined
}

export function linkOf(slug: string, section?: string): string {
  return section === undefined ? `/s/${slug}` : `/s/${slug}/pages/${section}`
}

/** A page of questions with its form, in the state it is in for this reader. */
export function questionsView(setting: Setting, page: Page, { key, ...state }: PageState): RespondPage {
  const { definition, language, slug } = setting
  const { pages } = walkOf(definition, state.answers, setting.known)
  const props: SurveyPageProps = {
    ...state,
    survey: definition,
    page,
    language,
    part: { number: pages.findIndex(({ id }) => id === page.id) + 1, of: pages.length },
    action: linkOf(slug, page.id),
    later: key ? undefined : `${linkOf(slug)}/resume`,
    carried: carriedBy(setting, page, key, state.unsure),
    keeps: true,
    live: liveOn(definition, state.answers, page, setting.known),
  }
  return {
    ...frameOf(setting, linkOf(slug, page.id)),
    // The form has its own switch, which takes what was answered along.
    languages: undefined,
    title: pageTitle(props),
    body: <SurveyPage {...props} />,
  }
}

/** `framed`: within another site's page, where no cookie is kept. */
export function introView(setting: Setting, framed = false): RespondPage {
  const { definition, language, slug } = setting
  const [first] = walkOf(definition, {}, setting.known).pages
  const inLanguage = definition.languages.length > 1 ? `lang=${language}` : ''
  const begin = framed
    ? `${linkOf(slug)}?embed&begun&${inLanguage}`
    : linkOf(slug, first?.id) + (inLanguage && `?${inLanguage}`)
  return {
    ...frameOf(setting, framed ? `${linkOf(slug)}?embed` : linkOf(slug)),
    title: titleOf(setting),
    body: <Intro survey={definition} language={language} begin={begin} />,
  }
}

export function endingView(
  setting: Setting,
  ending: Omit<EndingProps, 'language' | 'survey'>,
  path = linkOf(setting.slug),
): RespondPage {
  const survey = titleOf(setting)
  return {
    ...frameOf(setting, path),
    title: `${ending.title} · ${survey}`,
    body: <Ending {...ending} language={setting.language} survey={survey} />,
  }
}

/** Any other page of a survey. */
export function plainView(
  setting: Setting,
  path: string,
  title: string,
  body: ComponentChildren,
): RespondPage {
  return { ...frameOf(setting, path), title: `${title} · ${titleOf(setting)}`, body }
}

/** Where a link leads nowhere; there is no survey whose language it could have. */
export function unknownView(): RespondPage {
  const [title, text] = [say('unknown.title'), say('unknown.text')]
  return {
    title,
    language: 'en',
    body: <Ending language="en" survey="" title={title} text={text} links={[]} />,
  }
}

export function titleOf({ definition, language }: Setting): string {
  return plainText(textIn(definition.title, language, definition.languages[0]))
}

function frameOf({ definition, language, slug, test }: Setting, path: string) {
  const theme = definition.theme && styleOf(definition.theme)
  const { sites } = definition.embedding ?? {}
  const logo = definition.theme?.logo && `/pictures/${definition.theme.logo.picture}`
  const seconds = definition.display?.kiosk
  const kiosk = seconds ? { seconds, next: `${linkOf(slug)}/next` } : undefined
  return { language, test, theme, logo, sites, kiosk, languages: languageLinks(definition, language, path) }
}

function languageLinks({ languages }: Survey, current: string, path: string): LanguageLink[] {
  if (languages.length < 2) return []
  return languages.map((language) => ({
    language,
    name: nameOfLanguage(language),
    href: `${path}${path.includes('?') ? '&' : '?'}lang=${language}`,
    current: language === current,
  }))
}

/** What the form takes along: the version it shows, its language, and what is asked where answers decide on that. */
function carriedBy(
  { version, definition, language }: Setting,
  { depends, questions }: Page,
  key: string | undefined,
  unsure: readonly string[] = [],
): Record<string, string> {
  return {
    version: String(version),
    ...(definition.languages.length > 1 && { lang: language }),
    ...(depends && { asked: questions.map(({ question }) => question.id).join(' ') }),
    ...(unsure.length > 0 && { sure: unsure.join(' ') }),
    ...(key && { key }),
  }
}
