import type { PageAnswer, PageRequest } from './exchange.ts'
import type { Asked } from '../../surveys/ask.ts'
import { pagesOf, questionsFor, spokenText, walkOf } from '../../surveys/flow.ts'
import { isOpen } from '../../surveys/progress.ts'
import { plainText } from '../../surveys/markdown.ts'
import type { Answers } from '../../surveys/response.ts'
import type { Survey } from '../../surveys/survey.ts'
import { textIn } from '../../surveys/text.ts'
import { say } from '../../surveys/words.ts'
import { type AnswerRow, Confirm, type EndingLink, type EndingProps } from '../../views/respond/ending.tsx'
import type { StoredResponse } from '../store/responses.ts'
import { showRespondPage } from './page.tsx'
import { endingView, linkOf, type Setting } from './views.tsx'

/**
 * The page of a response that has ended: sent, ended early, withdrawn. `key` is given where the browser keeps no cookie:
 * what it leads to is then reached by a form.
 */
export function showEnd(
  request: PageRequest,
  setting: Setting,
  response: StoredResponse,
  key?: string,
): Promise<PageAnswer> {
  const away = response.status === 'over quota' ? addressWhenFull(setting) : undefined
  const ways = waysOn(setting, response, key)
  const links = [...(away ? [awayLink(setting, away)] : []), ...ways.links]
  const view = endingView(setting, { ...endOf(setting, response), ...ways, links })
  return showRespondPage(request, { ...view, away })
}

/** Where people are led on to for whom no place was left. */
function addressWhenFull({ definition: { quotas } }: Setting): string | undefined {
  return quotas?.full === 'redirect' ? quotas.url : undefined
}

function awayLink({ language }: Setting, href: string) {
  return { label: say({ word: 'full.link', with: { site: new URL(href).host } }, language), href }
}

/** A page arrived after the end: what is stored stays, and what was changed is shown to be copied. */
export function showSentBefore(
  request: PageRequest,
  setting: Setting,
  response: StoredResponse,
  unsaved: AnswerRow[],
  key: string | undefined,
): Promise<PageAnswer> {
  const { language } = setting
  const ending =
    response.status === 'withdrawn'
      ? { title: say('withdrawn.title', language), text: say('sent.text', language) }
      : { title: say('sent.title', language), text: say('sent.text', language) }
  const view = endingView(setting, { ...ending, unsaved, ...waysOn(setting, response, key) })
  return showRespondPage(request, view, 409)
}

/** The survey takes no answers any more; what somebody had begun can still be read. */
export function showClosed(
  request: PageRequest,
  setting: Setting,
  response: StoredResponse | undefined,
  unsaved: AnswerRow[] = [],
  key?: string,
): Promise<PageAnswer> {
  const { language } = setting
  const words = [
    say('closed.text', language),
    response && say('closed.started', language),
    unsaved.length > 0 && say('closed.unsaved', language),
  ]
  const ending = {
    title: say('closed.title', language),
    text: words.filter(Boolean).join('\n\n'),
    unsaved,
    ...(response ? receiptWay(setting, key) : { links: [] }),
  }
  return showRespondPage(request, endingView(setting, ending), unsaved.length > 0 ? 409 : 410)
}

/** Every given answer as a person reads it. */
export function rowsOf(survey: Survey, answers: Answers, language: string): AnswerRow[] {
  return questionsFor(survey, answers)
    .filter(({ question }) => Object.hasOwn(answers, question.id))
    .map((asked) => rowOf(asked, answers, language))
}

export function rowOf({ question, show }: Asked, answers: Answers, language: string): AnswerRow {
  const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined
  return {
    question: plainText(textIn(question.title, language)),
    answer: answer === undefined ? null : show(answer, language),
  }
}

function endOf({ definition, language }: Setting, { status, answers }: StoredResponse) {
  switch (status) {
    case 'withdrawn':
      return { title: say('withdrawn.title', language), text: say('withdrawn.text', language) }
    case 'over quota': {
      const { message, full } = definition.quotas ?? {}
      const text = full === 'stop' ? '' : textIn(message, language)
      return { title: say('full.title', language), text: text || say('full.text', language) }
    }
    case 'screened out': {
      const { pages, screenedOut } = walkOf(definition, answers)
      const by = pages.find(({ section }) => screenedOut.has(section.id))
      const text = textIn(spokenText(definition, answers, by?.section.screenOut?.message), language)
      return { title: say('screened.title', language), text: text || say('screened.text', language) }
    }
    default: {
      const text = textIn(spokenText(definition, answers, definition.thanks), language)
      return { title: say('thanks.title', language), text: text || say('thanks.text', language) }
    }
  }
}

/** What somebody may do after the end. */
function waysOn(setting: Setting, { status }: StoredResponse, key: string | undefined): Ways {
  const receipt = status === 'withdrawn' ? { links: [] } : receiptWay(setting, key)
  if (key !== undefined) return receipt
  const another = { label: say('another.link', setting.language), href: `${linkOf(setting.slug)}/another` }
  const change = isOpen({ status }, setting.definition) ? [changeLink(setting)] : []
  return { links: [...change, ...receipt.links, another] }
}

/** Back to the first page, answers and all. */
function changeLink({ slug, definition, language }: Setting): EndingLink {
  const [first] = pagesOf(definition, {})
  return { label: say('change.link', language), href: linkOf(slug, first?.id) }
}

/** A link, for whom the cookie speaks; a form that brings the key where there is none. */
function receiptWay({ slug, language }: Setting, key: string | undefined): Ways {
  const [label, href] = [say('receipt.link', language), `${linkOf(slug)}/receipt`]
  if (key === undefined) return { links: [{ label, href }] }
  return { links: [], children: <Confirm action={href} label={label} carried={{ key }} /> }
}

type Ways = Pick<EndingProps, 'links' | 'children'>
