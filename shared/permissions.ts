/** Who may do what: one table, asked through one function by the server's gate and by the client's screens. */
import type { DocumentId, DocumentKind } from './document.ts'
import type { ParticipantId } from './ids.ts'
import type { Role } from './role.ts'

export type Right = 'none' | 'read' | 'write'

const table: Record<DocumentKind, Record<Role, Right>> = {
  code: { candidate: 'write', observer: 'read', examiner: 'write' },
  whiteboard: { candidate: 'write', observer: 'read', examiner: 'write' },
  agenda: { candidate: 'read', observer: 'read', examiner: 'write' },
  backstage: { candidate: 'none', observer: 'none', examiner: 'write' },
  scorecard: { candidate: 'none', observer: 'none', examiner: 'write' },
}

export const roomStatuses = ['lobby', 'live', 'ended'] as const
export type RoomStatus = (typeof roomStatuses)[number]

/** Whose runs the room takes: everybody's who writes code, or examiners' alone. */
export const runners = ['all', 'examiners'] as const

/** Why somebody who may open a document may not write to it, in the order in which it is told. */
export type ReadOnlyReason = 'damaged' | 'ended' | 'lobby' | 'locked' | 'preview' | 'role'

export interface Asker {
  readonly role: Role
  readonly participant: ParticipantId
  /** An examiner's look through the candidate's eyes: sees what a candidate sees, changes nothing. */
  readonly preview: boolean
}

export interface RoomState {
  readonly status: RoomStatus
  readonly damaged: boolean
  readonly locks: { readonly code: boolean; readonly whiteboard: boolean }
  /** The candidate works unwatched: a focus stage lasts. */
  readonly unwatched: boolean
  readonly runners: (typeof runners)[number]
}

export type Permission =
  | { readonly right: 'none' }
  /** May read it again later: until then not a frame of it, neither content nor presence. */
  | { readonly right: 'withheld' }
  | { readonly right: 'write' }
  | { readonly right: 'read'; readonly reason: ReadOnlyReason }

const none: Permission = { right: 'none' }
const withheld: Permission = { right: 'withheld' }
const read = (reason: ReadOnlyReason): Permission => ({ right: 'read', reason })

/**
 * The right of `asker` on `document` while the room is in `state`. Deny by default:
 * - a scorecard is its owner's alone;
 * - before the start nobody but an examiner reads what was prepared;
 * - while the candidate works unwatched, nobody else sees code and whiteboard: not through their eyes either;
 * - after the end code, whiteboard and agenda are read-only for everybody, scoring goes on.
 */
export function permissionOn(document: DocumentId, asker: Asker, state: RoomState): Permission {
  const right = table[document.kind][asker.role]
  if (right === 'none') return none
  if (document.kind === 'scorecard' && document.owner !== asker.participant) return none
  const shared = document.kind === 'code' || document.kind === 'whiteboard'
  if (shared && state.status === 'lobby' && asker.role !== 'examiner') return none
  const watches = asker.role !== 'candidate' || asker.preview
  if (shared && state.status === 'live' && state.unwatched && watches) return withheld
  if (state.damaged) return read('damaged')
  if (right === 'read') return read('role')
  if (asker.preview) return read('preview')
  if (state.status === 'ended' && (shared || document.kind === 'agenda')) return read('ended')
  if (document.kind === 'code' && state.locks.code && asker.role === 'candidate') {
    return read('locked')
  }
  if (document.kind === 'whiteboard' && state.locks.whiteboard && asker.role === 'candidate') {
    return read('locked')
  }
  return { right: 'write' }
}

/** Whether `asker`, who may write to the code, may also run it. */
export function mayRun(
  { role, preview }: Pick<Asker, 'role' | 'preview'>,
  state: Pick<RoomState, 'runners'>,
): boolean {
  if (preview || role === 'observer') return false
  return role === 'examiner' || state.runners === 'all'
}
