/** What a form could not take, at its top: each sentence leads to its field. Takes the focus when the page opens. */
export function ErrorSummary({ errors }: { errors: { field?: string | undefined; message: string }[] }) {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus>
      <h2>
        {errors.length === 1 ? 'One thing needs another look' : `${errors.length} things need another look`}
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}

/** The same of a form whose errors are known by field. */
export function FieldErrors({ errors }: { errors: Readonly<Record<string, string>> }) {
  return <ErrorSummary errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
}
