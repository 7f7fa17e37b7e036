import { twentyQuestions } from '../fixtures/everything.ts'
import { questionsOf } from '../../src/surveys/survey.ts'

let count = 0

/** A whole request for the survey's page, as a phone's browser sends it. */
export function pageRequest(slug: string): string {
  return `GET /s/${slug} HTTP/1.1\r\nHost: 127.0.0.1\r\n${browser}Sec-Fetch-Site: none\r\n\r\n`
}

/** A file that the page asks for. */
export function assetRequest(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${browser}Sec-Fetch-Site: same-origin\r\n\r\n`
}

/** A page of twenty answers from a browser that sends its first; each from another one. */
export function submission(slug: string, surveyId: string): string {
  const key = `${(count++).toString(36)}x`.padStart(32, 'k')
  const head = `POST /s/${slug}/pages/all HTTP/1.1\r\nHost: 127.0.0.1\r\n${browser}Sec-Fetch-Site: same-origin\r\n`
  return `${head}Cookie: go_${surveyId}=${key}..\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n${form}`
}

const browser =
  'User-Agent: Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/153.0 Mobile Safari/537.36\r\nAccept: text/html,application/xhtml+xml\r\nAccept-Language: en-GB,en;q=0.8\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: keep-alive\r\n'

const given: Record<string, string | string[]> = {
  consent: 'yes',
  visits: 'every_week',
  branch: 'harbour',
  uses: ['borrow_books', 'study', 'events'],
  staff: '4',
  quiet: '2',
  hours: '5',
  range: '4',
  recommend: '9',
  why: 'The people at the desk always find what I need, even when I only remember the colour of the cover.',
  books: '12',
  last_visit: '2026-11-03',
  way: 'by_bike',
  minutes: '15',
  wishes: ['new_books', 'longer_hours'],
  change: 'Open on Sunday afternoons.',
  age: '30_to_44',
  postcode: '1010',
  contact: 'no',
}

const form = new URLSearchParams([
  ['version', '1'],
  ...questionsOf(twentyQuestions()).flatMap(({ id }) =>
    [given[id] ?? []].flat().map((value) => [`q.${id}`, value] as [string, string]),
  ),
]).toString()

/** The same answers as they are stored. */
export const storedAnswers = {
  consent: true,
  visits: { option: 'every_week' },
  branch: { option: 'harbour' },
  uses: { options: ['borrow_books', 'study', 'events'] },
  staff: 4,
  quiet: 2,
  hours: 5,
  range: 4,
  recommend: 9,
  why: given.why,
  books: 12,
  last_visit: '2026-11-03',
  way: { option: 'by_bike' },
  minutes: 15,
  wishes: { options: ['new_books', 'longer_hours'] },
  change: given.change,
  age: { option: '30_to_44' },
  postcode: '1010',
  contact: false,
}
