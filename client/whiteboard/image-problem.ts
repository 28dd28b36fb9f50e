import { z } from 'zod'

const imageProblemSchema = z.enum([
  'too-large',
  'not-an-image',
  'too-many-images',
  'read-only',
  'failed',
])
export type ImageProblem = z.infer<typeof imageProblemSchema>

/** Why an image could not be added, as a person is told: what the server named, or simply that it failed. */
export function imageProblem(error: unknown): ImageProblem {
  const { problem } = z.object({ problem: z.unknown() }).catch({ problem: 'failed' }).parse(error)
  return imageProblemSchema.catch('failed').parse(problem)
}
