import { z } from 'zod'

const refusedSchema = z.object({
  problem: z.enum(['too-large', 'not-an-image', 'too-many-images', 'read-only']),
})
export type ImageProblem = z.infer<typeof refusedSchema>['problem'] | 'failed'

/** Why an image could not be added, as a person is told: what the server named, or simply that it failed. */
export function imageProblem(error: unknown): ImageProblem {
  const refused = refusedSchema.safeParse(error)
  return refused.success ? refused.data.problem : 'failed'
}
