/** What stands in the YAML files of an exercise: short, because the texts stand in Markdown. */
import { z } from 'zod'
import {
  boardShapeSchema,
  codingTaskSchema,
  exerciseSchema,
  programmingLanguageSchema,
  rungSchema,
  testCaseSchema,
} from '#shared/exercise.ts'
import { criterionIdSchema, rungIdSchema } from '#shared/ids.ts'

const ladderStepSchema = z.strictObject({
  rung: rungIdSchema,
  minutes: rungSchema.shape.minutes,
  criteria: z.array(criterionIdSchema).min(1).max(8),
})

export const manifestSchema = z.strictObject({
  id: exerciseSchema.shape.id,
  title: exerciseSchema.shape.title,
  summary: exerciseSchema.shape.summary,
  level: exerciseSchema.shape.level,
  /** The sum of the ladder's minutes, when there is a ladder. */
  minutes: exerciseSchema.shape.minutes,
  /** Rungs in the order in which they are asked. Absent: no drill-down. */
  ladder: z.array(ladderStepSchema).min(1).max(16).optional(),
  /** Drawn on the whiteboard beforehand. */
  board: z.array(boardShapeSchema).max(100).optional(),
  /** Absent: nothing to program. */
  coding: z
    .strictObject({
      entry: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'a function’s name'),
      timeoutMs: z.number().int().min(100).max(60_000),
      languages: z.array(programmingLanguageSchema).min(1),
      parameters: codingTaskSchema.shape.parameters,
      returns: codingTaskSchema.shape.returns,
    })
    .optional(),
})
export type Manifest = z.infer<typeof manifestSchema>

export const casesFileSchema = z.strictObject({
  /** The id of the case that a plausible first attempt, kept in `naive/`, does not pass. */
  naive: testCaseSchema.shape.id.optional(),
  cases: z.array(testCaseSchema).min(1).max(100),
})
export type CasesFile = z.infer<typeof casesFileSchema>

/** The order in which a library's entries are offered; what is not named follows by name. */
export const orderSchema = z.strictObject({
  plans: z.array(z.string()).default([]),
  rubrics: z.array(z.string()).default([]),
  exercises: z.array(z.string()).default([]),
})
export type Order = z.infer<typeof orderSchema>
