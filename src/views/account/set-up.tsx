import { type Frame, Page } from '../layout.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'

interface Props {
  page: Frame
  action: string
  values?: { name?: string | undefined; email?: string | undefined }
  errors?: Partial<Record<'name' | 'email' | 'password', string>>
}

export function SetUpPage({ page, action, values = {}, errors = {} }: Props) {
  return (
    <Page {...page}>
      <h1>Make this installation yours</h1>
      <p>This link works once. Whoever fills in this page owns the installation and can invite others.</p>
      <FieldErrors errors={errors} />
      <form method="post" action={action}>
        <TextField
          name="name"
          label="Your name"
          value={values.name}
          error={errors.name}
          autocomplete="name"
          required
        />
        <TextField
          name="email"
          label="E-mail"
          type="email"
          help="You sign in with it."
          value={values.email}
          error={errors.email}
          autocomplete="username"
          required
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          help="At least 10 characters; several words are easy to remember."
          error={errors.password}
          autocomplete="new-password"
          required
        />
        <button type="submit" class="main">
          Create the owner’s account
        </button>
      </form>
    </Page>
  )
}
