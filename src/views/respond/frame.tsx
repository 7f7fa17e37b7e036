import type { ComponentChildren } from 'preact'
import { directionOf } from '../../surveys/languages.ts'
import { say } from '../../surveys/words.ts'
import { Kiosk } from './kiosk.tsx'

export interface FrameProps {
  /** The browser's title; what changed comes first. */
  title: string
  language: string
  /** The style sheet's text: inline, as the first page then needs one journey only. */
  style: string
  /** The survey's own look, upon the style sheet; empty where it is ours. */
  theme?: string | undefined
  /** The address of the survey's own logo. */
  logo?: string | undefined
  languages?: LanguageLink[] | undefined
  test?: boolean | undefined
  /** Another site, to which the reader is led on at once. */
  away?: string | undefined
  /** On a screen for many: after so many seconds without a touch it goes there. */
  kiosk?: { seconds: number; next: string } | undefined
  children: ComponentChildren
}

export interface LanguageLink {
  language: string
  name: string
  href: string
  current: boolean
}

/** The frame of every page a respondent sees. */
export function Frame(props: FrameProps) {
  const { title, language, style, theme = '', logo, languages = [], test, away, kiosk, children } = props
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        {away && <meta http-equiv="refresh" content={`0;url=${away}`} />}
        <title>{title}</title>
        <link rel="icon" href="data:," />
        {/* Our own built file; it cannot close the element. */}
        <style dangerouslySetInnerHTML={{ __html: style + theme }} />
      </head>
      <body>
        {test && <aside class="test">{say('test.note', language)}</aside>}
        <main>
          {logo && <img src={logo} alt="" class="logo" />}
          {children}
          {kiosk && <Kiosk {...kiosk} language={language} />}
        </main>
        {languages.length > 1 && <Languages languages={languages} label={say('language', language)} />}
      </body>
    </html>
  )
}

function Languages({ languages, label }: { languages: LanguageLink[]; label: string }) {
  return (
    <nav aria-label={label} class="languages">
      {languages.map(({ language, name, href, current }) => (
        <a key={language} href={href} lang={language} aria-current={current ? 'true' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}
