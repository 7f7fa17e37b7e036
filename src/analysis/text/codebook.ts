/** A theme of a codebook. */
export interface Theme {
  slug: string
  label: string
  /** What belongs here, so that people decide alike. */
  description: string
}

/** The general codebook, which fits most feedback before anyone has made a codebook of their own. */
export const generalCodebook: readonly Theme[] = Object.entries({
  accessibility: ['Accessibility', 'Use by everyone: disability, large print, ramps, prams, other languages'],
  accuracy: ['Accuracy', 'Right or wrong information, results, amounts, orders'],
  billing: ['Billing', 'Invoices, payments, charges, receipts, refunds of money'],
  career: ['Career', 'Promotion, training and prospects at work'],
  cleanliness: ['Cleanliness', 'Clean or dirty rooms, dishes, toilets, vehicles'],
  comfort: ['Comfort', 'Seats, beds, temperature, space, crowding'],
  communication: ['Communication', 'Being told things: updates, answers, announcements, listening'],
  compatibility: ['Compatibility', 'Works with other devices, programs, formats, connections'],
  content: ['Content', 'Texts, courses, articles, programmes: what is in it, and advertisements'],
  culture: ['Culture', 'Atmosphere among colleagues, teamwork, respect at work'],
  delivery: ['Delivery', 'Bringing and sending: couriers, parcels, arrival'],
  durability: ['Durability', 'How long it lasts: wear, breakage, battery life'],
  environment: ['Environment', 'Waste, energy, recycling, harm to nature'],
  fairness: ['Fairness', 'Honest or unjust treatment, equal chances, transparency'],
  features: ['Features', 'What it can do, and functions that are missing'],
  freshness: ['Freshness', 'Fresh, stale or spoiled goods'],
  fun: ['Enjoyment', 'Fun, mood, entertainment, atmosphere of a place or event'],
  'health-outcome': ['Health outcome', 'Pain, recovery, effect of a treatment'],
  hours: ['Opening hours', 'When it is open, runs or can be booked'],
  'learning-outcome': ['Learning outcome', 'What people can do or know afterwards'],
  location: ['Location', 'Where it is, how to get there, parking'],
  look: ['Look', 'Design, colours, style, appearance'],
  management: ['Management', 'Managers, leadership, organisation, decisions'],
  noise: ['Noise', 'Loud or quiet'],
  onboarding: ['Onboarding', 'Getting started: set-up, instructions, first days'],
  ordering: ['Ordering', 'Booking, checkout, reservation, registering'],
  other: ['Other', 'A mention that fits none of the themes'],
  overall: ['Overall', 'The whole, without saying what about it'],
  packaging: ['Packaging', 'Boxes, wrapping, bottles'],
  pay: ['Pay', 'Wages, bonus, holiday and benefits of work'],
  price: ['Price', 'Cost, value for money, fees, discounts'],
  privacy: ['Privacy', 'Personal data, tracking, being watched'],
  quality: ['Quality', 'How well it is made or done: material, sound, picture, work'],
  range: ['Range', 'Choice, variety, stock, sizes on offer, availability'],
  reliability: ['Reliability', 'Works every time, or fails, crashes, is cancelled'],
  returns: ['Returns', 'Sending back, exchange, guarantee'],
  safety: ['Safety', 'Danger, accidents, security, feeling safe'],
  size: ['Size', 'Fit, portion, weight, amount'],
  speed: ['Speed', 'Fast or slow at work'],
  'staff-attitude': ['Staff attitude', 'Friendly, kind, rude or indifferent people'],
  'staff-skill': ['Staff skill', 'What staff know and can do: advice, teaching, workmanship'],
  support: ['Support', 'Help when something is wrong: service desk, hotline, claims'],
  taste: ['Taste', 'Food and drink: flavour, smell, cooking'],
  terms: ['Terms', 'Contracts, rules, cancellation, conditions'],
  updates: ['Updates', 'What new versions and changes brought'],
  usability: ['Usability', 'Easy or hard to use, find and understand'],
  waiting: ['Waiting', 'Queues, delays, punctuality, time until one’s turn'],
  workload: ['Workload', 'Hours, shifts, stress and staffing at work'],
} satisfies Record<string, [string, string]>).map(([slug, [label, description]]) => ({
  slug,
  label,
  description,
}))

/** Where the model is too unsure to name one: shown beside the words, never counted among what people speak of. */
export const unclearTheme = 'unclear'

const labels = new Map(generalCodebook.map(({ slug, label }) => [slug, label]))

/** A theme's name for people; of a slug that no codebook knows, its words. */
export function themeLabel(slug: string): string {
  return slug === unclearTheme
    ? 'Theme unclear'
    : (labels.get(slug) ?? capitalized(slug.replaceAll(/[-_]+/g, ' ')))
}

function capitalized(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
