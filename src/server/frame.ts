import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Frame } from '../views/layout.tsx'
import type { App, Env } from './route.ts'
import { getStudy, type Study } from './store/studies.ts'

export interface StudyFrame {
  study: Study
  /** May the visitor change things here? Buttons they could not use are not shown. */
  mayEdit: boolean
  mayOwn: boolean
  page: Frame
}

const sectionsOfStudy = {
  overview: ['Overview', ''],
  surveys: ['Surveys', '/surveys'],
  sessions: ['Sessions', '/sessions'],
  findings: ['Findings', '/findings'],
  segments: ['Segments', '/segments'],
  texts: ['Texts', '/texts'],
  people: ['People', '/people'],
  waves: ['Waves', '/waves'],
  members: ['Members', '/members'],
} as const

export type StudySection = keyof typeof sectionsOfStudy

/** The frame of a page that belongs to no study. */
export function frame(c: Context<Env>, title: string): Frame {
  return { title, user: c.get('visitor').user, notice: takeNotice(c) }
}

/**
 * The frame of a page of a study: its title in the trail, its sections with the present one marked. `trail` leads on
 * from the study to the page above this one.
 */
export async function studyFrame(
  app: App,
  c: Context<Env>,
  page: { section: StudySection; title: string; trail?: { label: string; href: string }[] },
): Promise<StudyFrame> {
  const study = await getStudy(app.db, c.req.param('study') ?? '')
  const { user, role } = c.get('visitor')
  const home = `/studies/${study.id}`
  const seesMembers = role === 'owner'
  return {
    study,
    mayEdit: role === 'owner' || role === 'editor',
    mayOwn: role === 'owner',
    page: {
      title: page.title,
      user,
      notice: takeNotice(c),
      invented: study.demo,
      trail: [{ label: study.title, href: home }, ...(page.trail ?? [])],
      sections: Object.entries(sectionsOfStudy)
        .filter(([name]) => name !== 'members' || seesMembers)
        .map(([name, [label, path]]) => ({ label, href: home + path, current: name === page.section })),
    },
  }
}

/** Left before a redirect: the next page says it once. */
export function leaveNotice(c: Context<Env>, sentence: string): void {
  setCookie(c, 'notice', sentence, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 })
}

function takeNotice(c: Context<Env>): string | undefined {
  const notice = getCookie(c, 'notice')
  if (notice) deleteCookie(c, 'notice', { path: '/' })
  return notice
}
