import { expect, test } from 'vitest'
import { orderOf } from '../../../src/surveys/formats/csv/scales/index.ts'

/** Each list in its right order; what stands beside the order comes after `||`. */
const ordered = `
Never | Once a year or less | Once a month or less | A few times per month | A few times per week | Every day
Never | Once in a while | About half the time | Usually | Always
Never | Rarely | Sometimes | Often | Very often
Never | Less than once a week | Once a week | 2-3 times a week | Daily
Under 5 ft. | 5'0" | 5'4" | 5'9" | 5'10" | 6'0" | 6'6" and above
No, not rude at all | Yes, somewhat rude | Yes, very rude
No, not at all rude | Yes, somewhat rude | Yes, very rude
It is not okay to get up during flight | Once | Twice | Three times | Four times | More than five times times
18-29 | 30-44 | 45-60 | > 60
Under 18 | 18–24 | 25–34 | 65+
less than 20 years | 20 to 40 years | 65 and older
$0 - $24,999 | $25,000 - $49,999 | $50,000 - $99,999 | $100,000 - $149,999 | 150000
Less than $20k | $20k - $50k | More than $50k || Prefer not to say
None | 1 | 2 | 3 or more
1-10 employees | 11-50 employees | 51-999 employees | 1,000+ employees
Less than 10 minutes | 30 minutes | 2 hours
3 days | 2 weeks | 1 month
Less than high school degree | High school degree | Some college or Associate degree | Bachelor degree | Graduate degree
High school | Bachelor's degree | Master's degree | PhD
Strongly disagree | Disagree | Neither agree nor disagree | Agree | Strongly agree
Strongly disagree | Somewhat disagree | Neutral | Somewhat agree | Strongly agree
Very dissatisfied | Dissatisfied | Neutral | Satisfied | Very satisfied || Don't know
Not satisfied | Somewhat satisfied | Mostly satisfied | Completely satisfied
Not at all likely | Not so likely | Somewhat likely | Very likely | Extremely likely
Very unlikely | Unlikely | Likely | Very likely
Not at all important | Slightly important | Moderately important | Very important | Extremely important
Not at all | Somewhat | Very
Very difficult | Difficult | Neither easy nor difficult | Easy | Very easy
1 - Not at all | 2 | 3 | 4 | 5 - Very much
Poor | Fair | Good | Excellent || N/A
Much worse | Worse | About the same | Better | Much better
Definitely not | Probably not | Probably | Definitely
Low | Medium | High
S | M | XL
Monday | Wednesday | Sunday
January | March | December
Nie | Selten | Manchmal | Immer
`

test.each(ordered.trim().split('\n'))('%s', (line) => {
  const [inside = '', beside] = line.split(' || ')
  const labels = inside.split(' | ')
  const outside = beside ? [beside] : []
  for (const shuffled of [labels, labels.toReversed(), labels.toSorted()]) {
    const order = orderOf([...outside, ...shuffled])
    expect(order?.labels).toEqual(labels)
    expect(order?.outside).toEqual(outside)
  }
})

test.each([
  'Pacific | South Atlantic | Mountain',
  'Male | Female',
  'Yes | No',
  'Yes | No | Not sure',
  'Windows 10 | Windows 11',
  'Plan 1 | Plan 2 | Plan 3',
  'Tops | Dresses | Bottoms',
  'Single | Married',
  'The arm rests should be shared | The person in aisle',
  'Yes, they should not recline if asked not to | No, the person has no obligation',
  '5 minutes | 7',
  'Always the same | Never the same',
])('%s has no order to see', (line) => {
  expect(orderOf(line.split(' | '))).toBe(undefined)
})
