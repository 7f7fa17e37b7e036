import { type Frame, Page } from '../layout.tsx'
import { TextField } from '../parts/field.tsx'
import { counted, thousands } from '../parts/numbers.ts'

/** Codes of people's own for a survey: how many there are, and more of them as a file. */
export function CodesPage(props: {
  page: Frame
  action: string
  made: number
  used: number
  /** The published version asks for codes. */
  asked: boolean
  settings: string
  typed: string
  error?: string | undefined
}) {
  const { page, action, made, used, asked, settings, typed, error } = props
  return (
    <Page {...page}>
      <h1>Codes</h1>
      <p>
        {made === 0
          ? 'There are no codes yet.'
          : `${counted(made, 'code')}; ${thousands(used)} of them used so far.`}{' '}
        A code lets one person answer once, on any device.
      </p>
      {!asked && (
        <p class="banner">
          This survey lets everybody in who has the link. To ask for codes, say so under{' '}
          <a href={settings}>Robots and repeats</a> and publish.
        </p>
      )}
      <form method="post" action={action} novalidate>
        <TextField
          name="count"
          label="How many"
          value={typed}
          error={error}
          help="You get a file with each code and its link. We keep no copy that could be read: store it well."
        />
        <button type="submit" class="main">
          Make codes and download them
        </button>
      </form>
    </Page>
  )
}
