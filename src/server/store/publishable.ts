import type { Survey } from '../../surveys/survey.ts'
import { changesSince, problemsOf } from '../../surveys/version.ts'
import { problem } from '../problems.ts'
import type { SurveyVersion } from './surveys.ts'

/** Stops the publication of a draft that is unchanged, unsound, or would give old answers another meaning. */
export function refuseUnpublishable(draft: Survey, versions: readonly SurveyVersion[]): void {
  refuseUnchanged(draft, versions.at(-1))
  refuseUnsound(draft)
  refuseUnsafe(
    versions.map(({ definition }) => definition),
    draft,
  )
}

function refuseUnchanged(draft: Survey, newest: SurveyVersion | undefined): void {
  if (newest && JSON.stringify(newest.definition) === JSON.stringify(draft))
    throw problem('conflict', {
      why: `Nothing has changed since version ${newest.number}. Change the draft first, then publish it.`,
    })
}

function refuseUnsound(draft: Survey): void {
  const found = problemsOf(draft)
  if (found.length > 0)
    throw problem(
      'notValid',
      { why: `The survey cannot be published yet. ${found[0]?.message ?? ''}` },
      Object.fromEntries(found.map(({ where, message }) => [where, message])),
    )
}

function refuseUnsafe(published: Survey[], draft: Survey): void {
  const unsafe = changesSince(published, draft).filter(({ safe }) => !safe)
  if (unsafe.length > 0)
    throw problem(
      'notValid',
      { why: `This change would give old answers another meaning. ${unsafe[0]?.message ?? ''}` },
      Object.fromEntries(unsafe.map(({ question, message }) => [question, message])),
    )
}
