/** Every HTTP request and response, as schemas: the server parses what comes in, the client what comes back. */
import { z } from 'zod'
import { pastStageSchema } from './agenda.ts'
import { identitySchema } from './awareness.ts'
import { exerciseSchema, programmingLanguageSchema } from './exercise.ts'
import {
  assetIdSchema,
  criterionIdSchema,
  exerciseIdSchema,
  keySchema,
  participantIdSchema,
  planIdSchema,
  roomIdSchema,
  rubricIdSchema,
} from './ids.ts'
import { languageSchema, localisedSchema } from './language.ts'
import { originSchema } from './library-entry.ts'
import { limits } from './limits.ts'
import { roomStatuses, runners } from './permissions.ts'
import { planSchema, stageSchema } from './plan.ts'
import { roleSchema } from './role.ts'
import { criterionSchema, rubricSchema } from './rubric.ts'
import { runStates } from './runs.ts'
import { sealedCardSchema, sealedPinSchema } from './sealing.ts'
import { signalSchema } from './signals.ts'

/** One line of a person's own words: trimmed, no control characters. */
const line = (length: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(length)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u)
export const personNameSchema = line(limits.nameLength)

/** GET /api/library: titles only, open to whoever can create a room; the contents are examiners' alone. */
export const librarySchema = z.strictObject({
  plans: z.array(planSchema.extend({ origin: originSchema })),
  rubrics: z.array(
    z.strictObject({
      id: rubricIdSchema,
      title: localisedSchema,
      summary: localisedSchema,
      criteria: z.number().int(),
      origin: originSchema,
    }),
  ),
  exercises: z.array(
    z.strictObject({
      id: exerciseIdSchema,
      title: localisedSchema,
      summary: localisedSchema,
      level: exerciseSchema.shape.level,
      minutes: z.number().int(),
      /** Number of rungs; 0 when it has no drill-down. */
      rungs: z.number().int(),
      /** Empty when it has no coding task. */
      programmingLanguages: z.array(programmingLanguageSchema),
      origin: originSchema,
    }),
  ),
  retentionDays: z.number().int(),
})
export type Library = z.infer<typeof librarySchema>

/** GET /api/library/contents: as much of it as whoever asks may read. */
export const libraryContentsSchema = z.strictObject({
  exercises: z.array(exerciseSchema),
  rubrics: z.array(rubricSchema),
})
export type LibraryContents = z.infer<typeof libraryContentsSchema>

/** POST /api/rooms */
export const newRoomSchema = z.strictObject({
  candidate: personNameSchema,
  role: line(limits.titleLength),
  plan: planIdSchema,
  rubric: rubricIdSchema,
  drillDown: exerciseIdSchema.nullable(),
  exercise: exerciseIdSchema.nullable(),
  programmingLanguage: programmingLanguageSchema.optional(),
  language: languageSchema,
})
export type NewRoom = z.infer<typeof newRoomSchema>

const linksSchema = z.strictObject({
  candidate: keySchema,
  examiner: keySchema,
  observer: keySchema,
})
export type Links = z.infer<typeof linksSchema>

export const createdRoomSchema = z.strictObject({ room: roomIdSchema, links: linksSchema })
export type CreatedRoom = z.infer<typeof createdRoomSchema>

/** GET /api/rooms/:room/welcome, with a link's key or a participant's: what a person is told before joining. */
export const welcomeSchema = z.strictObject({
  room: roomIdSchema,
  status: z.enum(roomStatuses),
  /** What this link makes of its holder. */
  as: roleSchema,
  candidate: z.string(),
  role: z.string(),
  language: languageSchema,
  stages: z.array(stageSchema),
  examiners: z.array(z.string()),
  createdAtMs: z.number(),
  /** When everything of this room is deleted. */
  deletedAtMs: z.number(),
})
export type Welcome = z.infer<typeof welcomeSchema>

/** POST /api/rooms/:room/participants, with a link's key. */
export const joinSchema = z.strictObject({
  name: personNameSchema,
  preview: z.boolean().default(false),
})
export const joinedSchema = z.strictObject({
  who: identitySchema,
  /** The participant's own key: opens the documents, is kept by this browser. */
  key: keySchema,
})
export type Joined = z.infer<typeof joinedSchema>

/** GET /api/rooms/:room, with a participant's key. */
export const roomSchema = welcomeSchema.extend({ who: identitySchema, preview: z.boolean() })
export type Room = z.infer<typeof roomSchema>

/** A weight that differs in this room from the rubric's own, and why. */
export const changedWeightSchema = z.strictObject({
  criterion: criterionIdSchema,
  /** The rubric's own. */
  from: criterionSchema.shape.weight,
  reason: line(limits.noteLength),
  /** The examiner's name, as it was. */
  by: z.string().max(limits.nameLength),
  atMs: z.number(),
})
export type ChangedWeight = z.infer<typeof changedWeightSchema>

/** GET /api/rooms/:room/prepared, examiners only: the versions that the room started with. */
export const preparedSchema = z.strictObject({
  plan: planSchema,
  /** With the weights that hold in this room. */
  rubric: rubricSchema,
  weights: z.array(changedWeightSchema).default([]),
  drillDown: exerciseSchema.nullable(),
  exercise: exerciseSchema.nullable(),
})
export type Prepared = z.infer<typeof preparedSchema>

/** POST /api/rooms/:room/weights, before the start: another weight and why; the rubric's own needs no reason. */
export const newWeightSchema = z.strictObject({
  criterion: criterionIdSchema,
  weight: criterionSchema.shape.weight,
  reason: z.string().trim().max(limits.noteLength),
})
export type NewWeight = z.infer<typeof newWeightSchema>

/** POST /api/rooms/:room/start, /end, /reopen: examiners only; answers with the new status. */
export const statusSchema = z.strictObject({ status: z.enum(roomStatuses) })

/** POST /api/rooms/:room/farewell: what comes next, for the candidate to read after the end. */
export const farewellSchema = z.strictObject({ words: z.string().trim().max(limits.noteLength) })

/** POST /api/rooms/:room/scorecard/seal: mine, for good. Who has not begun to score may abstain. */
export const sealSchema = z.strictObject({ abstain: z.boolean().default(false) })

/** GET /api/rooms/:room/scorecards: one's own sealed card; the others' once the debrief is open. */
export const debriefSchema = z.strictObject({
  /** Earliest moment of the debrief; null before the interview has ended. */
  opensAtMs: z.number().nullable(),
  open: z.boolean(),
  /** Those who score, oneself always among them. */
  examiners: z.array(
    z.strictObject({
      who: identitySchema,
      sealedAtMs: z.number().nullable(),
      /** Null while it is withheld. */
      card: sealedCardSchema.nullable(),
    }),
  ),
})
export type Debrief = z.infer<typeof debriefSchema>

/** GET /api/rooms/:room/report: how an interview went, once it has ended; the scores stand in the scorecards. */
export const courseReportSchema = z.strictObject({
  startedAtMs: z.number().nullable(),
  endedAtMs: z.number().nullable(),
  stages: z.array(stageSchema),
  past: z.array(pastStageSchema),
  signals: z.array(signalSchema),
  /** Who wrote what of the text that there is in the end. */
  authorship: z.array(
    z.strictObject({
      file: z.string(),
      parts: z.array(
        z.strictObject({
          /** Null: what was there from the beginning. */
          name: z.string().nullable(),
          role: roleSchema.nullable(),
          characters: z.number().int(),
        }),
      ),
    }),
  ),
  runs: z.array(
    z.strictObject({
      atMs: z.number(),
      name: z.string(),
      kind: z.enum(['run', 'tests']),
      language: z.string(),
      file: z.string(),
      state: z.enum(runStates),
      passed: z.number().int(),
      cases: z.number().int(),
    }),
  ),
})
export type CourseReport = z.infer<typeof courseReportSchema>

/**
 * GET /api/rooms/:room/replay, once it has ended: when it was, who was there, and the pins that this examiner may
 * see now. The log itself comes in pages of bytes (shared/replay-page.ts) from GET …/replay/:after.
 */
export const replayHeadSchema = z.strictObject({
  startedAtMs: z.number(),
  endedAtMs: z.number(),
  people: z.array(identitySchema),
  pins: z.array(z.strictObject({ who: participantIdSchema, pin: sealedPinSchema })),
})
export type ReplayHead = z.infer<typeof replayHeadSchema>

/** POST /api/rooms/:room/settings: what an examiner may change of a room that there is. */
export const roomSettingsSchema = z.strictObject({
  language: languageSchema,
  /** Whole days from the creation until everything is deleted. */
  retentionDays: z.number().int().min(1).max(limits.retentionDays),
  /** How long after the end the debrief opens, at the earliest. */
  debriefMinutes: z.number().int().min(0).max(limits.debriefMinutes),
  /** Whose runs the room takes; a candidate's can be taken from them before the start alone. */
  runners: z.enum(runners),
})
export type RoomSettings = z.infer<typeof roomSettingsSchema>

/** POST /api/rooms/:room/links/:role renews, DELETE revokes; people who came by the old link are put out. */
export const renewedLinkSchema = z.strictObject({ role: roleSchema, key: keySchema })
/** GET /api/rooms/:room/links: which links work; their keys are known only to who made them. */
export const linkStatesSchema = z.array(
  z.strictObject({ role: roleSchema, active: z.boolean(), createdAtMs: z.number() }),
)

/** POST /api/rooms/:room/assets, the image's bytes as body; GET …/assets/:asset gives it back. */
export const storedAssetSchema = z.strictObject({
  asset: assetIdSchema,
  width: z.number().int(),
  height: z.number().int(),
  mimeType: z.enum(['image/png', 'image/webp']),
})
export type StoredAsset = z.infer<typeof storedAssetSchema>

/** Why a request was refused. Each has a sentence in both languages on the client's side. */
export const problemCodes = [
  'bad-request',
  'not-authorised',
  'forbidden',
  'not-found',
  'link-revoked',
  'room-ended',
  'room-full',
  'wrong-status',
  'reopen-too-late',
  'scorecard-incomplete',
  'unknown-exercise',
  'id-taken',
  'stale-version',
  'too-many-entries',
  'too-large',
  'not-an-image',
  'too-many-images',
  'too-many-requests',
  'storage',
  'internal',
] as const
export const problemSchema = z.strictObject({
  problem: z.enum(problemCodes),
  /** For a developer's eyes, in English: which field, which limit. Never shown as the only message. */
  detail: z.string().optional(),
})
export type Problem = z.infer<typeof problemSchema>
export type ProblemCode = Problem['problem']
