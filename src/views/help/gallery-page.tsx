import type { Asked } from '../../surveys/ask.ts'
import { type Frame, Page } from '../layout.tsx'
import { QuestionView } from '../respond/question.tsx'

interface GalleryPageProps {
  page: Frame
  kinds: { name: string; label: string; summary: string; asked: Asked[] }[]
}

/** Every kind of question as people meet it, from the examples that its tests run. */
export function GalleryPage({ page, kinds }: GalleryPageProps) {
  return (
    <Page {...page}>
      <h1>Kinds of questions</h1>
      <p class="lead">Each as people see it. The name in grey is what a JSON definition calls it.</p>
      {kinds.map(({ name, label, summary, asked }) => (
        <section key={name} aria-labelledby={name}>
          <h2 id={name}>{label}</h2>
          <p>
            {summary} · <code>{name}</code>
          </p>
          <div class="cards wide">
            {asked.map((one) => (
              <div class="card" key={one.question.id}>
                <div class="as-shown">
                  <QuestionView asked={one} language="en" answer={undefined} />
                </div>
                <details class="more">
                  <summary>
                    Settings <span class="unseen">of {one.question.id}</span>
                  </summary>
                  <pre role="region" aria-label={`Settings of ${one.question.id}`} tabindex={0}>
                    <code>{JSON.stringify(one.question.settings, null, 2)}</code>
                  </pre>
                </details>
              </div>
            ))}
          </div>
        </section>
      ))}
    </Page>
  )
}
