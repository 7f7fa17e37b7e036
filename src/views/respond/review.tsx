import type { ReviewedPage } from '../../surveys/flow.ts'
import { inlineHtml, plainText } from '../../surveys/markdown.ts'
import { textIn } from '../../surveys/text.ts'
import { say } from '../../surveys/words.ts'

/** All answers once more before they are sent; each page can be gone back to, with or without cookies. */
export function Review({ pages, language }: { pages: readonly ReviewedPage[]; language: string }) {
  return (
    <>
      <p class="prose">{say({ word: 'review.text', with: { button: say('send', language) } }, language)}</p>
      {pages
        .filter(({ lines }) => lines.length > 0)
        .map(({ page, lines }) => {
          const title = textIn(page.section.title, language)
          const name = plainText(title) || plainText(textIn(lines[0]?.asked.question.title, language))
          return (
            <section key={page.id} aria-label={name}>
              {title && <h2 dangerouslySetInnerHTML={{ __html: inlineHtml(title) }} />}
              <dl class="answers">
                {lines.map(({ asked, answer }) => (
                  <div key={asked.question.id}>
                    <dt>{plainText(textIn(asked.question.title, language))}</dt>
                    <dd>
                      {answer === undefined ? say('receipt.none', language) : asked.show(answer, language)}
                    </dd>
                  </div>
                ))}
              </dl>
              <button
                type="submit"
                name="go"
                value={`to ${page.id}`}
                class="quiet"
                aria-label={`${say('review.change', language)}: ${name}`}
              >
                {say('review.change', language)}
              </button>
            </section>
          )
        })}
    </>
  )
}
