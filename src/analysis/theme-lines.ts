import type { Share } from './methods/method.ts'
import { plainShare } from './methods/share.ts'
import type { People } from './people.ts'
import { themeLabel, unclearTheme } from './text/codebook.ts'

/** What a segment's people say about one theme, each person counted once. */
export interface ThemeLine {
  theme: string
  label: string
  /** Of the members who said anything: how many spoke of it. */
  segment: Share
  others: Share
  /** Members by how they spoke of it on the whole. */
  positive: number
  neutral: number
  negative: number
  /** Average over members, −1 to 1. */
  sentiment: number
  /** Texts of members that speak of it, strongest first, for quotes; no two of one person, and enough to leave out what several said alike. */
  texts: string[]
}

const most = 8

/** The themes members speak of most; under five people a theme is left out. */
export function themeLines({ texts }: People, members: Uint8Array): ThemeLine[] {
  const speakers = { here: new Set<number>(), there: new Set<number>() }
  const themes = new Map<string, { here: Map<number, Spoken>; there: Set<number> }>()
  for (const { row, fact } of texts) {
    const isMember = members[row] === 1
    speakers[isMember ? 'here' : 'there'].add(row)
    for (const { theme, sentiment } of fact.mentions) {
      if (theme === unclearTheme) continue
      const found = themes.get(theme) ?? { here: new Map<number, Spoken>(), there: new Set<number>() }
      themes.set(theme, found)
      if (!isMember) found.there.add(row)
      else found.here.set(row, added(found.here.get(row), sentiment, fact.id))
    }
  }
  return [...themes]
    .filter(([, { here }]) => here.size >= 5)
    .sort(([a, one], [b, two]) => two.here.size - one.here.size || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([theme, { here, there }]) => ({
      theme,
      label: themeLabel(theme),
      segment: plainShare(here.size, speakers.here.size),
      others: plainShare(there.size, speakers.there.size),
      ...mood([...here.values()]),
    }))
}

/** One person on one theme. */
interface Spoken {
  sum: number
  count: number
  strongest: number
  text: string
}

function added(before: Spoken | undefined, sentiment: number, text: string): Spoken {
  if (!before) return { sum: sentiment, count: 1, strongest: sentiment, text }
  const stronger = Math.abs(sentiment) > Math.abs(before.strongest)
  return {
    sum: before.sum + sentiment,
    count: before.count + 1,
    strongest: stronger ? sentiment : before.strongest,
    text: stronger ? text : before.text,
  }
}

/** Within 0.1 of zero, somebody spoke neutrally on the whole. */
function mood(
  spoken: Spoken[],
): Pick<ThemeLine, 'positive' | 'neutral' | 'negative' | 'sentiment' | 'texts'> {
  const means = spoken.map(({ sum, count }) => sum / count)
  const positive = means.filter((mean) => mean > 0.1).length
  const negative = means.filter((mean) => mean < -0.1).length
  const ordered = spoken.toSorted((a, b) => Math.abs(b.strongest) - Math.abs(a.strongest))
  return {
    positive,
    negative,
    neutral: means.length - positive - negative,
    sentiment: means.reduce((sum, mean) => sum + mean, 0) / means.length,
    texts: ordered.slice(0, 12).map(({ text }) => text),
  }
}
