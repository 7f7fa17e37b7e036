import { z } from 'zod'
import { text } from '../../text.ts'

const latitude = z
  .number()
  .min(-90, 'A latitude goes from −90 to 90')
  .max(90, 'A latitude goes from −90 to 90')
const longitude = z
  .number()
  .min(-180, 'A longitude goes from −180 to 180')
  .max(180, 'A longitude goes from −180 to 180')

export const settings = z.strictObject({
  /** Places to find by typing. */
  places: z
    .array(z.strictObject({ label: text, lat: latitude.optional(), lon: longitude.optional() }))
    .max(5_000, 'At most 5,000 places can be listed')
    .optional(),
  /** No other ones than those listed. */
  only: z.boolean().optional(),
  /** Offers to send the device's position, which its owner then agrees to. */
  device: z.boolean().optional(),
  /** Digits after the point that a position keeps: 2 is about a kilometre, 1 ten of them, 4 a house. */
  digits: z.int().min(0).max(5).default(2),
})
export type Settings = z.infer<typeof settings>
