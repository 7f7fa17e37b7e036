import type { ComponentChildren } from 'preact'
import { type Frame, Page } from '../../layout.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { Outline, type OutlineProps } from './outline.tsx'

export interface EditorFrameProps {
  page: Frame
  survey: { title: string; home: string; version: number; state: string }
  /** Whether there is anything to publish. */
  changed: boolean
  outline: OutlineProps
  /** What the form could not take. */
  errors: { field?: string; message: string }[]
  /** What has to be mended before the survey can be published, and is shown here. */
  problems: string[]
  languages: { href: string; name: string; current: boolean }[]
  children: ComponentChildren
}

/** Outline at the left, what is open beside it; below each other where there is no room. */
export function EditorFrame(props: EditorFrameProps) {
  const { page, survey, changed, outline, errors, problems, languages, children } = props
  return (
    <Page {...page}>
      <ErrorSummary errors={errors} />
      <div class="head">
        <div>
          <h1>{survey.title}</h1>
          <p class="soft">{savedSentence(survey.version, changed)}</p>
        </div>
        <p class="actions">
          <a class="button" href={`${survey.home}/preview`}>
            Preview
          </a>
          {changed && (
            <a class="button main" href={`${survey.home}/publication`}>
              Publish version {survey.version + 1} …
            </a>
          )}
        </p>
      </div>
      <div class="editor">
        <div class="work">
          <p class="to-outline">
            <a href="#outline">All sections and questions ↓</a>
          </p>
          {languages.length > 1 && <Languages languages={languages} />}
          {problems.length > 0 && (
            <div class="banner warn">
              <p>
                <strong>To mend before publishing</strong>
              </p>
              <ul>
                {problems.map((message) => (
                  <li key={message}>{message}</li>
                ))}
              </ul>
            </div>
          )}
          {children}
        </div>
        <Outline {...outline} />
      </div>
    </Page>
  )
}

function savedSentence(version: number, changed: boolean): string {
  if (version === 0) return 'The draft is saved. Nobody sees it before you publish it.'
  return changed
    ? `The draft is saved; people still see version ${version}.`
    : `The draft is the same as version ${version}.`
}

function Languages({ languages }: Pick<EditorFrameProps, 'languages'>) {
  return (
    <nav aria-label="Language of the texts" class="tabs">
      {languages.map(({ href, name, current }) => (
        <a key={href} href={href} aria-current={current ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}
