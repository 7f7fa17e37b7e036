import type { QuestionTypeName } from '../../question-types/index.ts'
import type { Option } from '../../question-types/options.ts'
import type { Question, Survey } from '../../survey.ts'
import type { ColumnGuess, Guess, OptionGuess } from './guess.ts'

/** The survey that a guess describes: one page with a question for each column, or for each group of columns. */
export function surveyOf({ columns }: Guess, title: string): Survey {
  return {
    format: 1,
    title: { en: title },
    languages: ['en'],
    sections: [{ id: 'imported', questions: [...questionsIn(columns).values()].map(questionOf) }],
  }
}

/** The columns of each question by its id, in the order of the file. */
export function questionsIn(columns: readonly ColumnGuess[]): Map<string, ColumnGuess[]> {
  return Map.groupBy(
    columns.filter(({ role }) => role === 'question'),
    ({ id }) => id,
  )
}

function questionOf(columns: ColumnGuess[]): Question {
  const [first] = columns
  if (!first) throw new Error('a group has at least one column')
  return {
    id: first.id,
    type: first.type,
    title: { en: first.title },
    required: false,
    ...(first.about && { about: first.about }),
    settings:
      settingsFor[first.type]?.(
        first,
        columns.flatMap(({ options = [] }) => options),
      ) ?? {},
  }
}

/** What a file tells of a type's settings; the others start without any. */
const settingsFor: Partial<
  Record<QuestionTypeName, (column: ColumnGuess, options: OptionGuess[]) => Question['settings']>
> = {
  choice: ({ scale }, options) => ({
    options: options.map(optionOf),
    ...(scale === 'ordinal' && { ordered: true }),
  }),
  set: (_, options) => ({ options: options.map(optionOf) }),
  rating: ({ min = 1, max = 5 }) => ({ min, max }),
  short_text: atMost,
  long_text: atMost,
  consent: () => ({ needed: false }),
}

function atMost({ max }: ColumnGuess): Question['settings'] {
  return max ? { max: Math.min(100_000, max) } : {}
}

function optionOf({ id, label, apart, words }: OptionGuess): Option {
  return {
    id,
    label: { en: label },
    ...(words ? { kind: 'other' as const } : apart && { kind: 'none' as const }),
  }
}
