import type { Summary } from '../summary.ts'
import type { Finding } from './look.ts'

export function words({ longest, letters, filled, prose }: Summary): Finding {
  const long = letters / filled > 60 || longest > 1_000 || prose > filled / 5
  return {
    type: long ? 'long_text' : 'short_text',
    ...(longest > 20_000 && { max: longest }),
    why: long ? 'Answers in sentences' : 'Answers in a few words',
  }
}
