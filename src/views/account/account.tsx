import { type Frame, Page } from '../layout.tsx'
import { Action } from '../parts/action.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { FieldErrors } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import { Moment } from '../parts/moment.tsx'

export interface AccountProps {
  page: Frame
  account: { name: string; email: string; administrator: boolean }
  tokens: { id: string; label: string; createdAt: string; usedAt: string | null }[]
  /** The token made just now; its secret is shown this once. */
  created?: { label: string; secret: string }
  label?: string | undefined
  errors?: Partial<Record<'current' | 'password' | 'label', string>>
}

export function AccountPage({ page, account, tokens, created, label, errors = {} }: AccountProps) {
  return (
    <Page {...page}>
      <h1>{account.name}</h1>
      <p class="soft">{account.email}</p>
      <div class="actions">
        <Action action="/sign-out" label="Sign out" />
        {account.administrator && (
          <a class="button" href="/outbox">
            Outbox
          </a>
        )}
      </div>
      <FieldErrors errors={errors} />
      {created && (
        <div class="banner good" role="status">
          <h2>The token “{created.label}” is ready</h2>
          <p>Copy it now; we keep only its fingerprint and cannot show it again.</p>
          <p>
            <code class="secret">{created.secret}</code>
          </p>
        </div>
      )}
      <Password errors={errors} />
      <Tokens tokens={tokens} label={label} error={errors.label} />
    </Page>
  )
}

function Password({ errors }: { errors: NonNullable<AccountProps['errors']> }) {
  return (
    <section aria-labelledby="password-heading">
      <h2 id="password-heading">Password</h2>
      <form method="post" action="/account/password">
        <TextField
          name="current"
          label="Present password"
          type="password"
          error={errors.current}
          autocomplete="current-password"
          required
        />
        <TextField
          name="password"
          label="New password"
          type="password"
          help="At least 10 characters. Every other browser will be signed out."
          error={errors.password}
          autocomplete="new-password"
          required
        />
        <button type="submit">Change the password</button>
      </form>
    </section>
  )
}

function Tokens({
  tokens,
  label,
  error,
}: Pick<AccountProps, 'tokens' | 'label'> & { error: string | undefined }) {
  return (
    <section aria-labelledby="tokens-heading">
      <h2 id="tokens-heading">API tokens</h2>
      <p>
        A program that sends a token acts as you, with your roles.{' '}
        <a href="/api/v1/openapi.json">What the API takes and gives</a> is described in OpenAPI.
      </p>
      {tokens.length > 0 && (
        <DataTable
          caption="Your tokens"
          columns={[{ label: 'For' }, { label: 'Created' }, { label: 'Last used' }, { label: 'Revoke' }]}
          rows={tokens.map((token) => ({
            key: token.id,
            cells: [
              token.label,
              <Moment at={token.createdAt} key="created" />,
              token.usedAt ?? 'never',
              <Action
                key="revoke"
                action={`/account/tokens/${token.id}/removal`}
                label="Revoke"
                saying={`Revoke the token “${token.label}”`}
                look="danger"
                tight
              />,
            ],
          }))}
        />
      )}
      <form method="post" action="/account/tokens">
        <TextField
          name="label"
          label="What the new token is for"
          help="Such as “Nightly export”."
          value={label}
          error={error}
          required
        />
        <button type="submit">Create a token</button>
      </form>
    </section>
  )
}
