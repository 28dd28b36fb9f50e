/** Names of things, branded so that the compiler keeps one kind from being taken for another. */
import { z } from 'zod'

/** 16 characters of Crockford's base 32 (80 bits): stands in addresses, is no secret. */
export const roomIdSchema = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .brand<'RoomId'>()
export type RoomId = z.infer<typeof roomIdSchema>

/** 10 characters of the same alphabet (50 bits), minted by the server when a person joins a room. */
export const participantIdSchema = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{10}$/)
  .brand<'ParticipantId'>()
export type ParticipantId = z.infer<typeof participantIdSchema>

/** What authors call an exercise, a plan, a rubric, a stage, a rung or a criterion: `flood-fill`. */
const slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')

export const exerciseIdSchema = slug.brand<'ExerciseId'>()
export type ExerciseId = z.infer<typeof exerciseIdSchema>
export const planIdSchema = slug.brand<'PlanId'>()
export type PlanId = z.infer<typeof planIdSchema>
export const rubricIdSchema = slug.brand<'RubricId'>()
export type RubricId = z.infer<typeof rubricIdSchema>
export const stageIdSchema = slug.brand<'StageId'>()
export type StageId = z.infer<typeof stageIdSchema>
export const rungIdSchema = slug.brand<'RungId'>()
export type RungId = z.infer<typeof rungIdSchema>
export const criterionIdSchema = slug.brand<'CriterionId'>()
export type CriterionId = z.infer<typeof criterionIdSchema>

/** SHA-256 of a stored image, in hex: its name beside the room. */
export const assetIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'AssetId'>()
export type AssetId = z.infer<typeof assetIdSchema>

/**
 * The secret in a link or in a participant's browser: base64url of an 8-byte selector (looked up)
 * and 32 random bytes (compared in constant time; only their SHA-256 is stored).
 */
export const keySchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{54}$/)
  .brand<'Key'>()
export type Key = z.infer<typeof keySchema>
