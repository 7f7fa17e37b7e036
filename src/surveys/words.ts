/** The product's own sentences to respondents, by name, so that each can be said in the respondent's language. */

const english = {
  continue: 'Continue',
  back: 'Back',
  send: 'Send',
  begin: 'Begin',
  part: 'Part {part} of {parts}',
  saved: 'Your answers so far are saved.',
  optional: 'optional',
  'errors.to': 'Go to the question',
  'appeared.one': 'Your answers are saved. One more question on this page follows from them.',
  'appeared.many': 'Your answers are saved. {count} more questions on this page follow from them.',
  language: 'Language',
  'test.note': 'This is a test. What you answer here is kept apart and not counted.',
  'cookie.note':
    'Your browser did not show us the cookie of this survey, so nothing is stored yet. Your answers are still here: please press “{button}” once more.',
  'busy.note':
    'We could not store this page just now. Your answers are still here: please press “{button}” again in a moment.',
  'thanks.title': 'Thank you',
  'thanks.text': 'Your answers are stored. You can close this page now.',
  'screened.title': 'Thank you for your time',
  'screened.text': 'The further questions are meant for other people this time. What you answered is stored.',
  'receipt.link': 'What is stored about me',
  'receipt.text': 'This is everything the survey has stored from this browser.',
  'receipt.status': 'Status',
  'receipt.started': 'Started',
  'receipt.saved': 'Last saved',
  'receipt.completed': 'Sent',
  'receipt.person': 'Person',
  'receipt.linked': 'linked to whom this link was made for',
  'receipt.version': 'Version of the survey',
  'receipt.answers': 'Questions and answers',
  'receipt.none': 'not answered',
  'receipt.hidden': 'not asked now, but still stored',
  'receipt.download': 'Download as JSON',
  'status.started': 'begun, not sent yet',
  'status.complete': 'sent',
  'status.screened out': 'ended early, as the further questions are meant for others',
  'status.over quota': 'ended early, as enough people like you have answered',
  'status.withdrawn': 'withdrawn',
  resume: 'Go on with the survey',
  'back.survey': 'Back to the survey',
  'another.link': 'Answer again as another person',
  'another.text':
    'This starts an empty response in this browser. The first one stays stored, but this browser can then no longer open it; download it first if you want to keep it.',
  'withdraw.link': 'Withdraw my answers',
  'withdraw.title': 'Withdraw your answers?',
  'withdraw.text':
    'All your answers to this survey, and everything that was made from them, will be removed. Nobody can bring them back.',
  'withdraw.button': 'Remove my answers',
  'withdraw.keep': 'Keep them',
  'withdrawn.title': 'Your answers are removed',
  'withdrawn.text': 'We keep only the note that a response was withdrawn, with nothing of its content.',
  'closed.title': 'This survey is closed',
  'closed.text': 'It does not take answers any more. Thank you for your interest.',
  'closed.started': 'What you answered before is still stored and can be read or withdrawn.',
  'closed.unsaved':
    'It closed before you sent these answers, so they are not stored. You may copy them from here:',
  'sent.title': 'You have already sent your answers',
  'sent.text': 'They are stored as you sent them. What you changed afterwards is not stored:',
  'unknown.title': 'There is no survey here',
  'unknown.text': 'Please check the link, or ask whoever sent it to you for a new one.',
  'nothing.title': 'Nothing is stored from this browser',
  'nothing.text': 'This survey has no answers from this browser, or its cookie was removed.',
  required: 'Please answer this question',
  'errors.one': 'One answer needs another look',
  'errors.many': '{count} answers need another look',
  other: 'Other',
  'other.text': 'Please tell us which',
  'answer.once': 'Please give one answer here',
  'text.long': 'Please use at most {max} characters; this has {count}',
  'text.short': 'Please write at least {min} characters',
  'text.unreadable': 'Please write this as text; it contains characters we cannot read',
  'choice.unknown': 'Please pick one of the options shown',
  'choice.other': 'Please write what you mean by “{option}”',
  'choice.text': 'Only “Other” takes words of one’s own; please leave them out',
  none: 'None of these',
  'set.twice': '“{option}” was sent twice; please send it once',
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
  'consent.agree': 'I agree',
  'consent.decline': 'I do not agree',
  'nps.low': 'Not at all likely',
  'nps.high': 'Extremely likely',
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
