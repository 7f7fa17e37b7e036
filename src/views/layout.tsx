import type { ComponentChildren } from 'preact'

export interface PageProps {
  title: string
  /** Where the reader is: study and page, outermost first. */
  trail?: { label: string; href: string }[]
  user?: { name: string } | undefined
  /** Links of the present study, the current one marked. */
  sections?: { label: string; href: string; current: boolean }[]
  /** The study was made up by us, which every page of it must say. */
  invented?: boolean
  /** What just happened, said once. */
  notice?: string | undefined
  children: ComponentChildren
}

/** What a page says around its content. */
export type Frame = Omit<PageProps, 'children'>

/** The frame of every team page; respondent pages have their own, lighter one in respond/. */
export function Page({ title, trail = [], user, sections = [], invented, notice, children }: PageProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Verbatim`}</title>
        <link rel="stylesheet" href="/assets/team.css" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {/* htmx needs neither its own style sheet nor evaluated attributes, which our content policy refuses. */}
        <meta name="htmx-config" content='{"includeIndicatorCSS":false}' />
        <script src="/assets/htmx.js" defer />
        <script src="/assets/team.js" defer />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Top trail={trail} user={user} />
        {sections.length > 0 && <Sections sections={sections} />}
        <main id="main" tabindex={-1}>
          {invented && (
            <p class="banner warn">
              <strong>Invented.</strong> This demo study, its people and their words were made up to show how
              Verbatim works.
            </p>
          )}
          {notice && (
            <p class="notice" role="status">
              {notice}
            </p>
          )}
          {children}
        </main>
      </body>
    </html>
  )
}

function Top({ trail, user }: { trail: NonNullable<PageProps['trail']>; user: PageProps['user'] }) {
  return (
    <header class="top">
      <nav aria-label="Where you are">
        <ol class="trail">
          <li>
            <a href="/">
              <img src="/assets/icon.svg" alt="" width={20} height={20} />
              <span class="name">Verbatim</span>
            </a>
          </li>
          {trail.map(({ label, href }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ol>
      </nav>
      <nav aria-label="You" class="you">
        <a href="/help">Help</a>
        {user ? <a href="/account">{user.name}</a> : <a href="/sign-in">Sign in</a>}
      </nav>
    </header>
  )
}

function Sections({ sections }: { sections: NonNullable<PageProps['sections']> }) {
  return (
    <nav aria-label="This study" class="sections">
      <ul>
        {sections.map(({ label, href, current }) => (
          <li key={href}>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
