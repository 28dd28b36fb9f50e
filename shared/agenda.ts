/**
 * The agenda document: what everybody in the room knows about the interview's course.
 * Read by all, written by examiners, and by the server for start and end. What is read is parsed: a peer wrote it.
 */
import * as Y from 'yjs'
import { z } from 'zod'
import { codingTaskSchema, taskTestsSchema } from './exercise.ts'
import type { Exercise } from './exercise.ts'
import { exerciseIdSchema, rungIdSchema } from './ids.ts'
import type { RungId } from './ids.ts'
import { localisedSchema } from './language.ts'
import { limits } from './limits.ts'
import { roomStatuses, runners } from './permissions.ts'
import type { RoomState, RoomStatus } from './permissions.ts'
import { stageSchema } from './plan.ts'
import type { Plan, Stage } from './plan.ts'

export const clockSchema = z.strictObject({
  /** Index into the stages. */
  stage: z.number().int().min(0),
  startedAtMs: z.number(),
  pausedAtMs: z.number().nullable(),
  /** Pauses of this stage that are over. */
  pausedMs: z.number(),
  extraMinutes: z.number(),
})
export type Clock = z.infer<typeof clockSchema>

/** One visit to a stage, as it went; a stage that is entered again has several. */
export const pastStageSchema = z.strictObject({
  stage: z.number().int().min(0),
  startedAtMs: z.number(),
  endedAtMs: z.number(),
  pausedMs: z.number(),
  extraMinutes: z.number().default(0),
})
export type PastStage = z.infer<typeof pastStageSchema>

export const revealedRungSchema = z.strictObject({
  rung: rungIdSchema,
  /** The rung's place in the whole ladder, from 1. */
  number: z.number().int().min(1),
  prompt: localisedSchema,
  revealedAtMs: z.number(),
})
export type RevealedRung = z.infer<typeof revealedRungSchema>

const drillDownTitleSchema = z.strictObject({
  exercise: exerciseIdSchema,
  title: localisedSchema,
  opening: localisedSchema,
})
export type DrillDownTitle = z.infer<typeof drillDownTitleSchema>

const statementSchema = z.strictObject({
  exercise: exerciseIdSchema,
  title: localisedSchema,
  /** Markdown without raw HTML. */
  text: localisedSchema,
  /** Its visible cases, for whoever runs them. */
  tests: taskTestsSchema.optional(),
  /** What one begins with, in each programming language that may be chosen. */
  starters: codingTaskSchema.shape.starters.optional(),
  shownAtMs: z.number(),
})
export type Statement = z.infer<typeof statementSchema>

/** How the unwatched time of one visit to a focus stage was over before the stage was left. */
const focusEndSchema = z.strictObject({
  /** The visit, by when it began. */
  visitAtMs: z.number(),
  atMs: z.number(),
  by: z.enum(['candidate', 'clock']),
})
export type FocusEnd = z.infer<typeof focusEndSchema>

const locksSchema = z.strictObject({ code: z.boolean(), whiteboard: z.boolean() })

/** What an examiner brings to the front for everybody. */
export const viewSchema = z.enum(['code', 'split', 'board'])
export type View = z.infer<typeof viewSchema>
const calledViewSchema = z.strictObject({ view: viewSchema, atMs: z.number() })
export type CalledView = z.infer<typeof calledViewSchema>

export interface Agenda {
  readonly status: RoomState['status']
  readonly startedAtMs: number | undefined
  readonly endedAtMs: number | undefined
  readonly stages: readonly Stage[]
  readonly clock: Clock | undefined
  readonly past: readonly PastStage[]
  /** Known once the interview has started. */
  readonly drillDown: DrillDownTitle | undefined
  readonly rungs: readonly RevealedRung[]
  /** The coding task, once an examiner has shown it. */
  readonly statement: Statement | undefined
  readonly locks: RoomState['locks']
  readonly runners: RoomState['runners']
  /** What comes next, in an examiner's words, for the candidate to read after the end; empty while nobody wrote it. */
  readonly farewell: string
  readonly calledView: CalledView | undefined
  /** The last one; it holds for its own visit alone. */
  readonly focusEnd: FocusEnd | undefined
}

const stateOf = (doc: Y.Doc) => doc.getMap<unknown>('state')
const rungsOf = (doc: Y.Doc) => doc.getArray<unknown>('rungs')

function parsed<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  const result = schema.safeParse(value)
  return result.success ? result.data : undefined
}

// Made once: a schema costs more to make than to use.
const statusSchema = z.enum(roomStatuses)
const stagesSchema = z.array(stageSchema)
const pastSchema = z.array(pastStageSchema)
const runnersSchema = z.enum(runners)
const farewellSchema = z.string().max(limits.noteLength)
const timeSchema = z.number()

export function readStatus(doc: Y.Doc): RoomStatus {
  return parsed(statusSchema, stateOf(doc).get('status')) ?? 'lobby'
}

export function readAgenda(doc: Y.Doc): Agenda {
  const state = stateOf(doc)
  const seen = new Set<RungId>()
  const rungs = rungsOf(doc)
    .toArray()
    .flatMap((value) => parsed(revealedRungSchema, value) ?? [])
    // Two examiners may reveal the same rung at the same moment: the first one counts.
    .filter(({ rung }) => !seen.has(rung) && seen.add(rung))
  return {
    status: readStatus(doc),
    startedAtMs: parsed(timeSchema, state.get('startedAtMs')),
    endedAtMs: parsed(timeSchema, state.get('endedAtMs')),
    stages: parsed(stagesSchema, state.get('stages')) ?? [],
    clock: parsed(clockSchema, state.get('clock')),
    past: parsed(pastSchema, state.get('past')) ?? [],
    drillDown: parsed(drillDownTitleSchema, state.get('drillDown')),
    rungs,
    statement: parsed(statementSchema, state.get('statement')),
    locks: parsed(locksSchema, state.get('locks')) ?? { code: false, whiteboard: false },
    runners: parsed(runnersSchema, state.get('runners')) ?? 'all',
    farewell: parsed(farewellSchema, state.get('farewell')) ?? '',
    calledView: parsed(calledViewSchema, state.get('calledView')),
    focusEnd: parsed(focusEndSchema, state.get('focusEnd')),
  }
}

/** Written once by the server when the room is created: the stages are no secret, the prompts are. */
export function seedAgenda(doc: Y.Doc, plan: Plan): void {
  const state = stateOf(doc)
  state.set('status', 'lobby')
  state.set('stages', plan.stages)
}

/** Written by the server. A second start changes nothing. */
export function startAgenda(doc: Y.Doc, drillDown: Exercise | undefined, nowMs: number): void {
  const state = stateOf(doc)
  const { status, stages } = readAgenda(doc)
  if (status !== 'lobby') return
  doc.transact(() => {
    state.set('status', 'live')
    state.set('startedAtMs', nowMs)
    state.set('clock', clockFrom(0, nowMs))
    bringToFront(doc, stages[0], nowMs)
    if (drillDown?.drillDown) {
      state.set('drillDown', {
        exercise: drillDown.id,
        title: drillDown.title,
        opening: drillDown.drillDown.opening,
      })
    }
  })
}

/** Written by the server. */
export function endAgenda(doc: Y.Doc, nowMs: number): void {
  const { clock, past } = readAgenda(doc)
  const state = stateOf(doc)
  doc.transact(() => {
    state.set('status', 'ended')
    state.set('endedAtMs', nowMs)
    if (clock) state.set('past', [...past, passed(clock, nowMs)])
  })
}

/** Written by the server: takes the end back, and the time between end and return out of the stage. */
export function reopenAgenda(doc: Y.Doc, nowMs: number): void {
  const { clock, past, endedAtMs } = readAgenda(doc)
  const state = stateOf(doc)
  doc.transact(() => {
    state.set('status', 'live')
    state.delete('endedAtMs')
    state.set('past', past.slice(0, -1))
    // A clock that stood still at the end still stands: its pause already covers that time.
    if (clock?.pausedAtMs === null && endedAtMs !== undefined) {
      state.set('clock', { ...clock, pausedMs: clock.pausedMs + (nowMs - endedAtMs) })
    }
  })
}

function clockFrom(stage: number, nowMs: number, extraMinutes = 0): Clock {
  return { stage, startedAtMs: nowMs, pausedAtMs: null, pausedMs: 0, extraMinutes }
}

function passed(clock: Clock, nowMs: number): PastStage {
  const open = clock.pausedAtMs === null ? 0 : nowMs - clock.pausedAtMs
  return {
    stage: clock.stage,
    startedAtMs: clock.startedAtMs,
    endedAtMs: nowMs,
    pausedMs: clock.pausedMs + open,
    extraMinutes: clock.extraMinutes,
  }
}

/** What entering a stage brings to the front; a drill-down leaves everybody where they are. */
const viewThatOpens = {
  whiteboard: 'board',
  code: 'code',
  exercise: 'code',
  'drill-down': undefined,
} as const satisfies Record<NonNullable<Stage['opens']>, View | undefined>

/**
 * Goes to a stage, forwards or back; the one left is kept as it went, and a stage that is entered again keeps
 * its extensions. Out of range changes nothing.
 */
export function enterStage(doc: Y.Doc, stage: number, nowMs: number): void {
  const { clock, past, stages } = readAgenda(doc)
  const entered = stages[stage]
  if (!clock || !entered || stage === clock.stage) return
  const before = past.findLast((visit) => visit.stage === stage)
  const state = stateOf(doc)
  doc.transact(() => {
    state.set('past', [...past, passed(clock, nowMs)])
    state.set('clock', clockFrom(stage, nowMs, before?.extraMinutes))
    bringToFront(doc, entered, nowMs)
  })
}

function bringToFront(doc: Y.Doc, stage: Stage | undefined, nowMs: number) {
  const view = stage?.opens && viewThatOpens[stage.opens]
  if (view) callView(doc, view, nowMs)
}

export function extendStage(doc: Y.Doc, minutes: number): void {
  const { clock } = readAgenda(doc)
  if (clock) stateOf(doc).set('clock', { ...clock, extraMinutes: clock.extraMinutes + minutes })
}

export function pauseClock(doc: Y.Doc, nowMs: number): void {
  const { clock } = readAgenda(doc)
  if (clock?.pausedAtMs === null) stateOf(doc).set('clock', { ...clock, pausedAtMs: nowMs })
}

export function resumeClock(doc: Y.Doc, nowMs: number): void {
  const { clock } = readAgenda(doc)
  if (!clock || clock.pausedAtMs === null) return
  const pausedMs = clock.pausedMs + (nowMs - clock.pausedAtMs)
  stateOf(doc).set('clock', { ...clock, pausedAtMs: null, pausedMs })
}

/** How long this visit to the current stage has lasted, in milliseconds, pauses left out. */
export function elapsedMs(clock: Clock, nowMs: number): number {
  const until = clock.pausedAtMs ?? nowMs
  return Math.max(0, until - clock.startedAtMs - clock.pausedMs)
}

/** How long a stage has lasted over all visits to it, in milliseconds, pauses left out. */
export function spentMs(
  agenda: Pick<Agenda, 'past' | 'clock' | 'status'>,
  stage: number,
  nowMs: number,
): number {
  let spent = 0
  for (const visit of agenda.past) {
    if (visit.stage === stage) spent += visit.endedAtMs - visit.startedAtMs - visit.pausedMs
  }
  // After the end the last visit lies in the past, while the clock is kept for a return.
  const running = agenda.status === 'live' && agenda.clock?.stage === stage
  if (running && agenda.clock) spent += elapsedMs(agenda.clock, nowMs)
  return Math.max(0, spent)
}

/** The stage's length with its extensions, in milliseconds; undefined for an open stage. */
export function plannedMs(stage: Stage, clock: Clock): number | undefined {
  return stage.minutes === undefined ? undefined : (stage.minutes + clock.extraMinutes) * 60_000
}

/** Whether the candidate works unwatched: in a focus stage, until it is left or its focus is over. */
export function isUnwatched(agenda: Agenda): boolean {
  const { clock, stages, focusEnd, status } = agenda
  if (status !== 'live' || !clock || !stages[clock.stage]?.focus) return false
  return focusEnd?.visitAtMs !== clock.startedAtMs
}

/** How long the unwatched time still lasts, in milliseconds; undefined while nothing ends it but a person. */
export function unwatchedLeftMs(agenda: Agenda, nowMs: number): number | undefined {
  const { clock, stages } = agenda
  const stage = clock && stages[clock.stage]
  if (!isUnwatched(agenda) || !clock || !stage || clock.pausedAtMs !== null) return undefined
  const planned = plannedMs(stage, clock)
  return planned === undefined
    ? undefined
    : Math.max(0, planned - spentMs(agenda, clock.stage, nowMs))
}

/** Written by the server alone. The stage itself goes on; nothing happens when nobody works unwatched. */
export function endFocus(doc: Y.Doc, by: FocusEnd['by'], nowMs: number): void {
  const agenda = readAgenda(doc)
  if (!isUnwatched(agenda) || !agenda.clock) return
  const visitAtMs = agenda.clock.startedAtMs
  stateOf(doc).set('focusEnd', { visitAtMs, atMs: nowMs, by } satisfies FocusEnd)
}

export function setLock(doc: Y.Doc, which: keyof RoomState['locks'], locked: boolean): void {
  const { locks } = readAgenda(doc)
  if (locks[which] !== locked) stateOf(doc).set('locks', { ...locks, [which]: locked })
}

export function callView(doc: Y.Doc, view: View, nowMs: number): void {
  stateOf(doc).set('calledView', { view, atMs: nowMs } satisfies CalledView)
}

/** Written by the server alone. */
export function setRunners(doc: Y.Doc, who: RoomState['runners']): void {
  if (readAgenda(doc).runners !== who) stateOf(doc).set('runners', who)
}

/** Written by the server alone: it may come after the end, when nobody else writes here any more. */
export function writeFarewell(doc: Y.Doc, words: string): void {
  const farewell = words.trim().slice(0, limits.noteLength)
  if (readAgenda(doc).farewell !== farewell) stateOf(doc).set('farewell', farewell)
}
