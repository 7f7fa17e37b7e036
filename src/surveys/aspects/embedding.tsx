import { z } from 'zod'
import { aspect } from '../aspect.ts'
import { fieldText, LinesField } from '../question-types/fields.tsx'

/** An origin, as a browser's policy names it: https and no path; plain http for one's own machine alone. */
const site = z
  .string()
  .regex(
    /^(https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?|http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?)$/,
    'Write each site on a line of its own, like https://www.example.org, without what follows its name',
  )

const settings = z.strictObject({
  /** Sites that may show the survey within their own pages. */
  sites: z.array(site).max(50, 'Name at most 50 sites').default([]),
})
export type Embedding = z.infer<typeof settings>

export const embedding = aspect<Embedding>({
  label: 'In other sites',
  summary: 'Which sites may show this survey within their own pages. All others are kept out',
  settings,
  blank: { sites: [] },
  Editor: ({ name, settings: { sites } }) => (
    <LinesField
      name={`${name}.sites`}
      label="Sites"
      hint="One on each line, like https://www.example.org or https://*.example.org. The survey’s page then shows what to put into theirs."
      rows={4}
      value={sites.join('\n')}
    />
  ),
  edit: (inputs) => ({
    sites: fieldText(inputs, 'sites')
      .split(/\s+/)
      .map((written) => written.toLowerCase().replace(/\/$/, ''))
      .filter(Boolean),
  }),
})
