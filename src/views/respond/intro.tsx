import { minutesOf } from '../../surveys/minutes.ts'
import { blockHtml, inlineHtml } from '../../surveys/markdown.ts'
import type { Survey } from '../../surveys/survey.ts'
import { foreign, textIn } from '../../surveys/text.ts'
import { say } from '../../surveys/words.ts'
import { About } from './about.tsx'

/** What a respondent reads before the first question. */
export function Intro({ survey, language, begin }: { survey: Survey; language: string; begin: string }) {
  const { trust } = survey
  return (
    <>
      <h1
        {...foreign(survey.title, language)}
        dangerouslySetInnerHTML={{ __html: inlineHtml(textIn(survey.title, language)) }}
      />
      <div
        class="prose"
        {...foreign(survey.intro, language)}
        dangerouslySetInnerHTML={{ __html: blockHtml(textIn(survey.intro, language)) }}
      />
      {trust && <About trust={trust} minutes={minutesOf(survey, language)} language={language} />}
      <p class="go">
        <a class="button" href={begin}>
          {say('begin', language)}
        </a>
      </p>
    </>
  )
}
