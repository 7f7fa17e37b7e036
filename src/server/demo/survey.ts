import type { Question, Survey } from '../../surveys/survey.ts'

/** The invented survey of the demo study: every type of question, in English and German. */
export const demoSurvey: Survey = {
  format: 1,
  title: { en: 'Your Rollo bike (invented)', de: 'Dein Rollo-Rad (erfunden)' },
  languages: ['en', 'de'],
  intro: {
    en: 'Rollo rents out city bikes by the month. *Neither Rollo nor its riders exist*: this survey was invented to show how Verbatim works.',
    de: 'Rollo vermietet Stadträder monatsweise. *Weder Rollo noch seine Fahrer gibt es*: Diese Umfrage ist erfunden und zeigt, wie Verbatim arbeitet.',
  },
  thanks: { en: 'Thank you for riding along.', de: 'Danke fürs Mitfahren.' },
  sections: [
    {
      id: 'start',
      questions: [
        question('welcome', 'text_block', 'About this survey', 'Zu dieser Umfrage', {
          text: {
            en: 'It takes about **three minutes**. Every question but the first may be left empty.',
            de: 'Sie dauert etwa **drei Minuten**. Bis auf die erste Frage darf alles leer bleiben.',
          },
        }),
        {
          ...question('agree', 'consent', 'Your consent', 'Deine Einwilligung', {
            needed: true,
            label: {
              en: 'I agree that Rollo stores my answers to improve its bikes.',
              de: 'Rollo darf meine Antworten speichern, um seine Räder zu verbessern.',
            },
          }),
          required: true,
        },
      ],
    },
    {
      id: 'riding',
      title: { en: 'How you ride', de: 'Wie du fährst' },
      questions: [
        {
          ...question('use', 'choice', 'What do you mostly ride for?', 'Wofür fährst du vor allem?', {
            options: [
              option('commute', 'Getting to work', 'Zur Arbeit'),
              option('children', 'Taking children along', 'Mit Kindern unterwegs'),
              option('leisure', 'Weekends and trips', 'Wochenenden und Ausflüge'),
              { ...option('other', 'Something else', 'Etwas anderes'), kind: 'other' },
            ],
          }),
          about: 'behavioural',
        },
        {
          ...question(
            'children_count',
            'number',
            'How many children ride with you?',
            'Wie viele Kinder fahren mit?',
            {
              min: 1,
              max: 6,
              whole: true,
            },
          ),
          showIf: "{use} = 'children'",
          about: 'demographic',
        },
        {
          ...question('often', 'choice', 'How often do you ride?', 'Wie oft fährst du?', {
            ordered: true,
            options: [
              option('rarely', 'Less than once a week', 'Seltener als wöchentlich'),
              option('weekly', 'Once or twice a week', 'Ein-, zweimal die Woche'),
              option('often', 'Three or four days a week', 'An drei, vier Tagen'),
              option('daily', 'Nearly every day', 'Fast jeden Tag'),
            ],
          }),
          about: 'behavioural',
        },
        {
          ...question(
            'km',
            'number',
            'How far do you ride in a usual week?',
            'Wie weit fährst du in einer Woche?',
            {
              min: 0,
              max: 500,
              unit: { en: 'km', de: 'km' },
            },
          ),
          about: 'behavioural',
        },
        question('since', 'date', 'Since when have you had your bike?', 'Seit wann hast du dein Rad?', {
          min: '2023-01-01',
          max: '2026-12-31',
        }),
        question('extras', 'set', 'Which extras do you use?', 'Welche Extras nutzt du?', {
          options: [
            option('child_seat', 'Child seat', 'Kindersitz'),
            option('basket', 'Basket', 'Korb'),
            option('phone_mount', 'Phone mount', 'Handyhalter'),
            option('rain_cape', 'Rain cape', 'Regenponcho'),
            option('repair', 'Repair at home', 'Reparatur zu Hause'),
            { ...option('none', 'None of these', 'Nichts davon'), kind: 'none' },
          ],
        }),
      ],
    },
    {
      id: 'opinion',
      title: { en: 'What you think', de: 'Was du denkst' },
      questions: [
        rating('reliable', 'My bike is always ready to ride', 'Mein Rad ist immer fahrbereit'),
        rating('easy', 'The app is easy to use', 'Die App ist einfach zu bedienen'),
        rating('worth', 'Rollo is worth its price', 'Rollo ist seinen Preis wert'),
        question(
          'recommend',
          'nps',
          'Would you recommend Rollo to a friend?',
          'Würdest du Rollo weiterempfehlen?',
        ),
        question('best', 'long_text', 'What do you like best?', 'Was gefällt dir am besten?', { max: 2_000 }),
        question('improve', 'long_text', 'What should we do better?', 'Was sollen wir besser machen?', {
          max: 2_000,
        }),
        question('word', 'short_text', 'Rollo in one word?', 'Rollo in einem Wort?', { max: 60 }),
      ],
    },
    {
      id: 'you',
      title: { en: 'About you', de: 'Über dich' },
      questions: [
        {
          ...question('age', 'choice', 'How old are you?', 'Wie alt bist du?', {
            ordered: true,
            options: [
              option('under30', 'Under 30', 'Unter 30'),
              option('30to44', '30 to 44', '30 bis 44'),
              option('45to59', '45 to 59', '45 bis 59'),
              option('60plus', '60 or older', '60 oder älter'),
            ],
          }),
          about: 'demographic',
        },
        {
          ...question('town', 'choice', 'Where do you live?', 'Wo wohnst du?', {
            options: [
              option('lindenau', 'Lindenau', 'Lindenau'),
              option('harbour', 'Harbour Quarter', 'Hafenviertel'),
              option('hills', 'The Hills', 'Auf den Hügeln'),
            ],
          }),
          about: 'geographic',
        },
        {
          ...question('cars', 'choice', 'A town without cars would be …', 'Eine Stadt ohne Autos wäre …', {
            options: [
              option('better', 'better for everyone', 'besser für alle'),
              option('unsure', 'good and bad', 'gut und schlecht'),
              option('worse', 'hard to live in', 'schwer erträglich'),
            ],
          }),
          about: 'psychographic',
        },
      ],
    },
  ],
}

function question(
  id: string,
  type: string,
  en: string,
  de: string,
  settings: Record<string, unknown> = {},
): Question {
  return { id, type, title: { en, de }, required: false, settings }
}

function option(id: string, en: string, de: string) {
  return { id, label: { en, de } }
}

function rating(id: string, en: string, de: string): Question {
  return question(id, 'rating', en, de, {
    min: 1,
    max: 5,
    low: { en: 'Not at all', de: 'Gar nicht' },
    high: { en: 'Fully', de: 'Völlig' },
  })
}
