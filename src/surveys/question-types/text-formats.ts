import type { Word } from '../words.ts'

/** Texts that are of a known form. */
export interface TextFormat {
  label: string
  issue: Word
  fits(text: string): boolean
  /** What people leave out is put there. */
  complete?(text: string): string
}

export const textFormats = {
  email: {
    label: 'An e-mail address',
    issue: 'text.email',
    fits: (text) =>
      text.length <= 320 &&
      /^[^\s@<>(),;:"\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{1,62}$/u.test(
        text,
      ),
  },
  url: {
    label: 'A web address',
    issue: 'text.url',
    fits(text) {
      if (!/^https?:\/\/[^\s\0]+$/i.test(text)) return false
      const host = URL.canParse(text) ? new URL(text).hostname : ''
      return /^[^.].*\.[^.]+\.?$/.test(host) || host === 'localhost'
    },
    complete: (text) =>
      /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#]|$)/u.test(text) ? `https://${text}` : text,
  },
  phone: {
    label: 'A phone number',
    issue: 'text.phone',
    fits: (text) => /^\+?[\d\s()/.-]{5,40}$/.test(text) && /^\d{5,15}$/.test(text.replaceAll(/\D/g, '')),
  },
} as const satisfies Record<string, TextFormat>

type TextFormatName = keyof typeof textFormats

export function formatOf(name: TextFormatName | undefined): TextFormat | undefined {
  return name && textFormats[name]
}
