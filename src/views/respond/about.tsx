import type { Trust } from '../../surveys/aspects/trust.tsx'
import { textIn } from '../../surveys/text.ts'
import { say } from '../../surveys/words.ts'

export interface AboutProps {
  trust: Trust
  /** How long it takes. */
  minutes: number
  language: string
}

/** Who asks, what for, and what becomes of the answers; each line only where the author said it. */
export function About({ trust, minutes, language }: AboutProps) {
  const { asker, contact, purpose, keptDays, joined } = trust
  const lines: [string, string][] = [
    [say('about.asker', language), textIn(asker, language)],
    [say('about.purpose', language), textIn(purpose, language)],
    [say('about.time', language), say({ word: 'about.minutes', with: { count: minutes } }, language)],
    [
      say('about.kept', language),
      keptDays ? keptWords(keptDays, language) : say('about.kept.open', language),
    ],
    [say('about.joined', language), say(joined ? 'about.joined.yes' : 'about.joined.no', language)],
  ]
  return (
    <dl class="facts">
      {lines
        .filter(([, words]) => words)
        .map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      {contact && (
        <div>
          <dt>{say('about.contact', language)}</dt>
          <dd>
            <a href={addressOf(contact)}>{contact}</a>
          </dd>
        </div>
      )}
    </dl>
  )
}

function keptWords(count: number, language: string): string {
  return say({ word: 'about.days', with: { count } }, language)
}

function addressOf(contact: string): string {
  if (contact.startsWith('https://')) return contact
  return contact.includes('@') ? `mailto:${contact}` : `tel:${contact.replaceAll(/[^\d+]/g, '')}`
}
