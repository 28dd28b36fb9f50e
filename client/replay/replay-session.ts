/** A room as it was: what the room's own panels need to show it once more, and nothing that could change it. */
import type * as Y from 'yjs'
import type { Room } from '#shared/api.ts'
import type { AgendaPresence } from '#shared/awareness.ts'
import type { Key } from '#shared/ids.ts'
import { createLocalDocument } from '../sync/local-document.ts'
import type { RoomSession } from '../sync/session.ts'

/** @param atMs the moment that is shown, in milliseconds since 1970 */
export function replaySession(room: Room, key: Key, agenda: Y.Doc, atMs: number): RoomSession {
  const nowMs = () => atMs
  return {
    room,
    me: room.who,
    preview: false,
    agenda: {
      ...createLocalDocument<AgendaPresence>('agenda', agenda),
      permission: { right: 'read', reason: 'ended' },
      nowMs,
    },
    code: undefined,
    whiteboard: undefined,
    backstage: undefined,
    scorecard: undefined,
    people: [],
    state: { kind: 'ended' },
    dropped: undefined,
    nowMs,
    key,
    links: {},
    showView() {},
    resync() {},
    buildCopy: () => new Blob(),
  }
}
