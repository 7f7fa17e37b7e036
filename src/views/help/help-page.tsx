import type { ComponentChildren } from 'preact'
import { type Frame, Page } from '../layout.tsx'

const contents: [string, string][] = [
  ['#first', 'First steps'],
  ['#sides', 'What a survey has besides its questions'],
  ['#letting-in', 'Letting people in, and back in'],
  ['#words', 'Words we use'],
  ['#counting', 'How results count'],
  ['#languages', 'Several languages'],
  ['#privacy', 'What is stored about people'],
  ['/help/rules', 'Rules: who is asked what'],
  ['/help/questions', 'All kinds of questions, with examples'],
]

/** What Verbatim is and how it counts, for whoever works with it. */
export function HelpPage({ page }: { page: Frame }) {
  return (
    <Page {...page}>
      <div class="prose">
        <h1>Help</h1>
        <p class="lead">
          Verbatim asks people in surveys, interviews and focus groups, reads what they wrote and said, and
          shows how groups of them differ.
        </p>
        <nav aria-label="On this page">
          <ul>
            {contents.map(([href, title]) => (
              <li key={href}>
                <a href={href}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <FirstSteps />
        <Terms id="sides" title="What a survey has besides its questions" terms={sides}>
          <p>
            Each has its own page at the top of the editor’s outline, and holds from the next publication on.
          </p>
        </Terms>
        <LettingIn />
        <Terms id="words" title="Words we use" terms={words} />
        <Counting />
        <Languages />
        <Privacy />
      </div>
    </Page>
  )
}

function FirstSteps() {
  return (
    <section aria-labelledby="first">
      <h2 id="first">First steps</h2>
      <ol>
        <li>Create a study. It holds everything that belongs to one question of yours.</li>
        <li>
          Create a survey in it: write it question by question, start from a JSON definition, or upload a CSV
          of answers you already have.
        </li>
        <li>
          Look at the preview; nothing entered there is stored. Publish when it is right: that freezes version
          1 and opens the link.
        </li>
        <li>
          Send people the link. Each page they send is saved at once, and the same link in the same browser
          goes on where they stopped; with a code, another device does too. Answers you give yourself through
          “Try it” count as tests.
        </li>
        <li>
          Read the findings while answers arrive: a page per question, themes and sentiment of what people
          wrote, and profiles of segments.
        </li>
      </ol>
      <p>
        Changing a published survey makes a new version. The publish page lists what changes and refuses what
        would give old answers another meaning, such as an id used again for something else.
      </p>
    </section>
  )
}

const words: [string, string][] = [
  ['Survey', 'A questionnaire with its versions and its link.'],
  ['Section', 'A part of a survey; one page, unless you choose one question a page.'],
  ['Answer', 'What one person said to one question.'],
  [
    'Response',
    'One person’s whole go at a survey: started, complete, screened out, over quota or withdrawn.',
  ],
  ['Session', 'An interview or a focus group, with its guide, participants and transcript.'],
  ['Turn', 'One thing somebody said in a session.'],
  ['Theme', 'What a text is about; a mention is the stretch of text about it.'],
  ['Sentiment', 'How a text sounds, from −1 (negative) over 0 to 1 (positive).'],
  ['Person', 'Somebody who stands behind responses or takes part in sessions, by your own reference.'],
  ['Segment', 'A group of people, given by a rule over their answers.'],
  ['Profile', 'What a segment answers more and less often than everyone else.'],
  ['Wave', 'A dated round of a study, to compare over time.'],
  ['Base', 'The people a percentage is of.'],
]

const sides: [string, string][] = [
  [
    'Who asks, and what for',
    'What people are told before they answer: who you are, what for, how long it takes, and how long answers are kept. We keep to it: after that many days they are removed.',
  ],
  [
    'Pages',
    'How much stands on a page, how progress is shown, whether answers are reviewed before sending, and whether a screen for many begins anew.',
  ],
  [
    'Look',
    'Colour, typeface, corners and logo. A colour that could not be read well is refused with the nearest that can.',
  ],
  [
    'Robots and repeats',
    'Whether a code is needed, and when a response is suspect. Suspect ones are stored with the reason and left out of results; you can take them in again.',
  ],
  [
    'Quotas',
    'How many people of each kind may answer, by rules or by crossing questions. A place is kept while somebody answers, and free again after an hour without an answer. The survey’s page shows how full they are.',
  ],
  [
    'In other sites',
    'Which sites may show the survey within their own pages; all others are kept out. The survey’s page has the line to put there.',
  ],
]

function Terms({
  id,
  title,
  terms,
  children,
}: {
  id: string
  title: string
  terms: [string, string][]
  children?: ComponentChildren
}) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      <dl class="facts">
        {terms.map(([term, meaning]) => (
          <>
            <dt key={term}>{term}</dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}

function LettingIn() {
  return (
    <section aria-labelledby="letting-in">
      <h2 id="letting-in">Letting people in, and back in</h2>
      <ul>
        <li>
          A link for everybody, also as a picture for cameras: both stand on the survey’s page. One browser
          gives one response.
        </li>
        <li>
          Codes, where only those you choose may answer: make them from the survey’s page and save the file,
          as we keep no copy that could be read. Each code lets one person answer once, on any device.
        </li>
        <li>
          Whoever wants to go on later or on another device gets a code for that from the page itself, or a
          link by mail; the address is used for that one message.
        </li>
        <li>
          After sending, people see what is stored about them, with their files; they can download it,
          withdraw it, and change it where you allow that.
        </li>
      </ul>
    </section>
  )
}

function Counting() {
  return (
    <section aria-labelledby="counting">
      <h2 id="counting">How results count</h2>
      <ul>
        <li>
          Results count complete live responses. Those still under way and tests can be included, and the page
          then says so; withdrawn ones and those left out by hand never count.
        </li>
        <li>
          A percentage is of those who answered the question. Who left it empty or was not shown it is named
          beside it, not hidden in it.
        </li>
        <li>
          The range beside a percentage is its 95 % interval: were the study repeated, about 19 of 20 such
          ranges would hold the true value.
        </li>
        <li>
          A profile of a group under 30 people shows counts but no percentages, and says so; a question’s own
          result shows them with their range, however wide. Where something cannot be computed, the reason
          stands in its place.
        </li>
        <li>
          A profile compares a segment with everyone else. As it compares many things at once, only
          differences that hold after correction for that (Benjamini and Hochberg) are marked.
        </li>
        <li>
          Themes and sentiment are read by a machine and can be wrong; quotes always lead to the whole
          response.
        </li>
      </ul>
    </section>
  )
}

function Languages() {
  return (
    <section aria-labelledby="languages">
      <h2 id="languages">Several languages</h2>
      <ul>
        <li>
          List a survey’s languages in the editor; the first one is what is shown where another lacks a text.
          Before you publish, the page of the publication lists what each language lacks.
        </li>
        <li>
          Respondents begin in what their browser prefers and may switch on every page; what they have
          answered stays.
        </li>
        <li>
          The product’s own words to them are in English, German, French, Spanish, Arabic and Japanese; in any
          other language they are in English.
        </li>
      </ul>
    </section>
  )
}

function Privacy() {
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy">What is stored about people</h2>
      <ul>
        <li>
          Answers, the files sent with them, their times, the language and the version of the survey. No
          address of a computer, no tracking, nothing from other sites.
        </li>
        <li>
          One cookie per survey, so that the same browser goes on where it stopped; only a fingerprint of it
          is stored here.
        </li>
        <li>
          A person is only known where you bind a reference yourself, in the link, an import or the API. Your
          reference is never shown to others.
        </li>
        <li>
          People can read what is stored about them, and withdraw it, from the page after the last question. A
          withdrawn response loses its answers and everything made from them: themes, quotes, counts and
          stored results.
        </li>
        <li>
          Everything stays in the database of this installation. Texts are read by a model on this machine.
        </li>
      </ul>
    </section>
  )
}
