import { Field } from '../parts/field.tsx'

export interface PublicLinkProps {
  /** The whole public link. */
  link: string
  state: string
  mayEdit: boolean
  /** Whoever answers needs a code besides. */
  byCode: boolean
  /** What another site puts into its page; none where no site may show the survey. */
  embed: string | undefined
  /** The survey's own address. */
  home: string
}

/** Where people answer: the link, as a picture for cameras, and for other sites' pages. */
export function PublicLink({ link, state, mayEdit, byCode, embed, home }: PublicLinkProps) {
  return (
    <section aria-labelledby="link">
      <h2 id="link">Link for respondents</h2>
      <div class="line">
        <Field name="public-link" label={whoAnswers(state, byCode)}>
          {(links) => <input {...links} readonly value={link} />}
        </Field>
        <button type="button" data-copies="public-link" hidden>
          Copy the link
        </button>
        {state === 'published' && mayEdit && (
          <a class="button" href={`${link}?test`}>
            Try it
          </a>
        )}
      </div>
      {state === 'published' && mayEdit && (
        <p class="soft small">Answers given by “Try it” count as tests.</p>
      )}
      <OtherWays {...{ embed, home, mayEdit }} />
    </section>
  )
}

function whoAnswers(state: string, byCode: boolean): string {
  if (state === 'closed') return 'Says that the survey is closed'
  return byCode ? 'Anyone with this link and a code can answer' : 'Anyone with this link can answer'
}

function OtherWays({ embed, home, mayEdit }: Pick<PublicLinkProps, 'embed' | 'home' | 'mayEdit'>) {
  return (
    <details>
      <summary>As a picture for cameras, and in other sites</summary>
      <p>
        <img src={`${home}/qr.svg`} alt="QR code of the link" width={200} height={200} />
        <br />
        <a href={`${home}/qr.svg`} download="survey.svg">
          Save the picture
        </a>
      </p>
      {embed ? (
        <Field name="embed" label="Put this into the other site’s page">
          {(links) => (
            <textarea {...links} readonly rows={2}>
              {embed}
            </textarea>
          )}
        </Field>
      ) : (
        mayEdit && (
          <p>
            No other site may show this survey within its pages.{' '}
            <a href={`${home}/edit/aspects/embedding`}>Name those that may</a>, and publish.
          </p>
        )
      )}
    </details>
  )
}
