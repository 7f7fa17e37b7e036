import { type Frame, Page } from '../layout.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'

interface Props {
  page: Frame
  /** Where to go afterwards. */
  next: string
  email?: string
  error?: string
}

export function SignInPage({ page, next, email, error }: Props) {
  return (
    <Page {...page}>
      <h1>Sign in</h1>
      <ErrorSummary errors={error ? [{ field: 'email', message: error }] : []} />
      <form method="post" action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <TextField name="email" label="E-mail" type="email" value={email} autocomplete="username" required />
        <TextField
          name="password"
          label="Password"
          type="password"
          help="Forgotten? Ask whoever runs this installation for a new link."
          autocomplete="current-password"
          required
        />
        <button type="submit" class="main">
          Sign in
        </button>
      </form>
    </Page>
  )
}
