import { z } from 'zod'
import { criterionIdSchema, rubricIdSchema } from './ids.ts'
import { localisedSchema } from './language.ts'

export const scoreSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Score = z.infer<typeof scoreSchema>
export const scores = [1, 2, 3, 4] as const satisfies readonly Score[]

export const criterionSchema = z.strictObject({
  id: criterionIdSchema,
  title: localisedSchema,
  skill: z.enum(['hard', 'soft']),
  weight: z.number().int().min(1).max(10),
  /** What one sees or hears at levels 1, 2, 3 and 4. */
  levels: z.tuple([localisedSchema, localisedSchema, localisedSchema, localisedSchema]),
})
export type Criterion = z.infer<typeof criterionSchema>

export const rubricSchema = z.strictObject({
  id: rubricIdSchema,
  title: localisedSchema,
  summary: localisedSchema,
  criteria: z.array(criterionSchema).min(1).max(16),
})
export type Rubric = z.infer<typeof rubricSchema>
