import type { Page } from '../../surveys/flow.ts'
import { isLate } from '../../surveys/progress.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { Db } from '../store/db.ts'
import { findOpening, openSection } from '../store/openings.ts'

/** Whose time it is. */
export interface Clocked {
  surveyId: string
  keyHash: string
}

/** How long somebody still has for this page's section, counted from its first opening; undefined without a limit. */
export async function secondsLeft(
  db: Db,
  whose: Clocked,
  { section }: Page,
  now = new Date(),
): Promise<number | undefined> {
  const { timeLimit, id } = section
  if (!timeLimit) return undefined
  const opened = await openSection(db, { ...whose, section: id }, now)
  return Math.max(0, Math.ceil(timeLimit.seconds - (now.getTime() - opened.getTime()) / 1_000))
}

/** A page's own clock sends it when the time is over, and may be a little ahead of ours. */
const clocksApart = 2_000

/** Did this page come when the time for its section was over? */
export async function cameLate(
  db: Db,
  whose: Clocked,
  definition: Survey,
  pageId: string,
  now = new Date(),
): Promise<boolean> {
  const section = definition.sections.find(({ id }) => id === /^[^.:]+/.exec(pageId)?.[0])
  if (!section?.timeLimit) return false
  // One question at a time shares its section's time; each round of a loop has its own.
  const opened = await findOpening(db, { ...whose, section: /^[^.]+/.exec(pageId)?.[0] ?? pageId })
  return opened !== undefined && isLate({ section }, opened.getTime(), now.getTime(), -clocksApart)
}
