import { z } from 'zod'
import { keySchema, roomIdSchema } from '#shared/ids.ts'

/** What the browser that created a room keeps of it: enough to hand its links out. */
export const linkedSchema = z.object({
  room: roomIdSchema,
  links: z.object({ candidate: keySchema, examiner: keySchema, observer: keySchema }),
})
