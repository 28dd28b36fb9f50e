import { Box } from 'tldraw'
import type { Editor } from 'tldraw'
import type { WhiteboardPresence } from '#shared/awareness.ts'
import type { ParticipantId } from '#shared/ids.ts'
import { presenceOf } from '../sync/presence-of.ts'
import type { Presence } from '../sync/shared-document.ts'
import { sameJson } from './same-json.ts'

/** Keeps in sight what somebody else has in sight, however large either board is. */
export function followView(
  editor: Editor,
  presence: Pick<Presence<WhiteboardPresence>, 'others' | 'subscribe'>,
  participant: ParticipantId,
): () => void {
  let last: WhiteboardPresence['seen'] = null
  const look = () => {
    const seen = presenceOf(presence.others(), participant)?.seen
    if (!seen || sameJson(seen, last)) return
    last = seen
    editor.zoomToBounds(new Box(...seen), { inset: 0, force: true })
  }
  look()
  return presence.subscribe(look)
}
