import { type Frame, Page } from '../layout.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FileField } from '../parts/field.tsx'

interface ImportPageProps {
  page: Frame
  here: string
  error?: string | undefined
}

/** The first step of bringing answers in: choose the file. */
export function ImportPage({ page, here, error }: ImportPageProps) {
  return (
    <Page {...page}>
      <h1>Bring in answers</h1>
      <ErrorSummary errors={error ? [{ field: 'file', message: error }] : []} />
      <p class="prose">
        A CSV file as your survey tool or spreadsheet writes it: the first row names the questions, each
        further row holds one person’s answers. Next you see what we make of each column, and can correct it
        before anything is stored. The survey is then closed to further answers, unless you ask for it to be
        open.
      </p>
      <form method="post" action={here} enctype="multipart/form-data">
        <FileField
          name="file"
          label="CSV file"
          help="Up to 32 MB; commas, semicolons or tabs; any usual encoding"
          accept=".csv,.tsv,.txt,text/csv"
          error={error}
        />
        <p class="actions">
          <button type="submit" class="main">
            Read the file
          </button>
        </p>
      </form>
    </Page>
  )
}
