import { useEffect, useState } from 'react'
import { usePanelRef } from 'react-resizable-panels'
import type { PanelSize } from 'react-resizable-panels'
import { z } from 'zod'
import { useKept } from '../../ui/useKept.ts'

/** A side panel that folds away, and is found as it was left. */
export function useFolding(name: string) {
  const panel = usePanelRef()
  const [open, keepOpen] = useKept(`pairboard.${name}-open`, z.boolean(), true)
  const [foundOpen] = useState(open)
  useEffect(() => {
    if (!foundOpen) panel.current?.collapse()
  }, [panel, foundOpen])
  return {
    panel,
    open,
    onResize: ({ inPixels }: PanelSize) => keepOpen(inPixels > 0),
    unfold: () => panel.current?.expand(),
    fold() {
      if (open) panel.current?.collapse()
      else panel.current?.expand()
    },
  }
}
