/** The one gate for frames: asked for every message of every connection, and it denies what it does not know. */
import type { Permission } from '#shared/permissions.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import type { ClientMessage } from '../sync/frames.ts'

export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: RefusalReason }

const allowed: Verdict = { allowed: true }

/** Depends on the parsed message alone, never on how its bytes were spelt. */
export function authorize(permission: Permission, message: ClientMessage): Verdict {
  if (permission.right === 'none') return { allowed: false, reason: 'read-only' }
  switch (message.kind) {
    case 'step1':
    case 'queryAwareness':
    case 'awareness':
    case 'version':
    case 'oversizePresence':
      return allowed
    case 'step2':
    case 'update':
      if (permission.right === 'write') return allowed
      return { allowed: false, reason: refusalFor(permission.reason) }
    default:
      return { allowed: false, reason: 'read-only' }
  }
}

function refusalFor(reason: (Permission & { right: 'read' })['reason']): RefusalReason {
  return reason === 'locked' || reason === 'ended' ? reason : 'read-only'
}
