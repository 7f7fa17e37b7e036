import { type Frame, Page } from '../layout.tsx'
import { ConfirmForm } from '../parts/action.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { counted } from '../parts/numbers.ts'
import { StudyFields } from './front-page.tsx'

export interface StudySettingsProps {
  page: Frame
  study: { id: string; title: string; demo: boolean }
  entered: { title: string; objective: string }
  errors: Record<string, string>
  /** What would be gone with the study. */
  holds: { surveys: number; responses: number; sessions: number; people: number }
}

export function StudySettingsPage({ page, study, entered, errors, holds }: StudySettingsProps) {
  const home = `/studies/${study.id}`
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>Settings of this study</h1>
      <form method="post" action={`${home}/settings`} novalidate>
        <StudyFields entered={entered} errors={errors} />
        <button type="submit" class="main">
          Save the settings
        </button>
      </form>
      <hr />
      <h2 id="removal">Remove the study</h2>
      <ConfirmForm
        summary="Remove this study and everything in it"
        action={`${home}/removal`}
        label={`Remove “${study.title}” for good`}
      >
        <p>
          These will be gone for good: {counted(holds.surveys, 'survey')},{' '}
          {counted(holds.responses, 'response')}, {counted(holds.sessions, 'session')},{' '}
          {counted(holds.people, 'person', 'people')}, and every segment, theme and file of this study. Links
          to its surveys stop working. Make a backup first if you may want it back.
        </p>
      </ConfirmForm>
    </Page>
  )
}
