import { useEffect } from 'react'
import type { Editor } from 'tldraw'
import type { WhiteboardPresence } from '#shared/awareness.ts'
import type { Presence } from '../sync/shared-document.ts'
import type { Theme } from '../theme/useTheme.ts'
import { followPresence, showPresence } from './bind-presence.ts'

/** Cursors: one's own to the others, theirs here in their colours of the theme. */
export function useBoardPresence(
  editor: Editor | undefined,
  presence: Presence<WhiteboardPresence>,
  theme: Theme,
): void {
  useEffect(() => editor && showPresence(editor, presence), [editor, presence])
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
