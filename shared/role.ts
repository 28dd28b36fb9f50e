import { z } from 'zod'

/** What a link makes of whoever holds it. The server's database says which; the link's text does not. */
export const roleSchema = z.enum(['candidate', 'examiner', 'observer'])
export type Role = z.infer<typeof roleSchema>
export const roles = roleSchema.options
