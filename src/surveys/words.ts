/** The product's own sentences to respondents, by name, so that each can be said in the respondent's language. */

const english = {
  continue: 'Continue',
  back: 'Back',
  send: 'Send',
  begin: 'Begin',
  part: 'Part {part} of {parts}',
  saved: 'Your answers so far are saved.',
  optional: 'optional',
  required: 'Please answer this question',
  'errors.one': 'One answer needs another look',
  'errors.many': '{count} answers need another look',
  other: 'Other',
  'other.text': 'Please tell us which',
  'text.long': 'Please use at most {max} characters; this has {count}',
  'text.short': 'Please write at least {min} characters',
  'text.unreadable': 'Please write this as text; it contains characters we cannot read',
  'choice.unknown': 'Please pick one of the options shown',
  'choice.other': 'Please write what you mean by “{option}”',
  'set.exclusive': '“{option}” cannot be combined with other options',
  'set.min': 'Please pick at least {min}',
  'set.max': 'Please pick at most {max}',
  'rating.range': 'Please pick a number from {min} to {max}',
  'number.form': 'Please write a number, like {example}',
  'number.whole': 'Please write a whole number',
  'number.min': 'Please write a number of at least {min}',
  'number.max': 'Please write a number of at most {max}',
  'date.form': 'Please write a date as year-month-day, like {example}',
  'date.min': 'Please pick {min} or a later date',
  'date.max': 'Please pick {max} or an earlier date',
  'consent.needed': 'We need your consent to go on',
  'answer.form': 'This is not an answer to this question: {expected}',
  'question.unknown': 'This survey has no question “{question}”',
  'question.shown': 'This question is not asked with these answers',
} as const

export type Word = keyof typeof english

/** One thing wrong with an answer, said by the name of its sentence. */
export interface Issue {
  word: Word
  with?: Record<string, string | number>
}

/** The sentence in the asked language, English where it is missing. */
export function say(issue: Issue | Word, _language = 'en'): string {
  const { word, with: values = {} } = typeof issue === 'string' ? { word: issue } : issue
  return english[word].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
