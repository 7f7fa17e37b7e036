import { z } from 'zod'

/** What the account pages, the command line and the set-up page take, refused with the same words. */
export const accountFields = {
  name: z
    .string()
    .trim()
    .min(1, 'Write a name')
    .max(200, 'Write a name of at most 200 characters')
    .regex(/^\P{Cc}*$/u, 'Write the name without control characters'),
  email: z
    .string()
    .trim()
    .max(254, 'Write an e-mail address of at most 254 characters')
    .pipe(z.email('Write an e-mail address like olga@example.org')),
  // Long enough to withstand guessing; no rules about signs, which make passwords worse.
  password: z
    .string()
    .min(10, 'Choose a password of at least 10 characters')
    .max(200, 'Choose a password of at most 200 characters'),
  role: z.enum(['owner', 'editor', 'viewer'], 'Choose one of the roles: owner, editor or viewer'),
  label: z
    .string()
    .trim()
    .min(1, 'Write what the token is for')
    .max(100, 'Use at most 100 characters')
    .regex(/^\P{Cc}*$/u, 'Write it without control characters'),
}
