/** One word for the whole room out of what its documents say: the worst comes first. */
import type { Permission, RoomStatus } from '#shared/permissions.ts'
import { closeCode } from '#shared/protocol.ts'
import type { RoomState } from './session.ts'
import type { SaveState } from './shared-document.ts'

export interface DocumentStanding {
  readonly saveState: SaveState
  readonly permission: Permission | undefined
  /** Code and whiteboard: what people come to the room to write. */
  readonly workspace: boolean
}

type Kind<K extends SaveState['kind']> = SaveState & { readonly kind: K }

export function roomState(documents: readonly DocumentStanding[], status: RoomStatus): RoomState {
  const of = <K extends SaveState['kind']>(kind: K) =>
    documents.flatMap(({ saveState }) => (saveState.kind === kind ? [saveState as Kind<K>] : []))

  const closed = of('closed')
  if (closed.some(({ code }) => code === closeCode.tooOld)) return { kind: 'outdated' }
  if (closed[0]) return closed[0]
  const [refused] = of('refused')
  if (refused) return refused

  const offline = of('offline')
  const saving = of('saving')
  if (offline.length > 0) {
    const kept = sum(offline, (state) => state.kept)
    return { kind: 'offline', kept, unkept: sum(offline, (state) => state.unkept) }
  }
  if (of('connecting').length > 0) return { kind: 'connecting' }
  if (saving.length > 0) {
    const changes = sum(saving, (state) => state.changes)
    return { kind: 'saving', changes, slow: saving.some(({ slow }) => slow) }
  }

  if (status === 'ended') return { kind: 'ended' }
  return readOnly(documents) ?? { kind: 'saved' }
}

function sum<T>(all: readonly T[], count: (one: T) => number): number {
  return all.reduce((total, one) => total + count(one), 0)
}

/** Read-only only when nothing of the workspace can be written: one lock of two is told where it is. */
function readOnly(documents: readonly DocumentStanding[]): RoomState | undefined {
  const reasons = documents
    .filter(({ workspace }) => workspace)
    .map(({ permission }) => {
      if (permission?.right === 'withheld') return 'withheld' as const
      return permission?.right === 'read' ? permission.reason : undefined
    })
  const [reason] = reasons
  if (reasons.includes(undefined)) return undefined
  if (reason === 'ended') return { kind: 'ended' }
  return reason === undefined || reason === 'lobby' ? undefined : { kind: 'read-only', reason }
}

/** Whether two states differ in more than a step between saving and saved, or than a count. */
export function standsOtherwise(a: RoomState, b: RoomState): boolean {
  return standing(a) !== standing(b)
}

function standing(state: RoomState): string {
  if (state.kind === 'saving') return standing({ kind: 'saved' })
  if (state.kind === 'offline') return `offline ${state.unkept > 0}`
  return JSON.stringify(state)
}
