/** The one gate for frames: asked for every message of every connection, and it denies what it does not know. */
import type { Permission } from '#shared/permissions.ts'
import type { ClientMessage } from '../sync/frames.ts'

/** Depends on the parsed message alone, never on how its bytes were spelt. */
export function authorize(permission: Permission, message: ClientMessage): boolean {
  if (permission.right === 'none') return false
  // Whoever may not see shows nothing either. What they ask for is answered once they may read again.
  if (permission.right === 'withheld') return message.kind !== 'awareness'
  switch (message.kind) {
    case 'step1':
    case 'queryAwareness':
    case 'awareness':
    case 'oversizePresence':
    case 'version':
      return true
    // A reader's write goes on to the document, which asks the same table again and takes nothing new from a
    // reader. What brings nothing new is no offence: an answer to the server's question, overtaken by a lock.
    case 'step2':
    case 'update':
      return true
    default:
      return false
  }
}
