import { Page, type PageProps } from './layout.tsx'

interface Props {
  message: string
  details: Record<string, string>
  user: PageProps['user']
}

export function FailurePage({ message, details, user }: Props) {
  return (
    <Page title="This did not work" user={user}>
      <h1>This did not work</h1>
      <p>{message}</p>
      {Object.keys(details).length > 0 && (
        <ul>
          {Object.entries(details).map(([where, what]) => (
            <li key={where}>
              {where}: {what}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="/">To the first page</a>
      </p>
    </Page>
  )
}
