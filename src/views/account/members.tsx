import { type Frame, Page } from '../layout.tsx'
import { Action } from '../parts/action.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { ErrorSummary, FieldErrors } from '../parts/error-summary.tsx'
import { SelectField, TextField } from '../parts/field.tsx'

interface Member {
  userId: string
  name: string
  email: string
  role: string
}

export interface MembersProps {
  page: Frame
  studyId: string
  members: Member[]
  values?: { name?: string | undefined; email?: string | undefined; role?: string | undefined }
  errors?: Partial<Record<'name' | 'email' | 'role', string>>
  /** What could not be done with a member of the table. */
  problem?: string | undefined
}

const roles = [
  { value: 'viewer', label: 'Viewer: sees everything of the study' },
  { value: 'editor', label: 'Editor: changes surveys and findings too' },
  { value: 'owner', label: 'Owner: decides about members too' },
]

export function MembersPage({ page, studyId, members, values, errors = {}, problem }: MembersProps) {
  return (
    <Page {...page}>
      <h1>Members</h1>
      {problem ? <ErrorSummary errors={[{ message: problem }]} /> : <FieldErrors errors={errors} />}
      <DataTable
        caption="Who may see and change this study"
        columns={[{ label: 'Name' }, { label: 'E-mail' }, { label: 'Role' }, { label: 'Remove' }]}
        rows={members.map((member) => ({
          key: member.userId,
          cells: [
            member.name,
            member.email,
            <RoleForm key="role" studyId={studyId} member={member} />,
            <Action
              key="remove"
              action={`/studies/${studyId}/members/${member.userId}/removal`}
              label="Remove"
              saying={`Remove ${member.name} from this study`}
              look="danger"
              tight
            />,
          ],
        }))}
      />
      <Addition studyId={studyId} errors={errors} {...(values && { values })} />
    </Page>
  )
}

function RoleForm({ studyId, member }: { studyId: string; member: Member }) {
  return (
    <form method="post" action={`/studies/${studyId}/members/${member.userId}/role`} class="line">
      <select name="role" aria-label={`Role of ${member.name}`}>
        {roles.map(({ value }) => (
          <option key={value} value={value} selected={value === member.role}>
            {value}
          </option>
        ))}
      </select>
      <button type="submit" class="tight" aria-label={`Change the role of ${member.name}`}>
        Change
      </button>
    </form>
  )
}

function Addition({
  studyId,
  values = {},
  errors = {},
}: Pick<MembersProps, 'studyId' | 'values' | 'errors'>) {
  return (
    <>
      <h2>Add somebody</h2>
      <p>They get a mail with a link; who is new here chooses a password with it.</p>
      <form method="post" action={`/studies/${studyId}/members`}>
        <TextField name="name" label="Name" value={values.name} error={errors.name} required />
        <TextField
          name="email"
          label="E-mail"
          type="email"
          value={values.email}
          error={errors.email}
          required
        />
        <SelectField
          name="role"
          label="Role"
          value={values.role ?? 'viewer'}
          error={errors.role}
          options={roles}
        />
        <button type="submit" class="main">
          Add to this study
        </button>
      </form>
    </>
  )
}
