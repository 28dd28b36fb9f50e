import { useState } from 'react'
import { readBackstage } from '#shared/backstage.ts'
import { useRead, useRoomSession } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'

/** How many lines colleagues have written since the chat was last looked at in this tab. */
export function useUnreadChat(backstage: SharedDocument, looking: boolean): number {
  const { me } = useRoomSession()
  const { chat } = useRead(backstage.doc, readBackstage)
  const theirs = chat.filter(({ from }) => from !== me.participant).length
  const [seen, setSeen] = useState(theirs)
  if (looking && seen !== theirs) setSeen(theirs)
  return looking ? 0 : Math.max(0, theirs - seen)
}
