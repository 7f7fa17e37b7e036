import type { AttributeValues } from '../../surveys/person.ts'
import { type Frame, Page } from '../layout.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { TextField } from '../parts/field.tsx'
import { Pager } from '../parts/pager.tsx'
import { attributeWords } from './attribute-words.ts'

export interface PersonLine {
  id: string
  reference: string
  email: string | null
  company: string | null
  attributes: AttributeValues
}

export interface PeoplePageProps {
  page: Frame
  home: string
  people: PersonLine[]
  total: number
  like: string
  pager: { summary: string; previous: string | undefined; next: string | undefined }
  mayEdit: boolean
}

export function PeoplePage({ page, home, people, total, like, pager, mayEdit }: PeoplePageProps) {
  return (
    <Page {...page}>
      <div class="head">
        <h1>People</h1>
        <Buttons home={home} mayEdit={mayEdit} />
      </div>
      {total === 0 && like === '' ? (
        <EmptyState title="Nobody yet">
          <p>
            A person stands behind responses and interviews, so that one who answers twice is counted once.
            They come from a column of an import, from a hidden value in the survey’s link (
            <code>?person=YOUR-REFERENCE</code>), from the API, or by hand.
          </p>
        </EmptyState>
      ) : (
        <>
          <form method="get" action={`${home}/people`} role="search" class="line">
            <TextField name="like" label="Find by reference, e-mail or company" type="search" value={like} />
            <button type="submit">Find</button>
          </form>
          {people.length === 0 ? (
            <p>
              Nobody found. <a href={`${home}/people`}>See everybody</a>
            </p>
          ) : (
            <Found home={home} people={people} />
          )}
          <Pager of="people" {...pager} />
        </>
      )}
    </Page>
  )
}

function Buttons({ home, mayEdit }: Pick<PeoplePageProps, 'home' | 'mayEdit'>) {
  return (
    <p class="actions">
      {mayEdit && (
        <a class="button main" href={`${home}/people/new`}>
          Add a person
        </a>
      )}
      <a class="button" href={`${home}/attributes`}>
        Attributes
      </a>
    </p>
  )
}

function Found({ home, people }: Pick<PeoplePageProps, 'home' | 'people'>) {
  return (
    <DataTable
      caption="People of this study, by reference"
      columns={[{ label: 'Reference' }, { label: 'E-mail' }, { label: 'Company' }, { label: 'Attributes' }]}
      rows={people.map((person) => ({
        key: person.id,
        cells: [
          <a href={`${home}/people/${person.id}`}>{person.reference}</a>,
          person.email ?? '–',
          person.company ?? '–',
          attributeWords(person.attributes),
        ],
      }))}
    />
  )
}
