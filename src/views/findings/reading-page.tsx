import { type Frame, Page } from '../layout.tsx'
import { thousands } from '../parts/numbers.ts'

interface ReadingPageProps {
  page: Frame
  title: string
  read: number
  of: number
}

/** The answers are still being read; the page asks again by itself. */
export function ReadingPage({ page, title, read, of }: ReadingPageProps) {
  return (
    <Page {...page}>
      <h1>{title}</h1>
      <div class="empty" role="status">
        <p>
          <strong>We are reading the answers</strong>
        </p>
        {of > 0 && (
          <p>
            <progress value={read} max={of} aria-label="Responses read" /> {thousands(read)} of{' '}
            {thousands(of)} responses so far.
          </p>
        )}
        <p>This page looks again in two seconds; nothing is lost by leaving it.</p>
      </div>
    </Page>
  )
}
