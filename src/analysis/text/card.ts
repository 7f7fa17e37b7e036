/** What the pages say of the model that reads texts; the figures come from model/README.md. */
export const fastModel = {
  name: 'fast-1',
  summary:
    'a small model of our own that counts words and runs of letters. It works on this machine alone, in 16 languages.',
  quality: '',
} as const
