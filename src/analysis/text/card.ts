/** What the pages say of the model that reads texts; the figures are those of model/README.md. */
export const fastModel = {
  name: 'fast-1',
  summary:
    'a small model of our own that knows words and runs of letters, not meanings. It works on this machine alone and was taught 16 languages.',
  quality:
    'On texts from fields it had never seen it told the language of 98 % of answers of five words or more, the sentiment of a whole text (positive, negative, mixed or neutral) right for about half, praise from complaint for 71 to 88 % of texts that hold one of them, and it marked a third to two fifths of mentions as a person would. It named a theme for about a third of mentions there, and two in five of those names were right; for the rest it says that the theme is unclear. Take themes and sentiment as a tendency over many texts, and read the quotes.',
} as const
