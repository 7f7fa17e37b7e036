import { Badge } from '../parts/badge.tsx'

/** Whether a survey takes answers, in one word or two. */
export function SurveyState({ state }: { state: 'draft' | 'published' | 'closed' }) {
  if (state === 'published') return <Badge tone="good">open</Badge>
  return state === 'closed' ? <Badge tone="bad">closed</Badge> : <Badge>draft</Badge>
}
