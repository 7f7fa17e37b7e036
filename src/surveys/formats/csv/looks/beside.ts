import type { Summary } from '../summary.ts'
import type { Finding } from './look.ts'

export function empty({ filled }: Summary): Finding | undefined {
  return filled === 0 ? { role: 'ignore', why: 'The column is empty' } : undefined
}

export function reference({ header, filled, unique, values, counting }: Summary): Finding | undefined {
  if (!unique || filled < 2) return undefined
  const cells = [...values.keys()]
  if (filled > 4 && cells.every((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)))
    return { role: 'person', why: 'Each row has its own e-mail address; it names who answered' }
  if (header === '' || idHeader.test(header)) {
    const own = header === '' || counting ? 'The rows are numbered here' : 'Each row has its own value'
    return { role: 'ignore', why: `${own}; take it as the person if it names who answered` }
  }
  return counting && filled > 4 && /^(index|row|nr|no\.?|#)$/i.test(header)
    ? { role: 'ignore', why: 'The rows are numbered here' }
    : undefined
}

const idHeader =
  /(^|[\s_-])(id|uuid|guid|key|token|code|number|nr|no)\.?$|^(respondent|response|submission|participant|person|user|customer|client|member|case|record)[\s_-]?(id|no|nr|number|key)?$|[a-z]I[Dd]$|^#$/i
