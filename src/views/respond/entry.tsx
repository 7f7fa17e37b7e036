import { say } from '../../surveys/words.ts'
import { CodeField } from './resume.tsx'

/** Where a survey asks for a code of one's own. */
export function Entry(props: {
  language: string
  survey: string
  action: string
  code: string
  issue?: string | undefined
  /** Within another site's page, where no cookie is kept: the survey opens by itself. */
  framed?: boolean
}) {
  const { language, survey, action, code, issue, framed } = props
  return (
    <>
      <h1>{survey}</h1>
      <p class="prose">{say('entry.text', language)}</p>
      <CodeField
        action={action}
        method="get"
        target={framed ? '_blank' : undefined}
        name="code"
        value={code}
        label={say('entry.code', language)}
        button={say('begin', language)}
        issue={issue}
      />
    </>
  )
}
