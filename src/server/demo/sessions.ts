import type { SessionKind } from '../../surveys/session.ts'
import type { Kind } from './riders.ts'

interface DemoSession {
  title: string
  kind: SessionKind
  /** The riders its participants are taken from. */
  among: Kind
  heldOn: string
  guide: string[]
  /** Speakers with what is known of them; the moderator has nothing. */
  speakers: Record<string, Record<string, string> | undefined>
  /** Question of the guide (from 0), speaker, words. */
  turns: [question: number, speaker: string, text: string][]
}

/** Conversations that never took place. */
export const demoSessions: DemoSession[] = [
  {
    title: 'A commuter’s week',
    kind: 'interview',
    among: 'commuter',
    heldOn: '2026-04-16',
    guide: ['Tell me about your last ride', 'When did the bike let you down?', 'What would you miss?'],
    speakers: { Noor: undefined, Jonas: { Household: 'Alone', Plan: 'Plus' } },
    turns: [
      [0, 'Noor', 'Tell me about this morning. How did you get to work?'],
      [
        0,
        'Jonas',
        'I left at seven, as always. Unlocking with the phone worked at once, which is not always so. The ride itself is the best part of my day.',
      ],
      [0, 'Noor', 'What makes it the best part?'],
      [
        0,
        'Jonas',
        'Nobody wants anything from me. And I am faster than the bus, honestly. The bike is fast and it sits well.',
      ],
      [1, 'Noor', 'Was there a day when it let you down?'],
      [
        1,
        'Jonas',
        'Oh yes. In January the battery died halfway home, in the dark, on the bridge. I pushed that heavy thing for four kilometres.',
      ],
      [1, 'Noor', 'What did you do then?'],
      [
        1,
        'Jonas',
        'I called the hotline and waited for half an hour. Nobody answered. The next day a mechanic came, though, and he was really friendly and fixed it in ten minutes.',
      ],
      [1, 'Noor', 'What should have happened?'],
      [
        1,
        'Jonas',
        'The app should warn me when the range is not enough. I would love to see the remaining kilometres before I leave.',
      ],
      [2, 'Noor', 'If Rollo closed tomorrow, what would you miss?'],
      [
        2,
        'Jonas',
        'That I do not have to care. Repairs are included, nothing to think about. It is not cheap, but it is worth it to me.',
      ],
    ],
  },
  {
    title: 'Parents on the school run',
    kind: 'focus group',
    among: 'parent',
    heldOn: '2026-10-14',
    guide: ['The school run', 'Price and plans', 'The bike you would build'],
    speakers: {
      Noor: undefined,
      Ana: { Household: 'With children', Plan: 'Family' },
      Bela: { Household: 'With children', Plan: 'Family' },
      Chidi: { Household: 'With children', Plan: 'Plus' },
      Dora: { Household: 'With children', Plan: 'Basic' },
    },
    turns: [
      [0, 'Noor', 'How does a school morning look with the bike?'],
      [
        0,
        'Ana',
        'Wild, but the kids love the seat. They sing all the way. It is much more fun than the car.',
      ],
      [
        0,
        'Bela',
        'For us the child seat wobbles. I tightened it twice and it still moves. I do not feel safe on the main road.',
      ],
      [
        0,
        'Chidi',
        'We live up in the hills. With a child on the back it is hard to get going, the motor is too weak for that.',
      ],
      [0, 'Dora', 'Two children do not fit, so I go twice. Every day. That is silly.'],
      [1, 'Noor', 'What do you think of the family plan?'],
      [
        1,
        'Bela',
        'Too expensive. We pay for two bikes and two seats, and the price went up twice this year.',
      ],
      [1, 'Ana', 'I find it fair, actually. Repairs are included and somebody comes to the house.'],
      [
        1,
        'Dora',
        'That is why I have the basic plan. I cannot afford the family one, it is far too dear for what you get.',
      ],
      [1, 'Chidi', 'A discount for the second bike would help. Please tell them.'],
      [2, 'Noor', 'If you could build your own bike?'],
      [2, 'Dora', 'One with a trailer for two children. I would sign up the same day.'],
      [2, 'Ana', 'Lighter. I cannot carry it to the cellar, it is much too heavy.'],
      [2, 'Chidi', 'A stronger motor, and a rain cover for the little one that really works.'],
      [2, 'Bela', 'Just a seat that does not move. The rest is fine, the support people are really kind.'],
    ],
  },
]
