import { z } from 'zod'
import { planIdSchema, stageIdSchema } from './ids.ts'
import { localisedSchema } from './language.ts'

export const stageSchema = z.strictObject({
  id: stageIdSchema,
  title: localisedSchema,
  /** Absent: an open stage without a limit. */
  minutes: z.number().int().min(1).max(240).optional(),
  /** What the stage brings to the front when it begins. */
  opens: z.enum(['drill-down', 'exercise', 'whiteboard', 'code']).optional(),
  /** The candidate works unwatched while the stage lasts. */
  focus: z.boolean().default(false),
})
export type Stage = z.infer<typeof stageSchema>

export const planSchema = z.strictObject({
  id: planIdSchema,
  title: localisedSchema,
  summary: localisedSchema,
  stages: z.array(stageSchema).min(1).max(12),
})
export type Plan = z.infer<typeof planSchema>

/** The plan's length in minutes; undefined when a stage has no limit. */
export function minutesOf(plan: Pick<Plan, 'stages'>): number | undefined {
  let total = 0
  for (const stage of plan.stages) {
    if (stage.minutes === undefined) return undefined
    total += stage.minutes
  }
  return total
}
