import { useEffect } from 'react'
import type { Editor } from 'tldraw'
import type { WhiteboardPresence } from '#shared/awareness.ts'
import type { ParticipantId } from '#shared/ids.ts'
import type { Presence } from '../sync/shared-document.ts'
import type { Theme } from '../theme/useTheme.ts'
import { followPresence, showPresence } from './bind-presence.ts'
import { followView } from './follow-view.ts'

/** Cursors: one's own to the others, theirs here in their colours of the theme; and the view of whom one follows. */
export function useBoardPresence(
  editor: Editor | undefined,
  presence: Presence<WhiteboardPresence>,
  theme: Theme,
  followed: ParticipantId | undefined,
): void {
  const following = followed !== undefined
  useEffect(
    () => editor && showPresence(editor, presence, following),
    [editor, presence, following],
  )
  useEffect(
    () => (editor && followed ? followView(editor, presence, followed) : undefined),
    [editor, presence, followed],
  )
  useEffect(
    () => editor && followPresence(editor, presence, hueIn(theme)),
    [editor, presence, theme],
  )
}

/** The library paints cursors with colours, not with variables: they are read anew for each theme. */
function hueIn(_theme: Theme): (hue: number) => string {
  const style = getComputedStyle(document.documentElement)
  return (hue) => style.getPropertyValue(`--p${hue}`).trim()
}
