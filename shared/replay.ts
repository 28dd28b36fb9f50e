/**
 * An interview played again: the logged updates of its documents on one clock, and the state at any moment of it.
 * Pure: bytes and times go in, Yjs documents come out.
 */
import * as Y from 'yjs'
import type { ParticipantId } from './ids.ts'

/** What everybody could see. Scorecards and backstage are no part of what happened in front of the candidate. */
export const replayDocuments = ['agenda', 'code', 'whiteboard'] as const
export type ReplayDocument = (typeof replayDocuments)[number]

/** A row of the log, as far as a replay needs it. */
export interface LoggedUpdate {
  /** The server's clock; never earlier than the row before. */
  readonly atMs: number
  readonly document: ReplayDocument
  /** Undefined: the server itself. */
  readonly participant: ParticipantId | undefined
  readonly update: Uint8Array
}

export type ReplayState = Readonly<Record<ReplayDocument, Y.Doc>>

export const activityKinds = ['code', 'board', 'runs', 'course'] as const
export type ActivityKind = (typeof activityKinds)[number]

/** That somebody did something at a moment. */
export interface Activity {
  readonly atMs: number
  readonly kind: ActivityKind
  readonly participant: ParticipantId | undefined
}

export interface Replay {
  /** In the order of their moments. */
  readonly activity: readonly Activity[]
  /**
   * The documents as they stood at a moment, everything logged in that very millisecond included. Forwards the
   * documents of the last call go on; backwards they are new ones, since a Yjs document forgets nothing.
   */
  seek(atMs: number): ReplayState
}

export interface ReplayOptions {
  /** Going back begins at one of so many states on the way, as far as their bytes allow. */
  readonly checkpoints?: number
  readonly checkpointBytes?: number
}

interface Checkpoint {
  /** How many updates it holds. */
  readonly count: number
  readonly states: Readonly<Record<ReplayDocument, Uint8Array>>
}

const defaults = { checkpoints: 32, checkpointBytes: 64 * 1024 * 1024 }

/** Throws when an update cannot be applied: what cannot be shown truly is not shown. */
export function buildReplay(updates: readonly LoggedUpdate[], options: ReplayOptions = {}): Replay {
  const { checkpoints: wanted, checkpointBytes } = { ...defaults, ...options }
  const checkpoints: Checkpoint[] = []
  const activity: Activity[] = []
  let state = emptyState()
  let applied = 0

  function apply(target: ReplayState, from: number, until: number) {
    for (const { document, update } of updates.slice(from, until)) {
      Y.applyUpdate(target[document], update)
    }
    for (const doc of Object.values(target)) {
      if (doc.store.pendingStructs ?? doc.store.pendingDs) throw new Error('the log has a gap')
    }
  }

  /** Once through all of it: what each update is about, and states to come back to. */
  function survey() {
    const step = Math.max(1, Math.ceil(updates.length / (wanted + 1)))
    const through = emptyState()
    const told = watch(through)
    let bytes = 0
    for (const [index, { atMs, participant }] of updates.entries()) {
      apply(through, index, index + 1)
      activity.push(...told().map((kind) => ({ atMs, kind, participant })))
      const count = index + 1
      if (count % step !== 0 || count === updates.length || bytes > checkpointBytes) continue
      const states = mapState(through, (doc) => Y.encodeStateAsUpdate(doc))
      bytes += Object.values(states).reduce((sum, { byteLength }) => sum + byteLength, 0)
      checkpoints.push({ count, states })
    }
    destroy(through)
  }

  survey()
  return {
    activity,
    seek(atMs) {
      const count = countUntil(updates, atMs)
      if (count < applied) {
        destroy(state)
        const checkpoint = checkpoints.findLast((one) => one.count <= count)
        state = emptyState()
        applied = checkpoint?.count ?? 0
        for (const name of checkpoint ? replayDocuments : []) {
          Y.applyUpdate(state[name], checkpoint!.states[name])
        }
      }
      apply(state, applied, count)
      applied = count
      return state
    },
  }
}

function mapState<T>(state: ReplayState, of: (doc: Y.Doc) => T): Record<ReplayDocument, T> {
  const { agenda, code, whiteboard } = state
  return { agenda: of(agenda), code: of(code), whiteboard: of(whiteboard) }
}

const emptyState = (): ReplayState => ({
  agenda: new Y.Doc(),
  code: new Y.Doc(),
  whiteboard: new Y.Doc(),
})

function destroy(state: ReplayState) {
  for (const doc of Object.values(state)) doc.destroy()
}

/** What changed since the last call. A run writes into the code's document, and is no typing. */
function watch({ agenda, code, whiteboard }: ReplayState): () => ActivityKind[] {
  const kinds = new Set<ActivityKind>()
  code.getMap('files').observeDeep(() => kinds.add('code'))
  code.getArray('runs').observeDeep(() => kinds.add('runs'))
  whiteboard.getMap('records').observeDeep(() => kinds.add('board'))
  agenda.on('update', () => kinds.add('course'))
  return () => {
    const told = activityKinds.filter((kind) => kinds.has(kind))
    kinds.clear()
    return told
  }
}

/** How many of them lie at or before a moment; they are in order. */
export function countUntil(ordered: readonly { readonly atMs: number }[], atMs: number): number {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ordered[middle]?.atMs ?? Infinity) <= atMs) low = middle + 1
    else high = middle
  }
  return low
}
