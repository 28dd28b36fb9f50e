import { useState } from 'react'
import type { DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { limits } from '#shared/limits.ts'
import { toast } from '../ui/toast.tsx'
import { insertFiles, readDroppedFiles } from './import-files.ts'

const bringsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/**
 * Takes files from this person's disk into the room, and says what was not taken and why. `dropZone` goes onto the
 * element that they may be dropped on, `over` says that some hang above it.
 */
export function useFileImport(doc: Y.Doc, enabled: boolean, onActivate: (file: string) => void) {
  const { t } = useTranslation('editor')
  const [over, setOver] = useState(false)

  const take = async (dropped: Iterable<File>) => {
    const read = await readDroppedFiles(dropped)
    const { added, refused } = insertFiles(doc, read.files)
    const last = added.at(-1)
    if (last !== undefined) onActivate(last)
    for (const { name, reason } of [...read.refused, ...refused]) {
      const most = reason === 'too-many' ? limits.files : limits.pasteBytes / 1_000
      toast(t(`refused.${reason}`, { file: name, most }), { tone: 'danger' })
    }
  }

  const dropZone = {
    onDragOver(event: DragEvent) {
      if (!enabled || !bringsFiles(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      setOver(false)
      if (!enabled || !bringsFiles(event)) return
      event.preventDefault()
      void take(event.dataTransfer.files)
    },
  }

  const choose = () => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = true
    input.addEventListener('change', () => void take(input.files ?? []))
    input.click()
  }

  return { over, dropZone, choose }
}
