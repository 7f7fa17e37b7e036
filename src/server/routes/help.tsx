import type { Context } from 'hono'
import { type Asked, ask } from '../../surveys/ask.ts'
import { functionGroups } from '../../surveys/expression/index.ts'
import { questionTypes } from '../../surveys/question-types/index.ts'
import { GalleryPage } from '../../views/help/gallery-page.tsx'
import { HelpPage } from '../../views/help/help-page.tsx'
import { RulesPage } from '../../views/help/rules-page.tsx'
import { frame } from '../frame.ts'
import { showPage } from '../page.tsx'
import type { Env, Route, Routes } from '../route.ts'

export const helpRoutes: Routes = (): Route[] => [
  {
    method: 'GET',
    path: '/help',
    access: 'anyone',
    handle: (c) => showPage(c, <HelpPage page={frame(c, 'Help')} />),
  },
  { method: 'GET', path: '/help/rules', access: 'anyone', handle: showRules },
  { method: 'GET', path: '/help/questions', access: 'anyone', handle: showGallery },
]

const up = { trail: [{ label: 'Help', href: '/help' }] }

function showRules(c: Context<Env>): Promise<Response> {
  const listed = Object.entries(functionGroups).map(([about, functions]) => ({
    about,
    functions: Object.entries(functions).map(([name, { example, summary }]) => ({ name, example, summary })),
  }))
  return showPage(c, <RulesPage page={{ ...frame(c, 'Rules'), ...up }} functions={listed} />)
}

function showGallery(c: Context<Env>): Promise<Response> {
  const kinds = Object.entries(questionTypes).map(([name, { label, summary, examples }]) => ({
    name,
    label,
    summary,
    asked: examples.map(({ settings }, index) => exampleOf(name, label, settings, index)),
  }))
  return showPage(c, <GalleryPage page={{ ...frame(c, 'Kinds of questions'), ...up }} kinds={kinds} />)
}

function exampleOf(type: string, label: string, settings: object, index: number): Asked {
  return ask({
    id: `${type}_${index + 1}`,
    type,
    title: { en: `${label}, example ${index + 1}` },
    required: false,
    settings: { ...settings },
  })
}
