/**
 * Who is present in one document. The server owns presence: it stamps who somebody is and keeps the clock,
 * so that nobody shows themselves as another, mutes another, or stays after they have left.
 */
import type { z } from 'zod'
import { presenceSchemas } from '#shared/awareness.ts'
import type { Identity, StampedPresence } from '#shared/awareness.ts'
import type { DocumentKind } from '#shared/document.ts'
import type { ParticipantId } from '#shared/ids.ts'
import { limits } from '#shared/limits.ts'
import { buildPresence } from './frames.ts'

/** A connection as presence knows it. */
export interface Viewer {
  readonly clientId: number
  readonly who: Identity
  /** Somebody who watches without being shown: an examiner looking through the candidate's eyes. */
  readonly unseen: boolean
  showPresence(frame: Uint8Array): void
}

interface Shown {
  readonly viewer: Viewer
  readonly state: StampedPresence<unknown>
}

export interface Presence {
  /** False when somebody else's connection holds this client id. */
  mayJoin(clientId: number, participant: ParticipantId): boolean
  /** Shows the newcomer to the others and the others to the newcomer; the returned function takes them out. */
  join(viewer: Viewer): () => void
  /** Takes over what a client says of itself; what does not fit the document's kind is not shown. */
  show(viewer: Viewer, state: unknown): void
  /** Everybody else's presence anew, so that no browser takes a quiet person for gone. */
  refresh(viewer: Viewer): void
  isEmpty(): boolean
}

export function openPresence(kind: DocumentKind, nowMs: () => number): Presence {
  const schema: z.ZodType | undefined = presenceSchemas[kind]
  const viewers = new Set<Viewer>()
  const shown = new Map<number, Shown>()
  let lastClock = 0

  /** Greater than any clock given out before, by an earlier run of the server too. */
  const nextClock = () => (lastClock = Math.max(lastClock + 1, nowMs()))

  const tellOthers = (viewer: Viewer, state: StampedPresence<unknown> | null) => {
    const frame = buildPresence([{ clientId: viewer.clientId, clock: nextClock(), state }])
    for (const other of viewers) if (other !== viewer) other.showPresence(frame)
  }

  const put = (viewer: Viewer, presence: unknown) => {
    const state = { who: viewer.who, presence }
    shown.set(viewer.clientId, { viewer, state })
    tellOthers(viewer, state)
  }

  const refresh = (viewer: Viewer) => {
    const states = [...shown.values()]
      .filter((one) => one.viewer !== viewer && one.viewer.clientId !== viewer.clientId)
      .map((one) => ({ clientId: one.viewer.clientId, clock: nextClock(), state: one.state }))
    if (states.length > 0) viewer.showPresence(buildPresence(states))
  }

  const isShown = (viewer: Viewer) => schema !== undefined && !viewer.unseen

  return {
    mayJoin(clientId, participant) {
      for (const viewer of viewers) {
        if (viewer.clientId === clientId && viewer.who.participant !== participant) return false
      }
      return true
    },
    join(viewer) {
      viewers.add(viewer)
      refresh(viewer)
      if (isShown(viewer)) put(viewer, null)
      return () => {
        viewers.delete(viewer)
        // A newer connection of the same browser may have taken the place over: then it stays.
        if (shown.get(viewer.clientId)?.viewer !== viewer) return
        shown.delete(viewer.clientId)
        tellOthers(viewer, null)
      }
    },
    show(viewer, state) {
      if (!schema || !isShown(viewer) || !viewers.has(viewer)) return
      if (JSON.stringify(state).length > limits.presenceStateBytes) return
      if (state === null) return put(viewer, null)
      const presence = schema.safeParse(state)
      if (presence.success) put(viewer, presence.data)
    },
    refresh,
    isEmpty: () => viewers.size === 0,
  }
}
