/** The documents of a room that this person may read, opened as soon as they may, each replaceable by a fresh one. */
import type { z } from 'zod'
import { presenceSchemas } from '#shared/awareness.ts'
import type { AgendaPresence, CodePresence, WhiteboardPresence } from '#shared/awareness.ts'
import { parseDocumentName, scorecardOf } from '#shared/document.ts'
import type { DocumentName } from '#shared/document.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import { permissionOn } from '#shared/permissions.ts'
import type { Asker, RoomStatus } from '#shared/permissions.ts'
import { openDocument } from './open-document.ts'
import type { OpenDocument } from './open-document.ts'
import type { Outboxes } from './outbox.ts'
import type { ServerClock } from './server-clock.ts'

export interface RoomDocuments {
  readonly agenda: OpenDocument<AgendaPresence>
  readonly code: OpenDocument<CodePresence> | undefined
  readonly whiteboard: OpenDocument<WhiteboardPresence> | undefined
  readonly backstage: OpenDocument<never> | undefined
  readonly scorecard: OpenDocument<never> | undefined
}
export type RoomDocument = keyof RoomDocuments
type AnyDocument = NonNullable<RoomDocuments[RoomDocument]>

export interface DocumentsOptions {
  readonly origin: string
  readonly room: RoomId
  readonly key: Key
  readonly asker: Asker
  readonly clock: ServerClock
  readonly outboxes: Outboxes
  readonly WebSocket: typeof WebSocket
}

/** Opens one document after another; knows nothing of when. */
export function documentOpener(options: DocumentsOptions) {
  const { room, asker, outboxes } = options
  const open = <P>(name: DocumentName, presence: z.ZodType<P> | undefined) =>
    openDocument<P>({
      ...options,
      name,
      presence,
      outbox: outboxes.open(`${room}/${asker.participant}/${name}`),
    })
  return {
    agenda: () => open('agenda', presenceSchemas.agenda),
    code: () => open('code', presenceSchemas.code),
    whiteboard: () => open('whiteboard', presenceSchemas.whiteboard),
    backstage: () => open<never>('backstage', undefined),
    scorecard: () => open<never>(scorecardOf(asker.participant), undefined),
  } satisfies { [K in RoomDocument]: () => AnyDocument }
}

/** Whether the room's table of permissions lets this person read it now. */
export function mayOpen(document: RoomDocument, asker: Asker, status: RoomStatus): boolean {
  const name = document === 'scorecard' ? scorecardOf(asker.participant) : document
  const id = parseDocumentName(name)
  const state = {
    status,
    damaged: false,
    locks: { code: false, whiteboard: false },
    unwatched: false,
    runners: 'all' as const,
  }
  return id !== undefined && permissionOn(id, asker, state).right !== 'none'
}
