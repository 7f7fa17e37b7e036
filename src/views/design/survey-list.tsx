import { type Frame, Page } from '../layout.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { FileField, SelectField, TextAreaField, TextField } from '../parts/field.tsx'
import { thousands } from '../parts/numbers.ts'
import type { InstrumentLine } from './study-page.tsx'
import { SurveyState } from './survey-state.tsx'

interface SurveyListProps {
  page: Frame
  home: string
  surveys: InstrumentLine[]
  mayEdit: boolean
}

export function SurveyListPage({ page, home, surveys, mayEdit }: SurveyListProps) {
  const buttons = mayEdit && (
    <p class="actions">
      <a class="button main" href={`${home}/surveys/new`}>
        Create a survey
      </a>
      <a class="button" href={`${home}/import`}>
        Bring in a CSV
      </a>
    </p>
  )
  return (
    <Page {...page}>
      <div class="head">
        <h1>Surveys</h1>
        {surveys.length > 0 && buttons}
      </div>
      {surveys.length === 0 ? (
        <EmptyState title="No survey yet">
          <p>
            Write one question by question, start from a definition, or bring in answers you already have.
          </p>
          {buttons}
        </EmptyState>
      ) : (
        <DataTable
          caption="Surveys of this study, newest first; responses are complete live ones"
          columns={[
            { label: 'Survey' },
            { label: 'State' },
            { label: 'Responses', number: true },
            { label: 'Under way', number: true },
          ]}
          rows={surveys.map((survey) => ({
            key: survey.id,
            cells: [
              <a href={`${home}/surveys/${survey.id}`}>{survey.title}</a>,
              <SurveyState state={survey.state} />,
              thousands(survey.complete),
              thousands(survey.started),
            ],
          }))}
        />
      )}
    </Page>
  )
}

export interface NewSurveyProps {
  page: Frame
  home: string
  languages: { value: string; label: string }[]
  entered: { title: string; language: string; definition: string }
  errors: Record<string, string>
}

export function NewSurveyPage({ page, home, languages, entered, errors }: NewSurveyProps) {
  return (
    <Page {...page}>
      <FieldErrors errors={errors} />
      <h1>Create a survey</h1>
      <div class="cards">
        <ByHand home={home} languages={languages} entered={entered} errors={errors} />
        <FromDefinition home={home} entered={entered} errors={errors} />
        <section class="card" aria-labelledby="from-csv">
          <h2 id="from-csv">From answers you have</h2>
          <p>
            Upload a CSV of answers. We guess the type of each question, show the guess for correction, and
            store a survey with its responses.
          </p>
          <p>
            <a class="button" href={`${home}/import`}>
              Bring in a CSV
            </a>
          </p>
        </section>
      </div>
    </Page>
  )
}

function ByHand({ home, languages, entered, errors }: Omit<NewSurveyProps, 'page'>) {
  return (
    <section class="card" aria-labelledby="by-hand">
      <h2 id="by-hand">Write it here</h2>
      <form method="post" action={`${home}/surveys`} novalidate>
        <TextField
          name="title"
          label="Title"
          help="People see it at the top of every page; you can change it later."
          value={entered.title}
          error={errors.title}
          required
        />
        <SelectField name="language" label="Language" value={entered.language} options={languages} />
        <button type="submit" class="main">
          Create the survey
        </button>
      </form>
    </section>
  )
}

function FromDefinition({ home, entered, errors }: Pick<NewSurveyProps, 'home' | 'entered' | 'errors'>) {
  return (
    <section class="card" aria-labelledby="from-json">
      <h2 id="from-json">From a definition</h2>
      <form method="post" action={`${home}/surveys/definitions`} enctype="multipart/form-data" novalidate>
        <FileField
          name="file"
          label="A JSON file"
          help="Such as one saved from another survey’s page."
          accept=".json,application/json"
          error={errors.file}
        />
        <TextAreaField
          name="definition"
          label="Or its text, pasted"
          value={entered.definition}
          error={errors.definition}
          rows={6}
          code
        />
        <button type="submit">Create from this definition</button>
      </form>
    </section>
  )
}
