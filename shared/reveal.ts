/** Showing the candidate what was prepared: copied into the agenda, which they read, a piece at a time. */
import type * as Y from 'yjs'
import { readAgenda, revealedRungSchema } from './agenda.ts'
import type { RevealedRung, Statement } from './agenda.ts'
import { visibleTests } from './exercise.ts'
import type { DrillDown, Exercise, Rung } from './exercise.ts'
import type { RungId } from './ids.ts'

/** Copies the rung's prompt, and nothing else of it, to where the candidate reads. */
export function revealRung(doc: Y.Doc, drillDown: DrillDown, rung: Rung, nowMs: number): void {
  if (readAgenda(doc).rungs.some((revealed) => revealed.rung === rung.id)) return
  const revealed: RevealedRung = {
    rung: rung.id,
    number: drillDown.rungs.findIndex(({ id }) => id === rung.id) + 1,
    prompt: rung.prompt,
    revealedAtMs: nowMs,
  }
  doc.getArray<unknown>('rungs').push([revealed])
}

/** Takes a reveal back; what was seen meanwhile stays in the log. */
export function hideRung(doc: Y.Doc, rung: RungId): void {
  const rungs = doc.getArray<unknown>('rungs')
  doc.transact(() => {
    for (let index = rungs.length - 1; index >= 0; index--) {
      if (revealedRungSchema.safeParse(rungs.get(index)).data?.rung === rung) rungs.delete(index)
    }
  })
}

/** Copies the coding task's statement, visible cases and starter files to where the candidate reads; all else stays behind. */
export function showStatement(doc: Y.Doc, exercise: Exercise, nowMs: number): void {
  if (!exercise.coding || readAgenda(doc).statement) return
  doc.getMap<unknown>('state').set('statement', {
    exercise: exercise.id,
    title: exercise.title,
    text: exercise.coding.statement,
    tests: visibleTests(exercise.coding),
    starters: exercise.coding.starters,
    shownAtMs: nowMs,
  } satisfies Statement)
}

/** Takes the statement back; what was seen meanwhile stays in the log. */
export function hideStatement(doc: Y.Doc): void {
  doc.getMap<unknown>('state').delete('statement')
}
