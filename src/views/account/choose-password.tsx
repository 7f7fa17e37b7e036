import { type Frame, Page } from '../layout.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'

interface Props {
  page: Frame
  action: string
  email: string
  error?: string | undefined
}

export function ChoosePasswordPage({ page, action, email, error }: Props) {
  return (
    <Page {...page}>
      <h1>Choose a password</h1>
      <p>
        You sign in with <strong>{email}</strong> and this password.
      </p>
      <ErrorSummary errors={error ? [{ field: 'password', message: error }] : []} />
      <form method="post" action={action}>
        {/* Lets password managers store both together. */}
        <input type="hidden" name="email" value={email} autocomplete="username" />
        <TextField
          name="password"
          label="Password"
          type="password"
          help="At least 10 characters; several words are easy to remember."
          error={error}
          autocomplete="new-password"
          required
        />
        <button type="submit" class="main">
          Store the password and sign in
        </button>
      </form>
    </Page>
  )
}
